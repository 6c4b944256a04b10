// Finding the page for what one sees.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlaybookId } from '../../../src/core/playbook/model/document.ts'
import { createPlaybookIndex, type PlaybookIndex, putPlaybook, removePlaybook } from '../../../src/core/search/playbook-index.ts'
import { type SearchHit, searchPlaybooks } from '../../../src/core/search/search.ts'
import type { MarkedLine } from '../../../src/core/search/snippet.ts'
import { read } from '../playbook/reading.ts'

const storage = `# Storage

## Emergency #1: Out of disk space

**Symptoms:**
- "No space left on device" when saving

\`\`\`bash
# Clean
docker system prune
\`\`\`

## Emergency #2: Nothing is written now

**Symptoms:**
- None of the jobs has finished; they are not in the list, and now and then one is lost

\`\`\`bash
# Look at the jobs
jobctl list --all
\`\`\`

## Useful

\`\`\`bash
# Connections
ss -tlnp
\`\`\`
`
const access = `# Access

## Emergency #1: Lockout

**Symptoms:**
- 401 Unauthorized
- Lost password

\`\`\`bash
# Check the disk
df -h
\`\`\`

## Emergency #2: Certificate expired

**Symptoms:**
- x509: certificate has expired
- Error 4011 from the proxy

\`\`\`bash
# Renew
certbot renew
\`\`\`

## What the alerts mean

| Alert | Meaning | Action |
|---|---|---|
| \`queue_depth > 1000\` | Overloaded | Check the clients |
| \`error_rate > 0.05\` | Failing | Read the logs |
`

function indexOf(texts: Readonly<Record<string, string>>): PlaybookIndex {
  const index = createPlaybookIndex()
  for (const [id, text] of Object.entries(texts)) putPlaybook(index, id as PlaybookId, read(text))
  return index
}

const index = indexOf({ storage, access })
const find = (query: string, where = index) => searchPlaybooks(where, query, 20)
const titles = (query: string, where = index) => find(query, where).map((hit) => hit.title.text)
const marked = ({ text, marks }: MarkedLine) => marks.map(({ start, end }) => text.slice(start, end))
const markedIn = (hit: SearchHit | undefined) => (hit?.snippet === undefined ? [] : marked(hit.snippet))

