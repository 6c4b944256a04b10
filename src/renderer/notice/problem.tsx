// An error in its place on the page: what happened, what to do next, and the buttons that do it.
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { wordsForError } from './describe.ts'
import styles from './problem.module.css'

export function Problem({ error, children }: { readonly error: unknown; readonly children?: ReactNode }) {
  const { title, next } = wordsForError(error)
  return (
    <div role="alert" className={styles.problem}>
      <CircleAlert size={18} aria-hidden="true" />
      <div>
        <p>
          <b>{title}</b> {next}
        </p>
        {children !== undefined && <div className={styles.buttons}>{children}</div>}
      </div>
    </div>
  )
}
