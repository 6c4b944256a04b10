// A step whose commands are not those that last ran: nobody has seen them work. Says since when, and what is different.
import { useStore } from 'zustand'
import { lineDifference } from '../../core/playbook/line-difference.ts'
import type { Step } from '../../core/playbook/model.ts'
import { isForShell } from '../../core/playbook/runnable.ts'
import { useStores } from '../app/stores.ts'
import { HiddenWords } from '../parts/hidden-words.tsx'
import { dateWords } from '../parts/words.ts'
import styles from './changed-since.module.css'

const marks = { same: ' ', gone: '−', new: '+' } as const
const spoken = { same: '', gone: 'gone: ', new: 'new: ' } as const

export function ChangedSince({ step, isNow }: { readonly step: Step; readonly isNow: boolean }) {
  const { playbook } = useStores()
  const last = useStore(playbook, (view) => view.history?.steps[step.id])
  if (last === undefined) return null
  const before = linesOf(last.written)
  const after = linesOf(step.commands.filter(isForShell).map(({ text }) => text))
  if (before.join('\n') === after.join('\n')) return null
  return (
    <div className={styles.changed}>
      <p>
        <b>Changed</b> since it last ran, on {dateWords(last.at)}.
      </p>
      {isNow && (
        <pre className={styles.difference}>
          {lineDifference(before, after).map(({ type, text }, index) => (
            <span key={index} data-type={type}>
              <span aria-hidden="true">{marks[type]} </span>
              <HiddenWords>{spoken[type]}</HiddenWords>
              {text}
              {'\n'}
            </span>
          ))}
        </pre>
      )}
    </div>
  )
}

function linesOf(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.split('\n'))
}
