// Passwords and passphrases that the responder had this computer keep: answered without asking, also where a lost connection
// is made again with nobody there. One that may have been refused is not given again, since hosts lock accounts: after it a
// person is asked. One-time codes are never kept, and a yes to a command of the SSH config is kept in
// ./allowed-commands.ts. A store that fails is as good as none.
import { secretName } from '../../secrets/names.ts'
import { forgiving, type SecretStore } from '../../secrets/secret-store.ts'
import type { Asker, TargetAnswer, TargetQuestion } from '../question.ts'
import type { Questions } from './questions.ts'

export interface KeptAnswers {
  /** A person's, who is asked only for what is not kept. */
  readonly questions: Questions
  /** Answers with what is kept, and declines everything else. */
  readonly unattended: Asker
}

const declined: TargetAnswer = { type: 'declined' }

export function withKeptAnswers(questions: Questions, store: SecretStore | undefined, reportBug: (error: unknown) => void): KeptAnswers {
  const nobody: Asker = { isUnattended: true, ask: () => Promise.resolve(declined) }
  if (store === undefined) return { questions, unattended: nobody }
  const kept = forgiving(store, reportBug)
  /** What was given of what is kept, and nobody has said yet that it worked. */
  const doubted = new Map<string, string>()
  /** What a person typed last. */
  const typed = new Map<string, { readonly secret: string; readonly keep: boolean }>()

  async function ask(question: TargetQuestion, asker: Asker, signal?: AbortSignal): Promise<TargetAnswer> {
    const name = nameOf(question)
    if (name === undefined || !(await kept.isAvailable())) return asker.ask(question, signal)
    typed.delete(name)
    const isRetry = 'isRetry' in question && question.isRetry
    // It was refused, or is not known not to have been: a connection that ends says nothing.
    if (isRetry && doubted.delete(name)) await kept.remove(name)
    const secret = isRetry || doubted.has(name) ? undefined : await kept.get(name)
    if (secret !== undefined) {
      doubted.set(name, secret)
      return { type: 'accepted', texts: [secret] }
    }
    const answer = await asker.ask({ ...question, mayKeep: true } as TargetQuestion, signal)
    const [text] = answer.type === 'accepted' ? answer.texts : []
    if (answer.type === 'accepted' && text !== undefined) typed.set(name, { secret: text, keep: answer.keep === true })
    return answer
  }

  /** Only now is it known that what was typed is worth keeping, and what else was kept is not. */
  function worked(question: TargetQuestion): void {
    const name = nameOf(question)
    if (name === undefined) return
    const answer = typed.get(name)
    const before = doubted.get(name)
    typed.delete(name)
    doubted.delete(name)
    if (answer?.keep === true) void kept.set(name, answer.secret)
    else if (answer !== undefined && before !== undefined && before !== answer.secret) void kept.remove(name)
  }

  return {
    questions: { ...questions, ask: (question, signal) => ask(question, questions, signal), worked },
    unattended: { isUnattended: true, ask: (question, signal) => ask(question, nobody, signal), worked },
  }
}

/** Undefined for what is never kept. */
function nameOf(question: TargetQuestion): string | undefined {
  if (question.type === 'passphrase') return secretName({ type: 'passphrase', keyFile: question.keyFile })
  if (question.type !== 'password') return undefined
  const { target, hop, user, host } = question
  return secretName({ type: 'password', target, hop, user, host })
}
