import { describe, expect, it } from 'vitest'
import { rateWrapPlaces, wrapRating } from '../../../src/core/card/wrap-places.ts'

/** The text with a broken bar at each place that is at least this good to wrap at. */
function marked(text: string, atLeast: number): string {
  const ratings = rateWrapPlaces(text)
  return [...text].map((character, at) => (ratings[at]! >= atLeast ? `¦${character}` : character)).join('')
}

describe('where a command may be wrapped', () => {
  it('is best after an operator and before a long option', () => {
    expect(marked('tar c /srv | gzip --best > a.gz', wrapRating.betweenParts)).toBe('tar c /srv ¦| ¦gzip ¦--best ¦> a.gz')
  })

  it('is between words where the shell splits them', () => {
    expect(marked('cp -r a b', wrapRating.afterOption)).toBe('cp ¦-r ¦a ¦b')
  })

  it('is worse between an option and what may be its value, or a sign and its file, than between words', () => {
    const command = 'psql -U app -d shop -c "SELECT 1" --file x.sql -mtime -7 -q | tee -a out 2> errors'
    expect(marked(command, wrapRating.betweenWords)).toBe(
      'psql ¦-U app ¦-d shop ¦-c "SELECT 1" ¦--file x.sql ¦-mtime -7 ¦-q ¦| ¦tee ¦-a out ¦2> errors',
    )
    expect(marked('psql -c "SELECT 1"', wrapRating.afterOption)).toBe('psql ¦-c ¦"SELECT 1"')
  })

  it('is worse inside quotes than between words', () => {
    expect(marked(`echo "a b" 'c d'`, wrapRating.betweenWords)).toBe(`echo ¦"a b" ¦'c d'`)
    expect(marked(`echo "a b"`, wrapRating.insideQuotes)).toBe('echo ¦"a ¦b"')
  })

  it('is between the words of a substitution inside quotes', () => {
    expect(marked('echo "at $(date +%s) now"', wrapRating.betweenWords)).toBe('echo ¦"at $(date ¦+%s) now"')
  })

  it('is never right after a backslash', () => {
    expect(marked('cp a\\ b c', wrapRating.insideWord)).toBe('cp ¦a\\ b ¦c')
  })

  it('is last of all inside a name, behind an underscore or before what comes after a dot', () => {
    expect(marked('full-TIMESTAMP.tar.gz', wrapRating.insideName)).toBe('full-TIMESTAMP¦.tar¦.gz')
    expect(marked('erlmcp_enterprise.', wrapRating.insideName)).toBe('erlmcp_¦enterprise.')
    expect(marked('a_b.c', wrapRating.insideWord)).toBe('a_b.c')
  })

  it('is poor inside a word, after a sign', () => {
    expect(marked('srv/data', wrapRating.insideWord)).toBe('srv/¦data')
  })

  it('is never behind a sign that what follows begins with', () => {
    expect(marked('/srv/data', wrapRating.insideName)).toBe('/srv/¦data')
    expect(marked('curl "http://web:8080/a" --to=/srv/a', wrapRating.insideWord)).toBe('curl ¦"http://web:8080/¦a" ¦--to=/srv/¦a')
  })
})
