// Passwords and passphrases that the responder had this computer keep: answered without asking, until one is refused. One-time
// codes are never kept, and neither is a consent. A store that fails is as good as none: then a person is asked.
import { secretName } from '../../secrets/names.ts'
import type { SecretStore } from '../../secrets/secret-store.ts'
import type { TargetQuestion } from '../question.ts'
import type { Questions } from './questions.ts'

export function withKeptAnswers(questions: Questions, store: SecretStore | undefined, reportBug: (error: unknown) => void): Questions {
  if (store === undefined) return questions

  async function attempt<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await work()
    } catch (error) {
      reportBug(error)
      return undefined
    }
  }

  return {
    ...questions,
    async ask(question, signal) {
      const name = nameOf(question)
      if (name === undefined || (await attempt(() => store.isAvailable())) !== true) return questions.ask(question, signal)
      const isRetry = 'isRetry' in question && question.isRetry
      const kept = isRetry ? undefined : await attempt(() => store.get(name))
      if (kept !== undefined) return { type: 'accepted', texts: [kept] }
      // What was kept, if anything, was wrong.
      if (isRetry) await attempt(() => store.remove(name))
      const answer = await questions.ask({ ...question, mayKeep: true } as TargetQuestion, signal)
      const [secret] = answer.type === 'accepted' && answer.keep === true ? answer.texts : []
      if (secret !== undefined) await attempt(() => store.set(name, secret))
      return answer
    },
  }
}

/** Undefined for what is never kept. */
function nameOf(question: TargetQuestion): string | undefined {
  if (question.type === 'passphrase') return secretName({ type: 'passphrase', keyFile: question.keyFile })
  if (question.type !== 'password') return undefined
  const { target, hop, user, host } = question
  return secretName({ type: 'password', target, hop, user, host })
}
