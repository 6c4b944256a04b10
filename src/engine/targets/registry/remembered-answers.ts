// Passwords and passphrases of one incident: what a hop took once is not asked for again when another connection is made over it.
// In memory only, as the incident's other secrets are. What may have been refused since is not given a second time, since
// hosts lock accounts; one-time codes are never remembered.
import type { Asker, TargetAnswer, TargetQuestion } from '../question.ts'

/** Asks `inner` what it does not know; of a host that asks for several things at once, only those. */
export function rememberingAnswers(inner: Asker): Asker {
  const right = new Map<string, string>()
  /** On their way to a host that has not said anything yet. */
  const given = new Map<string, string>()
  /** Given a second time, with nothing of a person's beside it: where it is refused, it was good for one time. */
  const aloneAgain = new Set<string>()
  const oneTime = new Set<string>()

  function recall(key: string | undefined, isRetry: boolean): string | undefined {
    if (key === undefined) return undefined
    if (aloneAgain.delete(key)) oneTime.add(key)
    const known = right.get(key)
    right.delete(key)
    return isRetry || oneTime.has(key) ? undefined : known
  }

  return {
    ...inner,
    async ask(question, signal) {
      const keys = keysOf(question)
      const isRetry = 'isRetry' in question && question.isRetry
      const known = keys.map((key) => recall(key, isRetry))
      const isKnown = known.length > 0 && !known.includes(undefined)
      const answer = isKnown ? accepted(known) : await askRest(question, known, signal)
      for (const [index, key] of keys.entries()) {
        if (key === undefined) continue
        const text = answer.type === 'accepted' ? answer.texts[index] : undefined
        if (text === undefined) given.delete(key)
        else given.set(key, text)
        // Not given to anybody, so nobody has refused it.
        if (text === undefined && known[index] !== undefined) right.set(key, known[index])
        if (isKnown && question.type === 'prompts') aloneAgain.add(key)
      }
      return answer
    },
    worked(question) {
      for (const key of keysOf(question)) {
        const text = key === undefined ? undefined : given.get(key)
        if (key === undefined || text === undefined) continue
        given.delete(key)
        aloneAgain.delete(key)
        right.set(key, text)
      }
      inner.worked?.(question)
    },
  }

  async function askRest(question: TargetQuestion, known: readonly (string | undefined)[], signal?: AbortSignal): Promise<TargetAnswer> {
    aloneAgain.clear()
    if (question.type !== 'prompts') return inner.ask(question, signal)
    const prompts = question.prompts.filter((_, index) => known[index] === undefined)
    const answer = await inner.ask({ ...question, prompts }, signal)
    if (answer.type === 'declined') return answer
    const typed = [...answer.texts]
    return { ...answer, texts: known.map((text) => text ?? typed.shift() ?? '') }
  }
}

function accepted(known: readonly (string | undefined)[]): TargetAnswer {
  return { type: 'accepted', texts: known.map((text) => text ?? '') }
}

/** One for each thing that is asked for; undefined for what is never remembered. */
function keysOf(question: TargetQuestion): readonly (string | undefined)[] {
  switch (question.type) {
    case 'passphrase':
      return [`passphrase ${question.keyFile}`]
    case 'password':
      return [question.place === undefined ? undefined : `password ${question.place}`]
    case 'prompts': {
      const { place, prompts } = question
      return prompts.map(({ text, isPassword }) => (isPassword && place !== undefined ? `prompt ${place} ${text}` : undefined))
    }
    default:
      return []
  }
}