describe('search', () => {
  it.each([
    ['no space left', 'Out of disk space'],
    ['401', 'Lockout'],
    ['unauth', 'Lockout'],
    ['pasword lost', 'Lockout'],
    ['disk', 'Out of disk space'],
    ['ss -tlnp', 'Useful'],
    ['certificates expiring', 'Certificate expired'],
    ['diskspace', 'Out of disk space'],
    ['dis kspace', 'Out of disk space'],
    ['ENOSPC', 'Out of disk space'],
    ['cert', 'Certificate expired'],
    ['overloaded', 'queue_depth > 1000'],
    ['emergency 2 certificate', 'Certificate expired'],
  ])('%s: %s', (query, title) => {
    expect(titles(query)[0]).toBe(title)
  })

  it('lists each team’s scenario for when everything is down, whatever it calls it', () => {
    const named = (what: string) => `# Recovery\n\n## Emergency #1: ${what}\n\n\`\`\`bash\n# Look\nuptime\n\`\`\`\n`
    const names = ['Complete System Failure', 'Complete Infrastructure Failure', 'Total infrastructure failure']
    const teams = indexOf(Object.fromEntries(names.map((name) => [name, named(name)])))
    expect(titles('everything down', teams).toSorted()).toEqual(names.toSorted())
  })

  it('marks the words that matched in the line where they stand', () => {
    const [hit] = find('space left')
    expect(hit?.snippet?.text).toBe('"No space left on device" when saving')
    expect(markedIn(hit)).toEqual(['space', 'left'])
    expect(marked(hit!.title)).toEqual(['space'])
  })

  it('marks a word that says nothing only beside one that says something', () => {
    expect(markedIn(find('no space left')[0])).toEqual(['No', 'space', 'left'])
  })

  it('lists nothing for a word that says nothing, where another finds something', () => {
    expect(titles('no space left')).toEqual(['Out of disk space'])
    expect(titles('the certificate is not in there now')).not.toContain('Nothing is written now')
  })

  it('lists no playbook beside its own scenario', () => {
    const named = indexOf({ storage: storage.replace('# Storage', '# Disk space, and what to do without it') })
    expect(titles('disk space', named)).not.toContain('Disk space, and what to do without it')
  })

  it('lists a playbook first when it is its name that was typed', () => {
    const named = indexOf({ access, storage: storage.replace('# Storage', '# Storage of the billing cluster') })
    expect(titles('billing cluster', named)[0]).toBe('Storage of the billing cluster')
  })

  it('takes numbers as they are', () => {
    expect(titles('4011')).toEqual(['Certificate expired'])
    expect(titles('401')).toEqual(['Lockout'])
    expect(titles('4012')).toEqual([])
  })

  it('finds quoted words only where they stand together', () => {
    expect(titles('"password lost"')).toEqual(titles('password lost'))
    expect(titles('"lost password"')).toEqual(['Lockout'])
    expect(titles('"left on device"')).toEqual(['Out of disk space'])
  })

  it('leaves the best answer where it is while its words are typed', () => {
    const query = 'no space left on device'
    const typing = Array.from({ length: query.length - 3 }, (_, index) => titles(query.slice(0, index + 4))[0])
    expect(new Set(typing)).toEqual(new Set(['Out of disk space']))
  })

  it('gives as many as were asked for', () => {
    expect(searchPlaybooks(index, 'error lost disk list', 1)).toHaveLength(1)
  })

  it('finds nothing for nothing', () => {
    expect(find('  ')).toEqual([])
    expect(find('?! …')).toEqual([])
    expect(find('xyzzyplugh')).toEqual([])
  })

  it('names the procedure that answers', () => {
    const playbook = read(storage)
    const [hit] = find('no space left')
    expect(hit?.procedureId).toBe(playbook.procedures[0]?.id)
    expect(find('ss -tlnp')[0]?.procedureId).toBe(playbook.procedures[2]?.id)
  })

  it('marks the right characters in text that was repaired, and among emoji', () => {
    const broken = '# Alerts\n\n## Scenario 1: âš ï¸ Gateway âœ… down\n\n**Symptoms:**\n- ðŸ”´ the gateâ€™s queue is “fullâ€\u009d\n'
    const where = indexOf({ broken })
    const [hit] = find('queue full', where)
    expect(markedIn(hit)).toEqual(['queue', 'full'])
    expect(marked(find('gateway down', where)[0]!.title)).toEqual(['Gateway', 'down'])
  })

  it('cuts a long line around what matched, and the marks with it', () => {
    const where = indexOf({
      long: `# Long\n\n## Notes\n\n${'some words of no use '.repeat(30)} the flux capacitor ${'and more of it '.repeat(30)}`,
    })
    const [hit] = find('flux capacitor', where)
    expect(hit?.snippet?.text).toMatch(/^….{60,165}…$/)
    expect(markedIn(hit)).toEqual(['flux', 'capacitor'])
  })

  it('gives a scenario the text that stands elsewhere under its name', () => {
    const split = `# Apart

## Scenarios

### Scenario 1: Queue stuck

**Symptoms**:
- jobs pile up

### Scenario 2: Cache cold

**Symptoms**:
- everything is slow

## Procedures

### Scenario 1: Queue stuck

The usual cause is a poisoned message in the dead letter box.

\`\`\`bash
# Purge
rabbitctl purge dead-letters
\`\`\`

### Scenario 2: Cache cold

\`\`\`bash
# Warm
./warm-cache.sh
\`\`\`
`
    const where = indexOf({ split })
    expect(find('poisoned message', where)).toMatchObject([{ kind: 'scenario', title: { text: 'Queue stuck' } }])
    expect(titles('warm-cache', where)).toEqual(['Cache cold'])
  })

  it.each([
    ['Störungen', 'Szenario', 'Symptome', 'Die Datenbank startet nicht', 'Festplatte ist voll', 'datenbank startet', 'festplate voll'],
    ['Pannes', 'Scénario', 'Symptômes', 'Le service ne démarre pas', 'mémoire épuisée', 'service demarre', 'memoire epuisee'],
    ['Fallos', 'Escenario', 'Síntomas', 'La contraseña no funciona', 'acceso denegado', 'contrasena', 'aceso denegado'],
    ['故障', '场景', '症状', '数据库无法启动', '磁盘空间不足', '数据库启动', '磁盘空间'],
  ])('finds what is written in another language: %s', (title, scenario, symptoms, name, symptom, first, second) => {
    const where = indexOf({ access, other: `# ${title}\n\n## ${scenario} 1: ${name}\n\n**${symptoms}:**\n- ${symptom}\n` })
    expect(titles(first, where)[0]).toContain(name)
    expect(titles(second, where)[0]).toContain(name)
  })
})

