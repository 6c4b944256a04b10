// The list and the search know a playbook before its commands are judged: what they are told must be the playbook that a
// responder then opens.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Command } from '../../../src/core/playbook/model/command.ts'
import type { Playbook, WrittenPlaybook } from '../../../src/core/playbook/model/playbook.ts'
import { readWritten } from '../../../src/core/playbook/read.ts'
import { grammar, read } from './reading.ts'

const folder = join(import.meta.dirname, '../../../playbooks')
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))

function withoutJudgement(playbook: Playbook): WrittenPlaybook {
  const written = ({ hazards, blanks, follows, interactive, needsRoot, unparsed, inside, ...command }: Command) => command
  return {
    ...playbook,
    procedures: playbook.procedures.map((procedure) => ({
      ...procedure,
      steps: procedure.steps.map((step) => ({ ...step, commands: step.commands.map(written) })),
    })),
  }
}

describe('a playbook whose commands are not judged yet', () => {
  it('is the whole playbook in everything else', () => {
    const told = ['# A\n\n```bash {"name": "go", "cwd": "/srv", "interactive": true}\nrm -rf "$DIR" # all of it\n```\n', ...texts]
    for (const text of told) expect(readWritten(text, { grammar, fileName: 'playbook.md' })).toEqual(withoutJudgement(read(text)))
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
