// Passwords and passphrases that the responder has this computer keep.
import { expect, test } from 'vitest'
import type { SecretStore } from '../../../../src/engine/secrets/secret-store.ts'
import type { TargetAnswer, TargetQuestion } from '../../../../src/engine/targets/question.ts'
import { withKeptAnswers } from '../../../../src/engine/targets/registry/kept-answers.ts'
import { createQuestions, type Questions } from '../../../../src/engine/targets/registry/questions.ts'

const password: TargetQuestion = { type: 'password', target: 'db-1', user: 'ops', host: '10.0.0.7', isRetry: false }
const passphrase: TargetQuestion = { type: 'passphrase', target: 'db-1', keyFile: '/home/ops/.ssh/id', isRetry: false }
const code: TargetQuestion = {
  type: 'prompts',
  target: 'db-1',
  user: 'ops',
  host: '10.0.0.7',
  title: '',
  instructions: '',
  prompts: [{ text: 'Code:', isSecret: true }],
}

function storeInMemory(isAvailable = true): SecretStore {
  const kept = new Map<string, string>()
  return {
    isAvailable: async () => isAvailable,
    get: async (name) => kept.get(name),
    set: async (name, secret) => void kept.set(name, secret),
    remove: async (name) => void kept.delete(name),
    names: async () => [...kept.keys()],
  }
}

/** Answers everything in the same way, and remembers what it was asked. */
function personAt(questions: Questions, answer: TargetAnswer): TargetQuestion[] {
  const asked: TargetQuestion[] = []
  questions.onChange(() => {
    for (const { questionId, question } of questions.open()) {
      asked.push(question as TargetQuestion)
      questions.answer(questionId, answer)
    }
  })
  return asked
}

function open(store: SecretStore | undefined): Questions {
  return withKeptAnswers(createQuestions(), store, (error) => {
    throw error
  })
}

test('a password that is to be kept is not asked for again, until it is refused', async () => {
  const questions = open(storeInMemory())
  const asked = personAt(questions, { type: 'accepted', texts: ['s3cret'], keep: true })
  for (const question of [password, passphrase]) {
    await questions.ask(question)
    expect(await questions.ask(question)).toEqual({ type: 'accepted', texts: ['s3cret'] })
  }
  expect(asked).toEqual([
    { ...password, mayKeep: true },
    { ...passphrase, mayKeep: true },
  ])
  await questions.ask({ ...password, isRetry: true })
  expect(asked).toHaveLength(3)
})

test('a kept password that was refused is forgotten', async () => {
  const store = storeInMemory()
  const first = open(store)
  personAt(first, { type: 'accepted', texts: ['old'], keep: true })
  await first.ask(password)
  const second = open(store)
  personAt(second, { type: 'declined' })
  expect(await second.ask(password)).toEqual({ type: 'accepted', texts: ['old'] })
  await second.ask({ ...password, isRetry: true })
  expect(await second.ask(password)).toEqual({ type: 'declined' })
})

test('nothing is kept without a tick, for another target, or of a one-time code', async () => {
  const store = storeInMemory()
  const unticked = open(store)
  const asked = personAt(unticked, { type: 'accepted', texts: ['s3cret'] })
  await unticked.ask(password)
  await unticked.ask(password)
  expect(asked).toHaveLength(2)
  const ticked = open(store)
  const others = personAt(ticked, { type: 'accepted', texts: ['s3cret'], keep: true })
  for (const question of [password, { ...password, target: 'db-2' }, { ...password, hop: 'jump@gate:22' }, code, code]) {
    await ticked.ask(question as TargetQuestion)
  }
  expect(others).toHaveLength(5)
  expect(others.at(-1)).toEqual(code)
})

test.each([
  ['there is no store', undefined],
  ['the store would not encrypt', storeInMemory(false)],
])('a person is asked each time where %s', async (_where, store) => {
  const questions = open(store)
  const asked = personAt(questions, { type: 'accepted', texts: ['s3cret'], keep: true })
  await questions.ask(password)
  await questions.ask(password)
  expect(asked).toEqual([password, password])
})
