// Rules: objectives that the playbook's own times can't meet.

import type { Block } from '../../playbook/model/document.ts'
import type { Scenario } from '../../playbook/model/playbook.ts'
import type { Procedure } from '../../playbook/model/procedure.ts'
import { budgetMs, onTheWay, timeTogetherMs } from '../../playbook/scenario-objective.ts'
import { plainText } from '../../playbook/source/inlines.ts'
import { budgetInHeading } from '../../playbook/walk/procedure-kind.ts'
import { isoDurationMs } from '../../playbook/wording/duration.ts'
import { durationSeconds, isoDuration } from '../../playbook/wording/durations.ts'
import type { Remark, Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'

export const objectiveRules: readonly Rule[] = [
  {
    name: 'objective-exceeded',
    level: 'warning',
    summary: 'The times of the steps add up to more than the objective allows.',
    why: 'The promise can’t be kept even when everything goes well, and whoever waits was told otherwise.',
    next: 'Shorten the way, or promise what it takes.',
    find: (subject) => [...slowSteps(subject), ...slowScenarios(subject)],
    yes: '## Scenario 1: It is down\n\n**RTO**: 10 minutes\n\n### Fix (5 minutes)\n\n```bash\nls\n```\n\n### Restore (20 minutes)\n\n```bash\nls\n```\n',
    no: '## Scenario 1: It is down\n\n**RTO**: 20 minutes\n\n### Option A: Fix (15 minutes)\n\n```bash\nls\n```\n\n### Option B: Restore (20 minutes)\n\n```bash\n# Clean (keep the last 7 days)\nls\n```\n',
  },
  {
    name: 'objective-missed',
    level: 'warning',
    summary: 'A table says that what was reached is more than what was promised.',
    why: 'It is known that the promise is not kept, and whoever reads only the promise plans with it.',
    next: 'Make it faster and measure again, or promise what it takes.',
    find: ({ blocks }) => blocks.flatMap((block) => (block.type === 'table' ? missedIn(block) : [])),
    yes: '# A\n\n| Service | Target RTO | Actual RTO |\n|---|---|---|\n| Web | 1 hour | 30 min |\n| Database | 1 hour | 2 hours |\n',
    no: '# A\n\n| Service | Target RTO | Actual RTO | Target RPO | Actual RPO |\n|---|---|---|---|---|\n| Web | 1 hour | 30 min | 2 hours | 90 min |\n| Mail | 1 hour | TBD | | |\n',
  },
]

const reached = /\b(?:actual|achieved|measured|tested|current|observed)\b|tats[äa]chlich|gemessen|\bist\b|r[ée]el|mesur[ée]|实际|实测/iu
const kindOfObjective = /\b(?:RTO|RPO)\b/i

/** Columns of the same objective, one of them for what was reached. */
function missedIn({ head, rows, lines }: Extract<Block, { type: 'table' }>): readonly Remark[] {
  const heads = head.map(({ inlines }) => plainText(inlines))
  const kindOf = (column: number) => kindOfObjective.exec(heads[column]!)?.[0].toUpperCase()
  return heads.flatMap((title, actual): readonly Remark[] => {
    if (!reached.test(title)) return []
    const kind = kindOf(actual)
    const target = heads.findIndex(
      (other, column) =>
        !reached.test(other) &&
        (kind === undefined
          ? kindOf(column) !== undefined || /\b(?:target|objective|goal|ziel|objectif|objetivo)\b|目标/i.test(other)
          : kindOf(column) === kind),
    )
    if (target === -1) return []
    return rows.flatMap((row, index): readonly Remark[] => {
      const [name = '', promised = '', took = ''] = [0, target, actual].map((column) => plainText(row[column]?.inlines ?? []).trim())
      const [promisedSeconds, tookSeconds] = [durationSeconds(promised), durationSeconds(took)]
      if (promisedSeconds === undefined || tookSeconds === undefined || tookSeconds <= promisedSeconds) return []
      return [{ line: lines.start + 2 + index, message: `“${name}” took ${took}; ${promised} is promised.` }]
    })
  })
}

function secondsOf(iso: string | undefined): number | undefined {
  const ms = iso === undefined ? undefined : isoDurationMs(iso)
  return ms === undefined ? undefined : ms / 1000
}

/** "20 minutes" */
function inWords(seconds: number): string {
  const iso = isoDuration(seconds)
  const match = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(iso)
  return (match?.slice(1) ?? [])
    .map((count, index) => (count === undefined ? '' : `${count} ${['hour', 'minute', 'second'][index]}${count === '1' ? '' : 's'}`))
    .filter((part) => part !== '')
    .join(' ')
}

/** A step that says of itself that it takes longer than its procedure may. */
function slowSteps({ playbook }: Subject): readonly Remark[] {
  const objectives = new Map(playbook.scenarios.map(({ id, rto }) => [id, rto]))
  return playbook.procedures.flatMap((procedure) => {
    const objective = procedure.scenarioId === undefined ? undefined : objectives.get(procedure.scenarioId)
    const allowed = secondsOf(procedure.budget) ?? secondsOf(objective)
    if (allowed === undefined) return []
    return procedure.steps.flatMap((step): readonly Remark[] => {
      const needed = timeInTitle(step.title)
      if (needed === undefined || needed <= allowed) return []
      return [
        {
          line: step.lines.start,
          message: `“${step.title}” takes longer than the ${inWords(allowed)} that “${procedure.title}” may take.`,
        },
      ]
    })
  })
}

/** "will take 30-60 minutes", "(30 minutes)"; not "keep the last 7 days". */
function timeInTitle(title: string): number | undefined {
  const said = /\b(?:tak(?:es?|ing)|needs?|wait(?: for)?|lasts|dauert|braucht|prend|dure|tarda)\b(.*)$/i.exec(title)?.[1]
  const seconds = said === undefined ? undefined : durationSeconds(said)
  return seconds ?? secondsOf(budgetInHeading(title))
}

function slowScenarios({ playbook }: Subject): readonly Remark[] {
  const withBudget = Map.groupBy(
    playbook.procedures.filter(({ budget }) => secondsOf(budget) !== undefined),
    ({ scenarioId }) => scenarioId,
  )
  return playbook.scenarios.flatMap((scenario) => slowScenario(scenario, withBudget.get(scenario.id) ?? []))
}

function slowScenario(scenario: Scenario, own: readonly Procedure[]): readonly Remark[] {
  const allowed = secondsOf(scenario.rto)
  if (allowed === undefined) return []
  const way = onTheWay(own)
  const single = way.find((procedure) => budgetMs(procedure) / 1000 > allowed)
  if (single !== undefined)
    return [
      {
        line: single.lines.start,
        message: `“${single.title}” may take ${inWords(budgetMs(single) / 1000)}; the objective of “${scenario.title}” is ${inWords(allowed)}.`,
      },
    ]
  const total = timeTogetherMs(way) / 1000
  if (total <= allowed) return []
  return [
    {
      line: scenario.lines.start,
      message: `The procedures of “${scenario.title}” may take ${inWords(total)} together; its objective is ${inWords(allowed)}.`,
    },
  ]
}
