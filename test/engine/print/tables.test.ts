// Tables on paper that is hardly wide enough for them.
import { describe, expect, it } from 'vitest'
import { typeset } from '../../../src/engine/print/typeset.ts'
import { read } from '../../core/playbook/reading.ts'
import { missing } from '../../support/real-parts.ts'
import { textOf } from './reading-paper.ts'

const paths = ['mahavishnu', 'session-buddy', 'crackerjack', 'excalidraw-mcp']
const rows = paths.map((path) => `| ${path} | what it does | 8680, 8681 | \`/Users/les/Projects/${path}\` | \`session_buddy.db\` |\n`)
const playbook = read(
  `# Hosts\n\nOutside of it stands this.\n\n| Server | Purpose | Ports | Project | Database |\n|---|---|---|---|---|\n${rows.join('')}`,
)

/** Each word with the height of its type, in points. */
function words(bytes: Uint8Array): readonly { readonly text: string; readonly heightPt: number }[] {
  const found = textOf(bytes, '-bbox').matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</g)
  return [...found].map(([, top, bottom, text = '']) => ({ text, heightPt: Number(bottom) - Number(top) }))
}

describe.skipIf(missing('pdftotext'))('a table that is too wide for its paper', () => {
  it('has its paths broken behind their slashes, and is set as large as the text around it', async () => {
    const { bytes } = await typeset(playbook, { type: 'booklet' }, { paper: 'a5', fileName: 'hosts.md', printedOn: '2026-11-21' })
    const found = words(bytes)
    const heightOf = (word: string) => found.find(({ text }) => text === word)?.heightPt ?? 0
    const beginnings = found.flatMap(({ text }) => (text.startsWith('/Users') ? [text] : []))
    expect(beginnings).toHaveLength(paths.length)
    for (const beginning of beginnings) expect(beginning).toMatch(/\/$/)
    for (const path of paths) expect(found.filter(({ text }) => text.endsWith(path))).toHaveLength(2)
    expect(heightOf('Purpose')).toBeGreaterThanOrEqual(heightOf('Outside') * 0.95)
  })
})

describe.skipIf(missing('pdftotext'))('a table of which one column wraps anyway', () => {
  it('has no other wrap beside it that wants only a little', async () => {
    const symptom = 'the collections are there and not green, and the answers to it can not be right'
    const cases = [2, 3, 4].map((number) => `| ${symptom} | P${number} | Scenario ${number} here |\n`)
    const led = read(`# Cases\n\n| What you see | Severity | Go to |\n|---|---|---|\n${cases.join('')}`)
    const { bytes } = await typeset(led, { type: 'booklet' }, { paper: 'a5', fileName: 'cases.md', printedOn: '2026-11-21' })
    const text = textOf(bytes, '-layout')
    for (const number of [2, 3, 4]) expect(text).toContain(`Scenario ${number} here`)
  })
})
