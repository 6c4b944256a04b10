// Logging in, in ssh's order: keys, whatever the host asks (one-time codes), the password last. Keeps what was tried, in
// words, for when all of it was in vain.
import type { AnyAuthMethod, AuthenticationType, AuthHandlerMiddleware, ParsedKey, SigningRequestOptions } from 'ssh2'
import ssh2 from 'ssh2'
import type { TargetQuestion } from '../question.ts'
import { type HostConfig, hopName } from './config.ts'
import type { Asked } from './host-key.ts'
import { readIdentities } from './identities.ts'
import type { Identity } from './identity.ts'
import { isPasswordPrompt } from './password-prompt.ts'

const passwordTries = 3

export interface Login {
  /** In order, for people. */
  readonly tried: string[]
  readonly handler: AuthHandlerMiddleware
  /** To be told what ssh2 says about its doings: after a key of an agent it tells the methods that are left nowhere else. */
  onDebug(message: string): void
  /** To be told that the host let us in. */
  onReady(): void
}

/** What the host says of the last attempt, and the questions whose answers are on their way to it. */
interface Verdict {
  left: readonly string[]
  /** It was right, and the host wants something else as well. */
  isPartOf: boolean
  given: readonly TargetQuestion[]
}

export function login(config: HostConfig, asked: Asked): Login {
  const tried: string[] = []
  const verdict: Verdict = { left: [], isPartOf: false, given: [] }
  let attempts: AsyncGenerator<AnyAuthMethod, void> | undefined
  return {
    tried,
    onDebug: (message) => {
      const [, methods] = /^Inbound: Received USERAUTH_FAILURE \((.*)\)$/.exec(message) ?? []
      if (methods !== undefined) verdict.left = methods.split(',')
    },
    onReady: () => wentWell(asked, verdict),
    handler: (methodsLeft: AuthenticationType[] | null, isPartOf, next) => {
      if (methodsLeft === null) return { type: 'none', username: config.user }
      verdict.isPartOf = isPartOf === true
      attempts ??= attemptsFor(config, asked, tried, verdict)
      attempts.next().then(
        ({ value }) => next(value === undefined ? (false as never) : value),
        () => next(false as never),
      )
      return undefined as never
    },
  }
}

/** A host that wants two things in a row says after the first which are left, so it starts again with each. */
async function* attemptsFor(config: HostConfig, asked: Asked, tried: string[], verdict: Verdict): AsyncGenerator<AnyAuthMethod, void> {
  const used = new Set<string>()
  for (;;) {
    const method = config.authentications.find((name) => verdict.left.includes(name) && !used.has(name))
    if (method === undefined) return
    const before = verdict.left.join()
    const goesOn = () => verdict.left.join() === before
    if (method === 'publickey') yield* withKeys(config, asked, tried, goesOn)
    else if (method === 'password') yield* withPassword(config, asked, tried, verdict, goesOn)
    // An empty answer would be a wrong code, and hosts lock accounts.
    else if (asked.asker.isUnattended) tried.push('keyboard-interactive (nobody there to answer)')
    else yield* withPrompts(config, asked, tried, verdict, goesOn)
    used.add(method)
    if (!goesOn()) for (const name of [...used]) if (name !== method) used.delete(name)
  }
}

async function* withKeys(config: HostConfig, asked: Asked, tried: string[], goesOn: () => boolean): AsyncGenerator<AnyAuthMethod, void> {
  const { identities, notes } = await readIdentities(config, asked)
  for (const identity of identities) {
    tried.push(identity.name)
    yield { type: 'agent', username: config.user, agent: new OneKey(identity) }
    if (!goesOn()) return
  }
  tried.push(...notes)
}

async function* withPassword(
  config: HostConfig,
  asked: Asked,
  tried: string[],
  verdict: Verdict,
  goesOn: () => boolean,
): AsyncGenerator<AnyAuthMethod, void> {
  const { user, host } = config
  for (let attempt = 0; attempt < passwordTries; attempt++) {
    const question = { type: 'password', ...about(asked), user, host, place: placeOf(config), isRetry: attempt > 0 } as const
    const answer = await asked.asker.ask(question)
    if (answer.type === 'declined') {
      if (attempt === 0) tried.push('password (not given)')
      return
    }
    if (attempt === 0) tried.push('password')
    verdict.given = [question]
    yield { type: 'password', username: user, password: answer.texts[0] ?? '' }
    if (verdict.isPartOf) wentWell(asked, verdict)
    verdict.given = []
    if (!goesOn()) return
  }
}

async function* withPrompts(
  config: HostConfig,
  asked: Asked,
  tried: string[],
  verdict: Verdict,
  goesOn: () => boolean,
): AsyncGenerator<AnyAuthMethod, void> {
  const { user, host } = config
  const place = placeOf(config)
  let wasDeclined = false
  let refusals = 0
  for (let attempt = 0; attempt < passwordTries && !wasDeclined; attempt++) {
    // A host may ask several times in one attempt; only the first of them comes after a refusal.
    let isRetry = refusals > 0 && !verdict.isPartOf
    yield {
      type: 'keyboard-interactive',
      username: user,
      prompt: (title, instructions, _language, prompts, finish) => {
        const words = { title: withoutControls(title), instructions: withoutControls(instructions) }
        const texts = prompts.map(({ prompt, echo }) => {
          const asking = { text: withoutControls(prompt), isSecret: echo !== true }
          return isPasswordPrompt({ ...words, ...asking }) ? { ...asking, isPassword: true as const } : asking
        })
        const question = { type: 'prompts', ...about(asked), user, host, place, ...words, prompts: texts, isRetry } as const
        isRetry = false
        verdict.given = [...verdict.given, question]
        void asked.asker.ask(question).then((answer) => {
          wasDeclined ||= answer.type === 'declined'
          finish(answer.type === 'declined' ? prompts.map(() => '') : [...answer.texts])
        })
      },
    }
    if (verdict.isPartOf) wentWell(asked, verdict)
    else refusals++
    verdict.given = []
    if (!goesOn()) break
  }
  const how = wasDeclined ? ' (not answered)' : refusals > 1 ? ` (refused ${refusals} times)` : ''
  tried.push(`keyboard-interactive${how}`)
}

/** What a host writes may not move the cursor on the terminal that it is asked on. */
function withoutControls(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '')
}

function wentWell({ asker }: Asked, { given }: Verdict): void {
  for (const question of given) asker.worked?.(question)
}

/** The same host, whatever it is the way to. */
function placeOf(config: HostConfig): string {
  return `${config.name} ${hopName(config)}`
}

function about({ target, hop }: Asked): { target: string; hop?: string } {
  return { target, ...(hop === undefined ? {} : { hop }) }
}

/** An agent of a single key, so that ssh2 comes back after each; it asks for a signature only for a key the host takes. */
class OneKey extends ssh2.BaseAgent {
  readonly #identity: Identity

  constructor(identity: Identity) {
    super()
    this.#identity = identity
  }

  override getIdentities(done: (error: Error | null | undefined, keys?: ParsedKey[]) => void): void {
    done(null, [this.#identity.publicKey])
  }

  override sign(_key: unknown, data: Buffer, options: unknown, done?: unknown): void {
    const answer = (typeof options === 'function' ? options : done) as (error?: Error | null, signature?: Buffer) => void
    const { hash } = (typeof options === 'object' && options !== null ? options : {}) as SigningRequestOptions
    this.#identity.sign(data, hash).then(
      (signature) => (signature ? answer(null, signature) : answer(new Error('no signature'))),
      (error: Error) => answer(error),
    )
  }
}
