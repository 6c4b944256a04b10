import { describe, expect, it } from 'vitest'
import type { TargetQuestion } from '../../../../src/engine/targets/question.ts'
import { rememberingAnswers } from '../../../../src/engine/targets/registry/remembered-answers.ts'
import { person } from '../ssh/asking.ts'

const password = (place: string, more: { readonly target?: string; readonly isRetry?: boolean } = {}): TargetQuestion => ({
  type: 'password',
  target: 'db-1',
  user: 'ada',
  host: '10.0.0.5',
  place,
  isRetry: false,
  ...more,
})
const gate = 'gate ada@10.0.0.5:22'
const given = (text: string) => ({ type: 'accepted', texts: [text] })

describe('a password that a hop took', () => {
  it('is not asked for again in the incident, whichever target it is the way to, and again at another hop', async () => {
    const ada = person({ password: [['one'], ['two']] })
    const asker = rememberingAnswers(ada)
    expect(await asker.ask(password(gate))).toEqual(given('one'))
    asker.worked?.(password(gate))
    expect(await asker.ask(password(gate, { target: 'db-2' }))).toEqual(given('one'))
    // The same address behind another jump host is another machine.
    expect(await asker.ask(password('vault ada@10.0.0.5:22'))).toEqual(given('two'))
    expect(ada.asked).toHaveLength(2)
    expect(await rememberingAnswers(ada).ask(password(gate))).toEqual({ type: 'declined' })
  })

  it('is asked for anew where nobody knows that it was right, and where it was refused', async () => {
    const ada = person({ password: [['wrong'], ['right'], ['changed']] })
    const asker = rememberingAnswers(ada)
    expect(await asker.ask(password(gate))).toEqual(given('wrong'))
    expect(await asker.ask(password(gate))).toEqual(given('right'))
    asker.worked?.(password(gate))
    expect(await asker.ask(password(gate))).toEqual(given('right'))
    expect(await asker.ask(password(gate, { isRetry: true }))).toEqual(given('changed'))
    expect(await asker.ask(password(gate))).toEqual({ type: 'declined' })
  })
})

describe('what a host asks by itself', () => {
  const asking = (texts: readonly string[], isRetry = false): TargetQuestion => ({
    type: 'prompts',
    target: 'db-1',
    user: 'ada',
    host: '10.0.0.5',
    place: gate,
    title: '',
    instructions: '',
    prompts: texts.map((text) => ({ text, isSecret: true, ...(text === 'Password: ' ? { isPassword: true } : {}) })),
    isRetry,
  })

  it('is a password once in an incident, and a code each time, also where both are asked for at once', async () => {
    const ada = person({ prompts: [['pass', '111'], ['222'], ['333']] })
    const asker = rememberingAnswers(ada)
    const both = asking(['Password: ', 'Code: '])
    expect(await asker.ask(both)).toEqual({ type: 'accepted', texts: ['pass', '111'] })
    asker.worked?.(both)
    expect(await asker.ask(both)).toEqual({ type: 'accepted', texts: ['pass', '222'] })
    asker.worked?.(both)
    expect(await asker.ask(asking(['Code: ']))).toEqual(given('333'))
    expect(ada.asked.map((question) => question.type === 'prompts' && question.prompts.map(({ text }) => text))).toEqual([
      ['Password: ', 'Code: '],
      ['Code: '],
      ['Code: '],
    ])
  })

  it('is given as often as it is taken', async () => {
    const asker = rememberingAnswers(person({ prompts: [['pass']] }))
    const question = asking(['Password: '])
    for (let connection = 1; connection <= 3; connection++) {
      expect(await asker.ask(question)).toEqual(given('pass'))
      asker.worked?.(question)
    }
  })

  it('is asked for each time where what was right once is refused when it is given again: it was for one time', async () => {
    const ada = person({ prompts: [['111'], ['222'], ['333']] })
    const asker = rememberingAnswers(ada)
    const question = asking(['Password: '])
    await asker.ask(question)
    asker.worked?.(question)
    expect(await asker.ask(question)).toEqual(given('111'))
    const again = asking(['Password: '], true)
    expect(await asker.ask(again)).toEqual(given('222'))
    asker.worked?.(again)
    expect(await asker.ask(question)).toEqual(given('333'))
  })

  it('is no less a password because a code that was typed beside it was wrong', async () => {
    const ada = person({ prompts: [['pass'], ['111'], ['wrong'], ['pass'], ['222']] })
    const asker = rememberingAnswers(ada)
    const [password, code] = [asking(['Password: ']), asking(['Code: '])]
    const logIn = async (isRight: boolean, isRetry = false): Promise<unknown> => {
      const answers = [await asker.ask(asking(['Password: '], isRetry)), await asker.ask(code)]
      if (isRight) for (const question of [password, code]) asker.worked?.(question)
      return answers.map((answer) => answer.type === 'accepted' && answer.texts[0])
    }
    expect(await logIn(true)).toEqual(['pass', '111'])
    expect(await logIn(false)).toEqual(['pass', 'wrong'])
    expect(await logIn(true, true)).toEqual(['pass', '222'])
    expect(await asker.ask(password)).toEqual(given('pass'))
  })

  it('is asked for again where the rest of it was declined, with what is known', async () => {
    const ada = person({ prompts: [['pass']] })
    const asker = rememberingAnswers(ada)
    await asker.ask(asking(['Password: ']))
    asker.worked?.(asking(['Password: ']))
    expect(await asker.ask(asking(['Password: ', 'Code: ']))).toEqual({ type: 'declined' })
    expect(await asker.ask(asking(['Password: ']))).toEqual(given('pass'))
  })
})
