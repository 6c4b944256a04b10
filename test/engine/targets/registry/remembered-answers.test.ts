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