describe('an index', () => {
  it('takes what the first table says that one sees as a symptom of the scenario to which it leads', () => {
    const guide = indexOf({
      guide: `# Guide

| What you see | Go to |
|---|---|
| The gauge is red | [Scenario 1](#scenario-1-too-hot) |
| Nothing you know | [Look around](#look-around) |

## Scenario 1: Too hot

\`\`\`bash
# Cool it
cool
\`\`\`

## Look around

Everywhere.
`,
    })
    expect(find('gauge red', guide)).toMatchObject([{ kind: 'scenario', title: { text: 'Too hot' }, sectionId: 'scenario-1-too-hot' }])
    expect(markedIn(find('gauge red', guide)[0])).toEqual(['gauge', 'red'])
    expect(find('nothing I know', guide)[0]).toMatchObject({ title: { text: 'Nothing you know' }, sectionId: 'look-around' })
  })

  it('answers from the playbook as it is now, and no more from one that was taken out', () => {
    const changing = indexOf({ storage, access })
    putPlaybook(changing, 'access' as PlaybookId, read(access.replace('Lost password', 'Forgotten passphrase')))
    expect(titles('"lost password"', changing).slice(0, 1)).not.toEqual(['Lockout'])
    expect(titles('forgotten passphrase', changing)).toEqual(['Lockout'])
    removePlaybook(changing, 'access' as PlaybookId)
    expect(titles('forgotten passphrase', changing)).toEqual([])
    expect(titles('no space left', changing)).toEqual(['Out of disk space'])
  })

  it('answers the same after a thousand changes as when it was new', () => {
    const changing = indexOf({ storage, access })
    for (let change = 0; change < 1000; change++)
      putPlaybook(changing, 'access' as PlaybookId, read(`# Access\n\n## Note ${change}\n\nword${change}\n`))
    putPlaybook(changing, 'access' as PlaybookId, read(access))
    expect(changing.pages.books.length).toBeLessThan(2000)
    for (const query of ['no space left', '401', 'list', 'cert']) expect(find(query, changing)).toEqual(find(query, index))
  })

  it('marks whole words in order, whatever is typed', () => {
    const texts = fc.array(
      fc.oneof(fc.constantFrom('disk', 'spac', '401', 'won’t', 'no', '"', 'Ünïcode', '磁盘', '🔥', "can't"), fc.string()),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(texts, texts, (words, typed) => {
        const where = indexOf({ access, any: `# Any\n\n## Scenario 1: ${words.join(' ').replaceAll('\n', ' ')}\n\n${words.join('\n')}\n` })
        for (const { title, snippet } of find(typed.join(' '), where)) {
          for (const { text, marks } of snippet === undefined ? [title] : [title, snippet]) {
            marks.forEach(({ start, end }, place) => {
              expect(start).toBeGreaterThanOrEqual(marks[place - 1]?.end ?? 0)
              expect(text.slice(start, end)).toMatch(/^[\p{L}\p{M}\p{N}'’]+$/u)
            })
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})
