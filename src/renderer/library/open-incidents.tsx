// What is open, above everything else: one key from where it was left.
import { ArrowRight } from 'lucide-react'
import type { IncidentRow } from '../../contract/incident-calls.ts'
import type { PlaybookId } from '../../core/playbook/model/document.ts'
import { formatRoute } from '../app/routes.ts'
import { useNow } from '../parts/use-now.ts'
import { clock, whenWords } from '../parts/words.ts'
import styles from './library.module.css'

interface OpenIncidentsProps {
  readonly incidents: readonly IncidentRow[]
  /** Of playbooks whose title others have too. */
  readonly fileNames: ReadonlyMap<PlaybookId, string>
}

export function OpenIncidents({ incidents, fileNames }: OpenIncidentsProps) {
  const now = useNow(incidents.length > 0)
  if (incidents.length === 0) return null
  return (
    <section className={styles.open} aria-labelledby="open-incidents">
      <h2 id="open-incidents" className={styles.name}>
        Open now
      </h2>
      <ul>
        {[...incidents]
          .sort((a, b) => Number(a.kind === 'drill') - Number(b.kind === 'drill') || b.openedAt - a.openedAt)
          .map((row) => (
            <li key={row.incidentId}>
              <a className={styles.incident} href={formatRoute({ type: 'incident', incidentId: row.incidentId })} data-row="">
                <span className={styles.elapsed}>{clock(now - row.openedAt)}</span>
                <span>
                  <b>
                    {row.scenario !== undefined && `${row.scenario} · `}
                    {row.playbookTitle}
                  </b>
                  <small>
                    {row.kind === 'drill' ? 'Drill' : 'Incident'}, open since {whenWords(row.openedAt, now)}
                    {fileNames.has(row.playbookId) && ` · ${fileNames.get(row.playbookId)}`}
                  </small>
                </span>
                <span className={styles.goOn}>
                  Go on <ArrowRight size={15} aria-hidden="true" />
                </span>
              </a>
            </li>
          ))}
      </ul>
    </section>
  )
}
