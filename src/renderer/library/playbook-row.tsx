// One playbook: what it is for, how quick it promises to be, and whether anyone has looked at it lately.
import { CalendarX, CircleAlert, FileWarning } from 'lucide-react'
import { type ErrorData, reviveError } from '../../contract/errors.ts'
import type { LibraryRow } from '../../contract/library-calls.ts'
import { rehearsedWords } from '../../core/incident/rehearsed-words.ts'
import { formatRoute } from '../app/routes.ts'
import { wordsForError } from '../notice/describe.ts'
import { useNow } from '../parts/use-now.ts'
import { counted, dateWords, daysSince, durationWords } from '../parts/words.ts'
import styles from './library.module.css'

interface PlaybookRowProps {
  readonly row: LibraryRow
  /** Where another has the same title. */
  readonly fileName: string | undefined
}

export function PlaybookRow({ row, fileName }: PlaybookRowProps) {
  const now = useNow(false)
  if (row.problem !== undefined) return <ProblemRow row={row} problem={row.problem as ErrorData} />
  const route = formatRoute(
    row.openIncidentId === undefined
      ? { type: 'playbook', playbookId: row.playbookId }
      : { type: 'incident', incidentId: row.openIncidentId },
  )
  const overdueDays = row.nextReview === undefined ? 0 : daysSince(row.nextReview, now)
  const counts = [
    row.scenarioCount > 0 ? counted(row.scenarioCount, 'scenario') : '',
    row.procedureCount > 0 ? counted(row.procedureCount, 'procedure') : '',
    row.stepCount > 0 ? counted(row.stepCount, 'step') : 'no steps found: shown for reading',
  ].filter((word) => word !== '')
  return (
    <tr className={styles.row}>
      <td>
        <a href={route} data-row="">
          {row.title}
        </a>
        {fileName !== undefined && <small className={styles.fileName}>{fileName}</small>}
        <small>{counts.join(', ')}</small>
      </td>
      <td>{row.rto === undefined ? <span className={styles.absent}>none</span> : durationWords(row.rto)}</td>
      <td>
        {row.lastUpdated === undefined ? <span className={styles.absent}>not said</span> : dateWords(row.lastUpdated)}
        {overdueDays > 0 && (
          <span className={styles.overdue}>
            <CalendarX size={14} aria-hidden="true" /> overdue by{' '}
            {overdueDays > 60 ? `${Math.round(overdueDays / 30)} months` : counted(overdueDays, 'day')}
          </span>
        )}
      </td>
      <td>
        {row.findingCount === undefined ? '' : row.findingCount === 0 ? <span className={styles.absent}>none</span> : row.findingCount}
        {row.findingCount !== undefined && row.findingCount > 0 && (
          <span className={styles.unit}> {row.findingCount === 1 ? 'finding' : 'findings'}</span>
        )}
      </td>
      <td>{row.lastRehearsedAt === undefined ? <span className={styles.absent}>never</span> : rehearsedWords(row, dateWords)}</td>
      <td>
        <PaperState paper={row.paper} />
      </td>
    </tr>
  )
}

/** Whether what was printed says what the playbook says now. */
function PaperState({ paper }: { readonly paper: LibraryRow['paper'] }) {
  if (paper === undefined) return <span className={styles.absent}>none</span>
  const { printedAt, stalePages } = paper
  const day = dateWords(printedAt)
  if (stalePages === undefined || stalePages === 0) return <>{stalePages === 0 ? `fresh, ${day}` : day}</>
  return (
    <>
      {day}
      <span className={styles.overdue}>
        <FileWarning size={14} aria-hidden="true" /> {counted(stalePages, 'page')} out of date
      </span>
    </>
  )
}

function ProblemRow({ row, problem }: { readonly row: LibraryRow; readonly problem: ErrorData }) {
  const { title, next } = wordsForError(reviveError(problem))
  return (
    <tr className={styles.row}>
      <td colSpan={6}>
        <span className={styles.broken}>
          <CircleAlert size={16} aria-hidden="true" /> {row.title === '' ? row.file : row.title}
        </span>
        <small>
          {title} {next}
        </small>
      </td>
    </tr>
  )
}
