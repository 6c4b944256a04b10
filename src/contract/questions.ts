// What a target asks a person on the way to it, and what may be answered: the schemas of src/engine/targets/question.ts. The
// words for them are in ./question-words.ts, which has no schemas: those have no place in a page.
import { z } from 'zod'

// The page's Content-Security-Policy forbids making functions from text.
z.config({ jitless: true })

/** Who is asked for: shown with every question, since the wrong host is the worst mistake. */
const asked = {
  target: z.string(),
  /** The hop that asks, where it isn't the target itself. */
  hop: z.string().optional(),
}

const login = {
  /** What was given before was refused. */
  isRetry: z.boolean(),
}

const secret = {
  ...login,
  /** This computer has a store of secrets that could keep it. */
  mayKeep: z.boolean().optional(),
}

export const targetQuestion = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('host-key'),
    ...asked,
    host: z.string(),
    port: z.number(),
    algorithm: z.string(),
    sha256: z.string(),
    md5: z.string(),
    knownHostsFile: z.string(),
  }),
  z.object({ type: z.literal('passphrase'), ...asked, ...secret, keyFile: z.string() }),
  z.object({ type: z.literal('password'), ...asked, ...secret, user: z.string(), host: z.string() }),
  z.object({
    type: z.literal('prompts'),
    ...asked,
    ...login,
    user: z.string(),
    host: z.string(),
    title: z.string(),
    instructions: z.string(),
    prompts: z.array(z.object({ text: z.string(), isSecret: z.boolean(), isPassword: z.literal(true).optional() })).readonly(),
  }),
  z.object({
    type: z.literal('local-command'),
    ...asked,
    option: z.enum(['ProxyCommand', 'Match exec']),
    command: z.string(),
    file: z.string(),
    line: z.number(),
  }),
])

/** `texts`: one for each prompt; empty where it is only a yes. `keep`: a secret in this computer’s store, where it may be; a yes for the same command from now on. */
export const targetAnswer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('accepted'), texts: z.array(z.string().max(10_000)).max(50), keep: z.boolean().optional() }),
  z.object({ type: z.literal('declined') }),
])

export type Question = z.infer<typeof targetQuestion>
