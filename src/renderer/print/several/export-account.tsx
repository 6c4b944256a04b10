// How far an export is, and in the end what came of it.
import { type ErrorData, reviveError } from '../../../contract/errors.ts'
import { Problem } from '../../notice/problem.tsx'
import { counted } from '../../parts/words.ts'
import { remarks } from '../remarks.ts'
import { accountWords, type Ended } from './account-words.ts'
import type { ExportView } from './export-store.ts'
import styles from './several.module.css'

export function ExportAccount({ view }: { readonly view: ExportView }) {
  switch (view.type) {
    case 'none':
      return null
    case 'asking':
      return <p role="status">Choose the folder in the dialog that is open…</p>
    case 'going':
      return <Going view={view} />
    case 'failed':
      return <Problem error={view.error} />
    case 'ended':
      return <Account state={view.state} />
    default:
      view satisfies never
      return null
  }
}

function Going({ view: { state, isCancelling } }: { readonly view: Extract<ExportView, { type: 'going' }> }) {
  const done = state?.playbooksDone ?? 0
  const count = state?.playbookCount ?? 0
  return (
    <div className={styles.going}>
      <p role="status">{isCancelling ? 'Ending after this PDF…' : 'Exporting…'}</p>
      <progress aria-label="Playbooks exported" max={Math.max(1, count)} value={done} />
      <p className={styles.soft}>
        {count === 0 ? '' : `Playbook ${Math.max(1, done)} of ${count}`}
        {state?.file === undefined ? '' : `: ${state.file}`}
      </p>
    </div>
  )
}

function Account({ state }: { readonly state: Ended }) {
  const { failures, problem, registerProblem } = state
  const { title, next } = accountWords(state)
  const said = remarks({ ...state, leftOut: [] })
  return (
    <div className={styles.account}>
      <p role="status">
        <b>{title}</b> {next}
      </p>
      {problem !== undefined && <Problem error={reviveError(problem as ErrorData)} />}
      {registerProblem !== undefined && <Problem error={reviveError(registerProblem as ErrorData)} />}
      {failures.length > 0 && (
        <section aria-label={counted(failures.length, 'problem')}>
          {failures.map((failure) => (
            <Problem key={JSON.stringify(failure)} error={reviveError(failure as ErrorData)} />
          ))}
        </section>
      )}
      {said !== '' && <p className={styles.soft}>{said}</p>}
    </div>
  )
}
