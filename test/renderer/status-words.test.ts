// What stands at a step that has run: also where the status of its program is neither success nor failure by itself.
import { expect, test } from 'vitest'
import type { RunId } from '../../src/core/incident/events.ts'
import type { StepState } from '../../src/core/incident/state.ts'
import type { CommandId } from '../../src/core/playbook/model/document.ts'
import { shownStatus, spokenStatus, statusWords } from '../../src/renderer/step/status-words.ts'

function endedWith(exitStatus: number, text: string): StepState {
  const commandId = 'c' as CommandId
  const command = { status: 'failed', runId: 'r' as RunId, text, exitStatus, outputBytes: 0 } as const
  return {
    status: 'failed',
    title: 'Look',
    exitStatus,
    stopRequested: false,
    byHand: false,
    commandIds: [commandId],
    commands: { [commandId]: command },
  }
}

test('a program that found nothing is said to have, and is neither done nor failed', () => {
  const state = endedWith(1, 'ps aux | grep worker')
  expect([shownStatus(state), statusWords(state), spokenStatus(state)]).toEqual([
    'to-judge',
    ['ended with 1: grep found nothing'],
    'ended with 1: grep found nothing',
  ])
})

test('an error of the same program has failed, and so has a step that the responder marked', () => {
  const broken = endedWith(2, 'ps aux | grep worker')
  expect([shownStatus(broken), statusWords(broken)]).toEqual(['failed', ['failed', 'exit 2']])
  const marked = { ...endedWith(1, 'ps aux | grep worker'), byHand: true }
  expect([shownStatus(marked), statusWords(marked)]).toEqual(['failed', ['failed']])
})
