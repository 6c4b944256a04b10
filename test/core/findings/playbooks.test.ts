// The bundled playbooks are models of how to write one: nothing is wrong with them but what only a team can fill in.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPlaybook } from '../../../src/core/playbook/read.ts'
import { checkPlaybook } from '../../../src/engine/findings/check-file.ts'
import { readPlaybookFile } from '../../../src/engine/library/playbook-file.ts'
import { missing, seedsFolder } from '../../support/real-parts.ts'
import { grammar } from '../playbook/reading.ts'

// A day on which the bundled ones are not overdue and the real ones are.
const before = process.env.SOURCE_DATE_EPOCH
beforeAll(() => {
  process.env.SOURCE_DATE_EPOCH = String(Date.UTC(2026, 10, 21) / 1000)
})
afterAll(() => {
  if (before === undefined) delete process.env.SOURCE_DATE_EPOCH
  else process.env.SOURCE_DATE_EPOCH = before
})

const folder = join(import.meta.dirname, '..', '..', '..', 'playbooks')

async function findingsOf(file: string) {
  const content = await readPlaybookFile(file, 'file-not-found')
  return (await checkPlaybook(file, { ...content, playbook: readPlaybook(content.text, { grammar, fileName: file }) }, grammar)).found
}

describe('the bundled playbooks', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.md')))('%s lacks nothing but contacts', async (name) => {
    const found = await findingsOf(join(folder, name))
    expect(found.filter(({ rule }) => rule !== 'contact-blank')).toEqual([])
  })
})

/** Gone through by hand, line by line: each is true, and a careful reader would say the same. */
const reviewed: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  'emergency-recovery-playbook.md': {
    'no-verification': [52, 106, 124, 283, 308],
    'deleted-unseen': [66, 190, 236],
    'document-missing': [71, 213],
    'objective-exceeded': [199],
    'script-missing': [299],
    'overwritten-unsaved': [313],
    'scenario-without-symptoms': [329],
    'contact-blank': [467, 468, 469],
    'objective-missed': [491, 494],
    'review-overdue': [500],
  },
  'erlmcp-quick-reference.md': {
    'contact-blank': [12, 13, 14, 15],
    'scenario-without-symptoms': [105, 127, 163, 194],
    'overwritten-unsaved': [141, 462],
    'secret-in-clear': [172, 178],
    'no-verification': [448],
    'review-overdue': [476],
  },
  'ai-platform-dr-runbook.md': {
    'secret-in-clear': [106, 107, 114, 115, 126, 133, 343, 678, 833, 834],
    'script-missing': [153],
    'overwritten-unsaved': [222, 234, 403, 413, 439, 470, 496, 522, 545, 572, 622, 637, 703, 718],
    'no-verification': [399, 406, 418, 432, 443, 566, 616, 649, 687],
    'exec-in-stopped': [424],
    'deleted-unseen': [424, 446, 658],
    'scenario-without-symptoms': [562, 580],
    'nobody-to-call': [792],
    'document-missing': [816],
    'settings-in-shell': [826],
    'review-overdue': [937],
  },
  'mcp-ecosystem-dr-runbook.md': {
    'contact-blank': [60, 61, 71, 82, 92, 840, 1018, 1019, 1020, 1021, 1022],
    unfinished: [115, 608, 1029, 1030],
    'overwritten-unsaved': [553],
    'broken-characters-in-command': [621],
    'broken-characters': [841, 865, 887],
    'link-to-missing-file': [1034, 1035, 1036, 1037],
    'review-overdue': [1049],
  },
  'qdrant-mcp-dr-procedures.md': {
    'review-missing': [1],
    'contact-blank': [39, 40, 41, 42, 43],
    'scenario-without-symptoms': [54, 318, 366, 430, 462],
    'broken-characters-in-command': [108, 138, 169, 173, 186, 207, 238, 241, 252, 278, 286, 301, 309, 311, 382, 399, 506],
    'script-missing': [124],
    'variable-from-elsewhere': [289],
    'overwritten-unsaved': [341, 395],
    'no-verification': [346, 485],
    'broken-characters': [574, 591],
  },
}

describe.skipIf(missing('seeds'))('real playbooks', () => {
  it.each(Object.entries(reviewed))('%s has the findings of a careful reader', async (name, expected) => {
    const found: Record<string, number[]> = {}
    for (const { rule, line } of await findingsOf(join(seedsFolder, name))) found[rule] = [...(found[rule] ?? []), line]
    expect(found).toEqual(expected)
  })
})
