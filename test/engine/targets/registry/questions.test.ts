// Questions of targets on their way to people, over the contract: asked once, answered once, kept nowhere.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OpenQuestion } from '../../../../src/contract/target-calls.ts'
import type { TargetQuestion } from '../../../../src/engine/targets/question.ts'
import { createQuestions, type Questions } from '../../../../src/engine/targets/registry/questions.ts'

const password: TargetQuestion = { type: 'password', target: 'db-1', user: 'ops', host: 'db-1', isRetry: false }

describe('a question of a target', () => {
  let questions: Questions
  beforeEach(() => {
    questions = createQuestions()
  })
  afterEach(() => questions.close())

  test('is declined at once where nobody looks', async () => {
    expect(await questions.ask(password)).toEqual({ type: 'declined' })
  })

  test('is seen by everybody who looks, and gone for all with the first answer; a second one is refused', async () => {
    const seen: (readonly OpenQuestion[])[] = []
    questions.onChange(() => seen.push(questions.open()))
    questions.onChange(() => {})
    const answer = questions.ask(password)
    const [asked] = questions.open()
    questions.answer(asked!.questionId, { type: 'accepted', texts: ['s3cret'] })
    expect(await answer).toEqual({ type: 'accepted', texts: ['s3cret'] })
    expect(seen.map((open) => open.length)).toEqual([1, 0])
    expect(() => questions.answer(asked!.questionId, { type: 'declined' })).toThrow('no longer open')
    expect(JSON.stringify(seen)).not.toContain('s3cret')
  })

  test('is declined when the target gives up, and when the shell closes', async () => {
    questions.onChange(() => {})
    const controller = new AbortController()
    const first = questions.ask(password, controller.signal)
    const second = questions.ask(password)
    controller.abort()
    expect(await first).toEqual({ type: 'declined' })
    expect(questions.open()).toHaveLength(1)
    questions.close()
    expect(await second).toEqual({ type: 'declined' })
    expect(await questions.ask(password)).toEqual({ type: 'declined' })
  })
})
