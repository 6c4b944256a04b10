// What targets have to ask, on its way to a person. A question is open once, whoever looks at it and however many look: the
// first answer counts and it is gone everywhere. Answers go to the target that asked and are kept nowhere.
import { randomUUID } from 'node:crypto'
import { RuncardError } from '../../../contract/errors.ts'
import type { OpenQuestion } from '../../../contract/target-calls.ts'
import type { Asker, TargetAnswer } from '../question.ts'

export interface Questions extends Asker {
  /** In the order in which they were asked. */
  open(): readonly OpenQuestion[]
  /** Throws RuncardError question-answered: somebody else was faster, or nobody waits for it any more. */
  answer(questionId: string, answer: TargetAnswer): void
  /** Calls back when a question was asked or is gone. Somebody has to be listening for a question to be asked at all. */
  onChange(listener: () => void): () => void
  /** Declines what is open and whatever comes. */
  close(): void
}

const declined: TargetAnswer = { type: 'declined' }

export function createQuestions(): Questions {
  const open = new Map<string, { readonly asked: OpenQuestion; readonly settle: (answer: TargetAnswer) => void }>()
  const listeners = new Set<() => void>()
  let isClosed = false

  function tell(): void {
    for (const listener of [...listeners]) listener()
  }

  return {
    ask(question, signal) {
      if (isClosed || listeners.size === 0 || signal?.aborted === true) return Promise.resolve(declined)
      const questionId = randomUUID()
      return new Promise((resolve) => {
        const giveUp = () => settle(declined)
        const settle = (answer: TargetAnswer) => {
          signal?.removeEventListener('abort', giveUp)
          open.delete(questionId)
          resolve(answer)
          tell()
        }
        signal?.addEventListener('abort', giveUp)
        open.set(questionId, { asked: { questionId, question }, settle })
        tell()
      })
    },
    open: () => [...open.values()].map(({ asked }) => asked),
    answer(questionId, answer) {
      const entry = open.get(questionId)
      if (entry === undefined) throw new RuncardError('question-answered', {})
      entry.settle(answer)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      isClosed = true
      for (const { settle } of [...open.values()]) settle(declined)
    },
  }
}
