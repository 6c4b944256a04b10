// The notes of one step → what one should see when it worked, and what to do when it fails.

import type { Block } from '../model/document.ts'
import type { FailureBranch, Step } from '../model/procedure.ts'
import { plainText } from '../source/inlines.ts'
import { keyValues } from '../wording/labels.ts'
import { readCondition } from './conditions.ts'
import { itemText } from './outline.ts'
import { linkedSection } from './tables.ts'
import { passageWords } from './words.ts'

type NoteFacts = Pick<Step, 'expected' | 'onFailure'>

const longestNote = 1000
const nothing: NoteFacts = {}

/** Reads the notes; a step without any is the usual case and costs nothing. */
export function readStepNotes(notes: readonly Block[]): NoteFacts {
  if (notes.length === 0) return nothing
  const expected: string[] = []
  const onFailure: FailureBranch[] = []
  let isOpen = false
  for (const note of notes) {
    if (note.type === 'code') {
      if (note.role === 'output' || isOpen) expected.push(note.text.trimEnd().slice(0, longestNote))
      isOpen = false
      continue
    }
    if (note.type === 'list') {
      for (const item of note.items) {
        const text = itemText(item.blocks)
        const branch = branchFrom(text, item.blocks[0])
        if (branch !== undefined) onFailure.push({ ...branch, lines: note.lines })
        else if (isOpen && text !== '') expected.push(text)
      }
      isOpen = false
      continue
    }
    if (note.type !== 'paragraph' && note.type !== 'label') {
      isOpen = false
      continue
    }
    const text = plainText(note.inlines).slice(0, longestNote).trim()
    const branch = branchFrom(text, note)
    if (branch !== undefined) {
      onFailure.push({ ...branch, lines: note.lines })
      isOpen = false
      continue
    }
    const value = expectedIn(text, note)
    if (value === '') isOpen = true
    else if (value !== undefined) {
      expected.push(value)
      isOpen = false
    } else if (isOpen) expected.push(text)
  }
  if (expected.length === 0 && onFailure.length === 0) return nothing
  return { ...(expected.length === 0 ? {} : { expected }), ...(onFailure.length === 0 ? {} : { onFailure }) }
}

function branchFrom(text: string, block: Block | undefined): Omit<FailureBranch, 'lines'> | undefined {
  const condition = readCondition(text)
  if (condition === undefined) return undefined
  const sectionId = block?.type === 'paragraph' ? linkedSection(block.inlines) : undefined
  return {
    when: condition.when,
    ...(condition.doing === '' ? {} : { text: condition.doing }),
    ...(sectionId === undefined ? {} : { sectionId }),
  }
}

/** The expected thing; '' where it stands below; undefined where the note says nothing of the kind. */
function expectedIn(text: string, block: Extract<Block, { type: 'paragraph' | 'label' }>): string | undefined {
  const match = passageWords.expected.exec(text.slice(0, 80)) ?? passageWords.success.exec(text.slice(0, 80))
  if (match === null) {
    const pair = text.includes(':') ? keyValues(block.inlines).find(({ key }) => passageWords.expected.test(key)) : undefined
    return pair?.value
  }
  const rest = text.slice(match[0].length)
  const colon = /^[^:：.]{0,40}[:：]\s*/.exec(rest)
  if (colon !== null) return rest.slice(colon[0].length).trim()
  return /^\s*$/.test(rest) ? '' : /should|will|sollte|doit|debe|应/.test(match[0]) ? text : undefined
}
