// The words of what a target asks, for a dialog and for a terminal: every shell asks the same thing.
import type { Question } from './questions.ts'

/** One field to fill in. */
interface QuestionField {
  readonly label: string
  readonly isSecret: boolean
}

export interface QuestionWords {
  readonly title: string
  /** Why it is asked again. */
  readonly refusal?: string
  /** Paragraphs. */
  readonly lines: readonly string[]
  /** To be compared, letter by letter. */
  readonly facts: readonly { readonly label: string; readonly text: string }[]
  readonly fields: readonly QuestionField[]
  /** What the answer that goes on is called. */
  readonly accept: string
  /** What the one is called that goes on now and whenever the same is asked. */
  readonly acceptAlways?: string
}

/** The words of a question, for a dialog and for a terminal. Both say above them which target it is for, and by which hop. */
export function questionWords(question: Question): QuestionWords {
  const asking = question.hop ?? question.target
  switch (question.type) {
    case 'host-key':
      return {
        title: `Is this really ${asking}?`,
        lines: [
          `Nobody has connected to ${question.host}, port ${question.port}, from here before.`,
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
        ...(question.isRetry ? { refusal: 'That did not unlock it.' } : {}),
        lines: [`The key ${question.keyFile} is locked.`],
        facts: [],
        fields: [{ label: `Passphrase of ${question.keyFile}`, isSecret: true }],
        accept: 'Unlock',
      }
    case 'password':
      return {
        title: `The password for ${asking}`,
        ...(question.isRetry ? { refusal: 'That password was not accepted.' } : {}),
        lines: [`${question.host} wants the password of ${question.user}.`],
        facts: [],
        fields: [{ label: `Password of ${question.user}@${question.host}`, isSecret: true }],
        accept: 'Log in',
      }
    case 'prompts':
      return {
        title: `${asking} asks before it lets you in`,
        ...(question.isRetry ? { refusal: refusalOf(question.prompts) } : {}),
        lines: [`You log in on ${question.host} as ${question.user}.`],
        facts: saysItself(question),
        fields: question.prompts.map(({ text, isSecret }) => ({ label: text.trim() || 'Answer', isSecret })),
        accept: 'Answer',
      }
    case 'local-command':
      return {
        title: 'May this run on this machine?',
        lines: [`To reach ${question.target}, the SSH config has a ${question.option} that would run here.`],
        facts: [
          { label: question.option, text: question.command },
          { label: 'Written in', text: `${question.file}, line ${question.line}` },
        ],
        fields: [],
        accept: 'Run it this time',
        acceptAlways: 'Always run it',
      }
    default:
      question satisfies never
      return { title: '', lines: [], facts: [], fields: [], accept: '' }
  }
}

function refusalOf(prompts: readonly { readonly isPassword?: true | undefined }[]): string {
  if (prompts.every(({ isPassword }) => isPassword)) return 'That password was not accepted.'
  return 'That was not accepted. A one-time code is good for one try: wait for the next one.'
}

/** What a host writes stands apart from our own words, lest it speak for us. */
function saysItself({ title, instructions }: { readonly title: string; readonly instructions: string }): QuestionWords['facts'] {
  const text = [title, instructions].map((part) => part.trim()).filter((part) => part !== '')
  return text.length === 0 ? [] : [{ label: 'It says', text: text.join('\n') }]
}
