// What a target asks a person on the way to it, and what may be answered: the schemas of src/engine/targets/question.ts, with
// the words for them, so that every shell asks the same thing.
import { z } from 'zod'

/** Who is asked for: shown with every question, since the wrong host is the worst mistake. */
const asked = {
  target: z.string(),
  /** The hop that asks, where it isn't the target itself. */
  hop: z.string().optional(),
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
  z.object({ type: z.literal('passphrase'), ...asked, keyFile: z.string(), isRetry: z.boolean() }),
  z.object({ type: z.literal('password'), ...asked, user: z.string(), host: z.string(), isRetry: z.boolean() }),
  z.object({
    type: z.literal('prompts'),
    ...asked,
    user: z.string(),
    host: z.string(),
    title: z.string(),
    instructions: z.string(),
    prompts: z.array(z.object({ text: z.string(), isSecret: z.boolean() })).readonly(),
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

/** `texts`: one for each prompt; empty where it is only a yes. */
export const targetAnswer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('accepted'), texts: z.array(z.string().max(10_000)).max(50) }),
  z.object({ type: z.literal('declined') }),
])

type Question = z.infer<typeof targetQuestion>

/** One field to fill in. */
interface QuestionField {
  readonly label: string
  readonly isSecret: boolean
}

export interface QuestionWords {
  readonly title: string
  /** Paragraphs. */
  readonly lines: readonly string[]
  /** To be compared, letter by letter. */
  readonly facts: readonly { readonly label: string; readonly text: string }[]
  readonly fields: readonly QuestionField[]
  /** What the answer that goes on is called. */
  readonly accept: string
}

/** The words of a question, for a dialog and for a terminal. */
export function questionWords(question: Question): QuestionWords {
  const by = question.hop === undefined ? '' : ` (asked by ${question.hop}, on the way to it)`
  switch (question.type) {
    case 'host-key':
      return {
        title: `Is this really ${question.hop ?? question.target}?`,
        lines: [
          `Nobody has connected to ${question.host}, port ${question.port}, from here before${by === '' ? '' : `; it is on the way to ${question.target}`}.`,
          'Compare its key with the one that whoever runs it has given you. When you accept it, it is written to the file below, and you are asked again only if it changes.',
        ],
        facts: [
          { label: question.algorithm, text: question.sha256 },
          { label: '', text: question.md5 },
          { label: 'File', text: question.knownHostsFile },
        ],
        fields: [],
        accept: 'The key is right, connect',
      }
    case 'passphrase':
      return {
        title: `The passphrase of a key, for ${question.target}`,
        lines: [...(question.isRetry ? ['That did not unlock it.'] : []), `The key ${question.keyFile} is locked${by}.`],
        facts: [],
        fields: [{ label: `Passphrase of ${question.keyFile}`, isSecret: true }],
        accept: 'Unlock',
      }
    case 'password':
      return {
        title: `The password for ${question.target}`,
        lines: [
          ...(question.isRetry ? ['That password was not accepted.'] : []),
          `${question.host} wants the password of ${question.user}${by}.`,
        ],
        facts: [],
        fields: [{ label: `Password of ${question.user}@${question.host}`, isSecret: true }],
        accept: 'Log in',
      }
    case 'prompts':
      return {
        title: question.title || `${question.target} asks`,
        lines: [`${question.host} asks ${question.user}${by}.`, question.instructions].filter((line) => line !== ''),
        facts: [],
        fields: question.prompts.map(({ text, isSecret }) => ({ label: text.trim() || 'Answer', isSecret })),
        accept: 'Answer',
      }
    case 'local-command':
      return {
        title: 'May this run on this machine?',
        lines: [`To reach ${question.target}, the SSH config has a ${question.option} that would run here${by}.`],
        facts: [
          { label: question.option, text: question.command },
          { label: 'Written in', text: `${question.file}, line ${question.line}` },
        ],
        fields: [],
        accept: 'Run it this time',
      }
    default:
      question satisfies never
      return { title: '', lines: [], facts: [], fields: [], accept: '' }
  }
}
