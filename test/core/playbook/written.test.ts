// The list and the search know a playbook before its commands are judged and its procedures related: what they are told must
// be what they would be told of the playbook that a responder then opens.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PlaybookId } from '../../../src/core/playbook/model/document.ts'
import { readPlaybook, readWritten } from '../../../src/core/playbook/read.ts'
import { pagesOf } from '../../../src/core/search/pages.ts'
import { factsOf, scenarioFactsOf } from '../../../src/engine/library/facts.ts'
import { seedsFolder } from '../../support/real-parts.ts'
import { grammar, read } from './reading.ts'

function textsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
}

const texts = textsIn(join(import.meta.dirname, '../../../playbooks'))

const recognised = `# Shop

## Runbooks

| Symptom | Severity | Go to |
| --- | --- | --- |
| Orders hang | P1 | [Queue](#scenario-1-queue-is-full) |

## Alerts

| Alert | Meaning | Action |
| --- | --- | --- |
| QueueFull | nobody reads | [Queue](#scenario-1-queue-is-full) |

## Scenario 1: Queue is full

**RTO**: 2 hours

### Impact

Orders are late.

### What you see

Causes: a consumer died

Symptoms:

- the queue grows

### Option A: Restart (5 minutes)

Prerequisites: access to the host

\`\`\`bash
systemctl restart consumer # the slow one
\`\`\`

If it fails:

1. Purge with \`rabbitmqctl purge_queue orders\`

### Rollback

- [ ] Start \`consumer-old\` again
`

describe('a playbook whose commands are not judged yet', () => {
  const options = { grammar, fileName: 'playbook.md' }
  const fence = '# A\n\n```bash {"name": "go", "cwd": "/srv", "interactive": true}\nrm -rf "$DIR" # all of it\n```\n'
  const all = [fence, recognised, '', 'only words', ...texts, ...textsIn(seedsFolder)]

  it('is found by the same pages as the whole', () => {
    for (const text of all) {
      const pages = pagesOf('p' as PlaybookId, readWritten(text, options))
      expect(pages).toEqual(pagesOf('p' as PlaybookId, readPlaybook(text, options)))
    }
    const [queue] = pagesOf('p' as PlaybookId, readWritten(recognised, options))
    expect(queue?.text.split('\n')).toEqual(
      expect.arrayContaining(['the queue grows', 'Orders are late.', 'P1', 'QueueFull → nobody reads → Queue']),
    )
  })

  it('has the same row in the list, and the same steps in its scenarios', () => {
    for (const text of all) {
      const [written, whole] = [readWritten(text, options), readPlaybook(text, options)]
      expect(factsOf(written)).toEqual(factsOf(whole))
      expect(scenarioFactsOf(written)).toEqual(scenarioFactsOf(whole))
    }
  })

  it('has the longest objective of its scenarios in its row, where it says none for all of them', () => {
    const emergencies =
      '## Emergency #1: The gate is stuck\n\n1. Push\n\n## Emergency #2: The pump is dry\n\n**RTO**: 90 seconds\n\n1. Pour\n'
    const table = '## Recovery Time Objectives (RTO)\n\n| Emergency | Target RTO |\n|---|---|\n| Gate is stuck | 20 minutes |\n'
    const objectiveOf = (head: string) =>
      [readWritten, readPlaybook].map((reading) => factsOf(reading(`${head}\n${emergencies}\n${table}`, options)).rto)
    expect(objectiveOf('# Lock\n')).toEqual(['PT20M', 'PT20M'])
    expect(objectiveOf('# Lock\n\n**RTO**: 10 minutes\n')).toEqual(['PT10M', 'PT10M'])
  })
})

describe('a playbook that is sent to a screen', () => {
  const playbooks = texts.map(read)
  const sent = playbooks.map((playbook) => structuredClone(playbook))

  it.each(['contacts', 'escalation', 'roles', 'severityLevels', 'thresholds', 'templates', 'diagrams', 'links'] as const)(
    'takes its %s along, though they are read when they are asked for',
    (part) => {
      expect(sent.map((playbook) => playbook[part])).toEqual(playbooks.map((playbook) => playbook[part]))
      expect(sent.some((playbook) => playbook[part].length > 0)).toBe(true)
    },
  )

  it('is the same in JSON', () => {
    expect(playbooks.map((playbook) => JSON.parse(JSON.stringify(playbook)))).toEqual(sent)
  })
})
