// Tables on paper that is hardly wide enough for them.
import { describe, expect, it } from 'vitest'
import { typeset } from '../../../src/engine/print/typeset.ts'
import { read } from '../../core/playbook/reading.ts'
import { missing } from '../../support/real-parts.ts'
import { textOf } from './reading-paper.ts'

const names = ['mahavishnu', 'session-buddy', 'crackerjack', 'excalidraw-mcp']

function hosts(head: string, row: (name: string) => string) {
  const rule = '|---'.repeat(head.split('|').length - 2)
  return read(`# Hosts\n\nOutside of it stands this.\n\n${head}\n${rule}|\n${names.map((name) => `${row(name)}\n`).join('')}`)
}

async function onA5(playbook: ReturnType<typeof read>): Promise<Uint8Array> {
  const { bytes } = await typeset(playbook, { type: 'booklet' }, { paper: 'a5', fileName: 'hosts.md', printedOn: '2026-11-21' })
  return bytes
}

/** Each word with the height of its type, in points. */
function words(bytes: Uint8Array): readonly { readonly text: string; readonly heightPt: number }[] {
  const found = textOf(bytes, '-bbox').matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</g)
  return [...found].map(([, top, bottom, text = '']) => ({ text, heightPt: Number(bottom) - Number(top) }))
}

describe.skipIf(missing('pdftotext'))('a table that is too wide for its paper', () => {
  it('has its paths broken behind their slashes, and is set as large as the text around it', async () => {
    const path = (name: string) => `/srv/users/production/projects/recovery/${name}`
    const found = words(
      await onA5(hosts('| Server | Project | Database |', (name) => `| ${name} | \`${path(name)}\` | \`${path('db')}\` |`)),
    )
    const heightOf = (word: string) => found.find(({ text }) => text === word)?.heightPt ?? 0
    const beginnings = found.flatMap(({ text }) => (text.startsWith('/srv') ? [text] : []))
    expect(beginnings).toHaveLength(names.length * 2)
    for (const beginning of beginnings) expect(beginning).toMatch(/\/$/)
    expect(heightOf('Project')).toBeGreaterThanOrEqual(heightOf('Outside') * 0.95)
  })

  it('has of many columns each value behind the head of its column, whole and as large as the text around it', async () => {
    const bytes = await onA5(
      hosts(
        '| Server | Purpose | Ports | Project | Database |',
        (name) => `| ${name} | what it does | 8680, 8681 | \`/Users/les/Projects/${name}\` | \`session_buddy.db\` |`,
      ),
    )
    const text = textOf(bytes).replace(/\s+/g, ' ')
    for (const name of names)
      expect(text).toMatch(
        new RegExp(
          `Server: ${name} Purpose: what it does · Ports: 8680, 8681 · Project: /Users/les/Projects/${name} · Database: session_buddy.db`,
        ),
      )
    const found = words(bytes)
    const heightOf = (word: string) => found.find((one) => one.text === word)?.heightPt ?? 0
    expect(heightOf('8680,')).toBeGreaterThanOrEqual(heightOf('Outside') * 0.95)
  })

  it('has lines to write on under what a row says, where beside it that would be a tower of words', async () => {
    const does = 'decides in major incidents, finds people, speaks to the management, and leads the review afterwards'
    const rows = ['Lead', 'Stand-in'].map((role) => `| ${role} | ${does} | [NAME] | [PHONE] | [EMAIL] |\n`).join('')
    const bytes = await onA5(read(`# Roles\n\n| Role | Does | Name | Phone | Email |\n|---|---|---|---|---|\n${rows}`))
    const text = textOf(bytes, '-layout')
    expect(text.match(/^ *Does: decides in major incidents, finds people/gm)).toHaveLength(2)
    expect(text.match(/^ *Name +Phone +Email/gm)).toHaveLength(2)
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
