// A step whose commands are not those that last ran: nobody has seen them work. Says since when, and what is different.
import { useStore } from 'zustand'
import { changedSince } from '../../core/playbook/changed-since.ts'
import type { Step } from '../../core/playbook/model/procedure.ts'
import { useStores } from '../app/stores.ts'
import { HiddenWords } from '../parts/hidden-words.tsx'
import { WholeWords } from '../parts/whole-words.tsx'
import { dateWords } from '../parts/words.ts'
import styles from './changed-since.module.css'

const marks = { same: ' ', gone: '−', new: '+' } as const
const spoken = { same: '', gone: 'gone: ', new: 'new: ' } as const

export function ChangedSince({ step, isNow }: { readonly step: Step; readonly isNow: boolean }) {
  const { playbook } = useStores()
  const last = useStore(playbook, (view) => view.history?.steps[step.id])
  const difference = last === undefined ? undefined : changedSince(step, last.written)
  if (last === undefined || difference === undefined) return null
  return (
    <div className={styles.changed}>
      <p>
        <b>Changed</b> since it last ran, on {dateWords(last.at)}.
      </p>
      {isNow && (
        <pre className={styles.difference}>
          {difference.map(({ type, text }, index) => (
            <span key={index} data-type={type}>
              <span aria-hidden="true">{marks[type]} </span>
              <HiddenWords>{spoken[type]}</HiddenWords>
              <WholeWords text={text} />
              {'\n'}
            </span>
          ))}
        </pre>
      )}
    </div>
  )
}
