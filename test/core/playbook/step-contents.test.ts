import { expect, test } from 'vitest'
import type { Block } from '../../../src/core/playbook/model/document.ts'
import { plainText } from '../../../src/core/playbook/source/inlines.ts'
import { notesAfterwards, stepContents } from '../../../src/core/playbook/step-contents.ts'
import { read } from './reading.ts'

const stepOf = (body: string) => read(`# Back to what it was\n\n${body}`).procedures[0]!.steps[0]!
const words = (notes: readonly Block[]) => notes.map((note) => (note.type === 'paragraph' ? plainText(note.inlines) : note.type))
const contents = (body: string) =>
  stepContents(stepOf(body)).map((content) => (content.type === 'notes' ? words(content.notes) : content.command.text))

test('the notes and commands of a step stand in the order in which the author wrote them', () => {
  const fence =
    '```bash\n# Restore the state\n# (of this morning)\ncp app.db.old app.db\ncp key.old key\n\n# Restart services\n# ... (in their order)\n```'
  expect(contents(fence)).toEqual([
    ['(of this morning)'],
    'cp app.db.old app.db',
    'cp key.old key',
    ['Restart services', '... (in their order)'],
  ])
  expect(words(notesAfterwards(stepOf(fence)))).toEqual(['Restart services', '... (in their order)'])
  expect(notesAfterwards(stepOf('```bash\n# Look\n# Twice\nls\n```'))).toEqual([])
})

test('a sentence is read before the command that it holds, and what is below the command after it', () => {
  expect(contents('1. Look\n\n   Run `ls /srv` first.\n\n   It lists two files.\n')).toEqual([
    ['Run ls /srv first.'],
    'ls /srv',
    ['It lists two files.'],
  ])
})

test('a step without commands has nothing but its notes, and nothing for afterwards', () => {
  const step = stepOf('1. Call the keeper\n\n   He has the key.\n2. Wait\n')
  expect(stepContents(step).map(({ type }) => type)).toEqual(['notes'])
  expect(notesAfterwards(step)).toEqual([])
})
