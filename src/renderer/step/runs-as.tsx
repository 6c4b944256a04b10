// What the command above runs as once its blanks are filled in. Once is enough: of a long one only the lines that differ, and
// nothing but the variables where the text stays as written.
import type { Command } from '../../core/playbook/model/command.ts'
import { WholeWords } from '../parts/whole-words.tsx'
import styles from './command.module.css'
import { filledParts } from './filled-text.ts'

interface RunsAsProps {
  readonly command: Command
  readonly values: Readonly<Record<string, string>>
}

export function RunsAs({ command, values }: RunsAsProps) {
  const filled = filledParts(command, values)
  if (filled === undefined) return null
  const { settings, text } = filled
  const lines = text === command.text ? [] : changedLines(command.text, text)
  return (
    <div className={styles.filled} data-runs-as="">
      {settings.length > 0 && (
        <p>
          {text === command.text ? 'Runs as it stands, after' : 'After'} <Code text={settings.join('\n')} />
        </p>
      )}
      {text !== command.text && lines.length === 0 && (
        <p>
          Runs as <Code text={text} />
        </p>
      )}
      {lines.map(({ number, text: line }) => (
        <p key={number}>
          Line {number} runs as <Code text={line} />
        </p>
      ))}
    </div>
  )
}

function Code({ text }: { readonly text: string }) {
  return (
    <code>
      <WholeWords text={text} />
    </code>
  )
}

const longestRepeated = 8

/** Of a long command, where only some of its lines differ; none where it is better shown as a whole. */
function changedLines(written: string, filled: string): readonly { readonly number: number; readonly text: string }[] {
  const before = written.split('\n')
  const after = filled.split('\n')
  if (before.length <= longestRepeated || before.length !== after.length) return []
  return after.flatMap((text, index) => (text === before[index] ? [] : [{ number: index + 1, text }]))
}
