// The questions over real playbooks: the page that a responder needs is the first one.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PlaybookId } from '../../../src/core/playbook/model/document.ts'
import { createPlaybookIndex, type PlaybookIndex, putPlaybook } from '../../../src/core/search/playbook-index.ts'
import { searchPlaybooks } from '../../../src/core/search/search.ts'
import { missing, seedsFolder } from '../../support/real-parts.ts'
import { read } from '../playbook/reading.ts'
import { bundledQuestions, everyQuestion, type Question, seedQuestions } from './questions.ts'

const bundledFolder = join(import.meta.dirname, '..', '..', '..', 'playbooks')

function indexOf(...folders: readonly string[]): PlaybookIndex {
  const index = createPlaybookIndex()
  for (const folder of folders)
    for (const name of readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md'))
      putPlaybook(index, name as PlaybookId, read(readFileSync(join(folder, name), 'utf8')))
  return index
}

function expectAnswer(index: PlaybookIndex, { typed, answers, file }: Question): void {
  const hits = searchPlaybooks(index, typed, 5)
  const shown = hits.map((hit) => `${hit.title.text} (${hit.playbookId})`)
  expect(answers, shown.join('; ')).toContain(hits[0]?.title.text)
  if (file !== undefined) expect(hits[0]?.playbookId).toContain(file)
}

describe.skipIf(missing('seeds'))('over the five real playbooks, the first answer is right for', () => {
  const index = missing('seeds') ? createPlaybookIndex() : indexOf(seedsFolder)
  it.each(seedQuestions)('$typed', (question) => expectAnswer(index, question))
})

describe.skipIf(missing('seeds'))('over all of them together, the first answer is right for', () => {
  const index = missing('seeds') ? createPlaybookIndex() : indexOf(seedsFolder, bundledFolder)
  it.each(everyQuestion)('$typed', (question) => expectAnswer(index, question))
})

describe('over the playbooks that ship, the first answer is right for', () => {
  const index = indexOf(bundledFolder)
  it.each(bundledQuestions)('$typed', (question) => expectAnswer(index, question))

  const rows = readdirSync(bundledFolder).flatMap((name) =>
    [
      ...readFileSync(join(bundledFolder, name), 'utf8')
        .split('\n## ')[0]!
        .matchAll(/^\| (.+?) \|.*\[Scenario \d+\]\(#(.+?)\) \|$/gm),
    ].map(([, seen, target]) => ({ name, seen: seen!, target: target! })),
  )
  it.each(rows)('“$seen”, as the first table of $name says it', ({ name, seen, target }) => {
    expect(searchPlaybooks(index, seen, 5)[0]).toMatchObject({ playbookId: name, kind: 'scenario', sectionId: target })
  })
})
