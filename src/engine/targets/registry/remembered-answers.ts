// Passwords and passphrases of one incident: what a hop took once is not asked for again when another connection is made over it.
// In memory only, as the incident's other secrets are. What may have been refused since is not given a second time, since
// hosts lock accounts; one-time codes are never remembered.
import type { Asker, TargetQuestion } from '../question.ts'

/** Asks `inner` what it does not know. */
export function rememberingAnswers(inner: Asker): Asker {
  const right = new Map<string, string>()
  /** On their way to a host that has not said anything yet. */
  const given = new Map<string, string>()
  return {
    ...inner,
    async ask(question, signal) {
      const key = keyOf(question)
      if (key === undefined) return inner.ask(question, signal)
      const known = right.get(key)
      right.delete(key)
      if (known !== undefined && !('isRetry' in question && question.isRetry)) {
        given.set(key, known)
        return { type: 'accepted', texts: [known] }
      }
      const answer = await inner.ask(question, signal)
      const [text] = answer.type === 'accepted' ? answer.texts : []
      if (text === undefined) given.delete(key)
      else given.set(key, text)
      return answer
    },
    worked(question) {
      const key = keyOf(question)
      const text = key === undefined ? undefined : given.get(key)
      if (key !== undefined && text !== undefined) {
        given.delete(key)
        right.set(key, text)
      }
      inner.worked?.(question)
    },
  }
}

/** Undefined for what is never remembered. */
function keyOf(question: TargetQuestion): string | undefined {
  if (question.type === 'passphrase') return `passphrase ${question.keyFile}`
  return question.type === 'password' && question.place !== undefined ? `password ${question.place}` : undefined
}
