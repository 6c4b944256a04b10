// What stands over the document and over each scenario: its name, the few facts that count, and what one sees.
import { useStore } from 'zustand'
import type { LibraryRow } from '../../contract/library-calls.ts'
import { rehearsedWords } from '../../core/incident/rehearsed-words.ts'
import type { Scenario } from '../../core/playbook/model/playbook.ts'
import { useStores } from '../app/stores.ts'
import { useNow } from '../parts/use-now.ts'
import { dateWords, daysSince, durationWords } from '../parts/words.ts'
import { HeadingTag } from '../prose/heading-tag.tsx'
import { Inlines } from '../prose/inlines.tsx'
import styles from './document.module.css'
import type { HeadingBlock } from './page.ts'
import { type Fact, scenarioFacts } from './scenario-facts.ts'
import type { OpenPlaybook } from './store.ts'

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  if (facts.length === 0) return null
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value, isOverdue }) => (
        <div key={name} data-overdue={isOverdue}>
          <dt>{name}</dt> <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export function DocumentHead({ opened, id = 'top' }: { readonly opened: OpenPlaybook; readonly id?: string }) {
  const now = useNow(false)
  const { title, meta } = opened.playbook
  const row = useLibraryRow()
  const overdueDays = meta.nextReview === undefined ? 0 : daysSince(meta.nextReview, now)
  const facts: readonly Fact[] = [
    ...(meta.rto === undefined ? [] : [{ name: 'Objective', value: durationWords(meta.rto) }]),
    ...(meta.rpo === undefined ? [] : [{ name: 'Data loss', value: durationWords(meta.rpo) }]),
    ...(meta.version === undefined ? [] : [{ name: 'Version', value: meta.version }]),
    { name: 'Reviewed', value: meta.lastUpdated === undefined ? 'not said' : dateWords(meta.lastUpdated) },
    ...(overdueDays > 0 && meta.nextReview !== undefined
      ? [{ name: 'Review overdue', value: `since ${dateWords(meta.nextReview)}`, isOverdue: true }]
      : []),
    { name: 'Last rehearsed', value: row === undefined ? 'never' : rehearsedWords(row, dateWords) },
  ]
  return (
    <header className={styles.head}>
      <h1 id={id}>{title}</h1>
      <Facts facts={facts} />
      <p className={styles.file}>{opened.file}</p>
    </header>
  )
}

interface ScenarioHeadProps {
  readonly scenario: Scenario
  readonly heading: HeadingBlock
  readonly level: number | undefined
}

export function ScenarioHead({ scenario, heading, level }: ScenarioHeadProps) {
  const { playbook } = useStores()
  const page = useStore(playbook, (view) => view.page)
  const rehearsedAt = useLibraryRow()?.rehearsedScenarios[scenario.id]
  const rehearsed = rehearsedAt === undefined ? 'never' : dateWords(rehearsedAt)
  const facts: readonly Fact[] = [...scenarioFacts(scenario, page?.procedures.values() ?? []), { name: 'Last rehearsed', value: rehearsed }]
  return (
    <header className={styles.scenarioHead}>
      <HeadingTag level={level} id={scenario.sectionId} className={styles.scenarioTitle ?? ''}>
        {scenario.number !== undefined && <span className={styles.number}>{scenario.number}</span>}
        {scenario.title === '' ? <Inlines inlines={heading.inlines} /> : scenario.title}
      </HeadingTag>
      <Facts facts={facts} />
      {(scenario.symptoms.length > 0 || scenario.impact !== undefined) && (
        <dl className={styles.seen}>
          {scenario.symptoms.length > 0 && (
            <>
              <dt>You see</dt>
              <dd>
                <ul>
                  {scenario.symptoms.map((symptom) => (
                    <li key={symptom}>{symptom}</li>
                  ))}
                </ul>
              </dd>
            </>
          )}
          {scenario.impact !== undefined && (
            <>
              <dt>Impact</dt>
              <dd>{scenario.impact}</dd>
            </>
          )}
        </dl>
      )}
    </header>
  )
}

function useLibraryRow(): LibraryRow | undefined {
  const { playbook, library } = useStores()
  const playbookId = useStore(playbook, (view) => view.playbookId)
  return useStore(library, (state) => state.playbooks.find((row) => row.playbookId === playbookId))
}
