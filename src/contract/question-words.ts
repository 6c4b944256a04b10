// The words of what a target asks, for a dialog and for a terminal: every shell asks the same thing.
import type { Question } from './questions.ts'

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
