// Passwords and passphrases that the responder has this computer keep.
import { expect, test } from 'vitest'
import type { SecretStore } from '../../../../src/engine/secrets/secret-store.ts'
import type { TargetAnswer, TargetQuestion } from '../../../../src/engine/targets/question.ts'
import { type KeptAnswers, withKeptAnswers } from '../../../../src/engine/targets/registry/kept-answers.ts'
import { createQuestions, type Questions } from '../../../../src/engine/targets/registry/questions.ts'
import { storeInMemory } from '../../secrets/store-in-memory.ts'

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
  isRetry: false,
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

function open(store: SecretStore | undefined): KeptAnswers {
  return withKeptAnswers(createQuestions(), store, (error) => {
    throw error
  })
}

/** Asks as something that finds the answer right. */
async function askAndTake({ questions }: KeptAnswers, question: TargetQuestion): Promise<TargetAnswer> {
  const answer = await questions.ask(question)
  if (answer.type === 'accepted') questions.worked?.(question)
  return answer
}

/** A store that has this password. */
async function storeWith(secret: string): Promise<SecretStore> {
  const store = storeInMemory()
  const answers = open(store)
  personAt(answers.questions, { type: 'accepted', texts: [secret], keep: true })
  await askAndTake(answers, password)
  return store
}

test('a password that is to be kept is not asked for again, until it is refused', async () => {
  const answers = open(storeInMemory())
  const asked = personAt(answers.questions, { type: 'accepted', texts: ['s3cret'], keep: true })
  for (const question of [password, passphrase]) {
    await askAndTake(answers, question)
    expect(await askAndTake(answers, question)).toEqual({ type: 'accepted', texts: ['s3cret'] })
  }
  expect(asked).toEqual([
    { ...password, mayKeep: true },
    { ...passphrase, mayKeep: true },
  ])
  await answers.questions.ask({ ...password, isRetry: true })
  expect(asked).toHaveLength(3)
})

test('a password is kept only once it has worked', async () => {
  const store = storeInMemory()
  const answers = open(store)
  personAt(answers.questions, { type: 'accepted', texts: ['mistyped'], keep: true })
  await answers.questions.ask(password)
  expect(await store.names()).toEqual([])
  answers.questions.worked?.(password)
  await expect.poll(() => store.names()).toHaveLength(1)
})

test('a kept password that was refused is forgotten', async () => {
  const store = await storeWith('old')
  const { questions } = open(store)
  personAt(questions, { type: 'declined' })
  expect(await questions.ask(password)).toEqual({ type: 'accepted', texts: ['old'] })
  await questions.ask({ ...password, isRetry: true })
  expect(await questions.ask(password)).toEqual({ type: 'declined' })
  expect(await store.names()).toEqual([])
})

test('one after which the connection ended is not given again, to nobody, until it has worked', async () => {
  const store = await storeWith('perhaps')
  const { questions, unattended } = open(store)
  const asked = personAt(questions, { type: 'accepted', texts: ['perhaps'] })
  expect(await unattended.ask(password)).toEqual({ type: 'accepted', texts: ['perhaps'] })
  expect(await unattended.ask(password)).toEqual({ type: 'declined' })
  expect(asked).toEqual([])
  await questions.ask(password)
  expect(asked).toEqual([{ ...password, mayKeep: true }])
  questions.worked?.(password)
  expect(await unattended.ask(password)).toEqual({ type: 'accepted', texts: ['perhaps'] })
})

test('one that a person had to put right is forgotten, also where they keep nothing', async () => {
  const store = await storeWith('old')
  const { questions, unattended } = open(store)
  personAt(questions, { type: 'accepted', texts: ['new'] })
  await unattended.ask(password)
  await questions.ask(password)
  questions.worked?.(password)
  await expect.poll(() => store.names()).toEqual([])
})

test('where nobody is there, what is kept is given, and nothing else is answered', async () => {
  const store = await storeWith('s3cret')
  const { questions, unattended } = open(store)
  const asked = personAt(questions, { type: 'accepted', texts: ['typed'] })
  expect(await unattended.ask(password)).toEqual({ type: 'accepted', texts: ['s3cret'] })
  for (const question of [passphrase, code, { ...password, target: 'db-2' }, { ...password, isRetry: true }])
    expect(await unattended.ask(question as TargetQuestion)).toEqual({ type: 'declined' })
  expect(asked).toEqual([])
})

test('nothing is kept without a tick, for another target, or of a one-time code', async () => {
  const store = storeInMemory()
  const unticked = open(store)
  const asked = personAt(unticked.questions, { type: 'accepted', texts: ['s3cret'] })
  await askAndTake(unticked, password)
  await askAndTake(unticked, password)
  expect(asked).toHaveLength(2)
  const ticked = open(store)
  const others = personAt(ticked.questions, { type: 'accepted', texts: ['s3cret'], keep: true })
  for (const question of [password, { ...password, target: 'db-2' }, { ...password, hop: 'jump@gate:22' }, code, code]) {
    await askAndTake(ticked, question as TargetQuestion)
  }
  expect(others).toHaveLength(5)
  expect(others.at(-1)).toEqual(code)
})

test.each([
  ['there is no store', undefined],
  ['the store would not encrypt', storeInMemory({}, false)],
])('a person is asked each time where %s', async (_where, store) => {
  const answers = open(store)
  const asked = personAt(answers.questions, { type: 'accepted', texts: ['s3cret'], keep: true })
  await askAndTake(answers, password)
  await askAndTake(answers, password)
  expect(asked).toEqual([password, password])
})
