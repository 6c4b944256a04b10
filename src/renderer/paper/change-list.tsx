// What changed since a sheet was printed: what it says, and what the playbook says now.
import type { UnitChange } from '../../core/paper/compare.ts'
import type { PrintedUnit } from '../../core/paper/units.ts'
import { changeWords } from '../../core/paper/verdict-words.ts'
import styles from './sheet-dialog.module.css'

export function ChangeList({ changes }: { readonly changes: readonly UnitChange[] }) {
  return (
    <ul className={styles.changes}>
      {changes.map((change) => (
        <li key={`${change.type} ${change.at} ${changeWords(change)}`}>
          <p>{changeWords(change)}</p>
          {(change.type === 'changed' || change.type === 'removed') && <Said word="on paper" unit={change.before} />}
          {(change.type === 'changed' || change.type === 'added') && <Said word="now" unit={change.now} />}
        </li>
      ))}
    </ul>
  )
}

function Said({ word, unit: { title = '', text } }: { readonly word: string; readonly unit: PrintedUnit }) {
  return (
    <div className={styles.said}>
      <span className={styles.word}>{word}</span>
      <pre>{[title, text].filter((part) => part !== '').join('\n')}</pre>
    </div>
  )
}
