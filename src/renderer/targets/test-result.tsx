// How far a test of a target came, layer by layer, in words and marks.

import { describeError, type ErrorCode } from '../../contract/errors.ts'
import { layerWords, testWords } from '../../contract/layers.ts'
import type { TargetLayer } from '../../contract/target-calls.ts'
import styles from './targets.module.css'

const marks = { works: '✓', failed: '✕', 'not-tried': '–' } as const
const outcomeWords = { works: 'works', failed: 'does not work', 'not-tried': 'not come to' } as const

export function TestResult({ name, layers }: { readonly name: string; readonly layers: readonly TargetLayer[] | undefined }) {
  if (layers === undefined) return <p role="status">Going to {name}…</p>
  return (
    <div role="status" className={styles.test}>
      <p>
        <b>{name}</b>: {testWords(layers)}
      </p>
      <ul>
        {layers.map(({ layer, outcome, problem }) => (
          <li key={layer} data-outcome={outcome}>
            <span aria-hidden="true">{marks[outcome]}</span> {layerWords[layer]} {outcomeWords[outcome]}
            {problem !== undefined && <em>{wordsFor(problem)}</em>}
          </li>
        ))}
      </ul>
    </div>
  )
}

function wordsFor({ code, params }: NonNullable<TargetLayer['problem']>): string {
  const { title, next } = describeError({ code: code as ErrorCode, params })
  return `${title} ${next}`
}
