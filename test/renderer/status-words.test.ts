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

test('after the responder went on behind a failure and the rest succeeded, it is for the responder to say', () => {
  const [first, second] = ['c1', 'c2'] as CommandId[]
  const ended = (status: 'failed' | 'succeeded') => ({ status, runId: 'r' as RunId, text: 'x', exitStatus: 0, outputBytes: 0 })
  const state: StepState = {
    ...endedWith(1, 'test -e up'),
    commandIds: [first!, second!],
    commands: { [first!]: ended('failed'), [second!]: ended('succeeded') },
  }
  expect([shownStatus(state), statusWords(state)]).toEqual(['to-judge', ['command 1 failed, the rest succeeded']])
  const stillLeft = { ...state, commands: { [first!]: ended('failed') } }
  expect([shownStatus(stillLeft), statusWords(stillLeft)]).toEqual(['failed', ['failed', 'exit 1']])
})
