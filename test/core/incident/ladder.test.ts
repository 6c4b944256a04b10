import { describe, expect, test } from 'vitest'
import { ladderAt, listedContacts, reachOf } from '../../../src/core/incident/ladder.ts'
import type { ScenarioId } from '../../../src/core/playbook/model/document.ts'
import { readPlaybook } from '../../../src/core/playbook/read.ts'
import { loadShellGrammar } from '../../../src/engine/library/grammar.ts'

const grammar = await loadShellGrammar()

const playbook = readPlaybook(
  `# A

## Contacts

| Role | Phone |
|---|---|
| First on call | +1-555-0101 |
| Second on call | [PHONE] |

## Escalation

- T+0: First on call
- T+5 min: Second on call
- T+15 min: Incident commander
`,
  { grammar, fileName: 'playbook.md' },
)
const minutes = (count: number) => count * 60_000
const statesAt = (elapsedMs: number) => ladderAt(playbook, undefined, elapsedMs).map(({ state }) => state)

describe('the ladder of an incident', () => {
  test('has one rung due, those before it past and the others to come', () => {
    expect([statesAt(0), statesAt(minutes(11)), statesAt(minutes(90))]).toEqual([
      ['due', 'to-come', 'to-come'],
      ['past', 'due', 'to-come'],
      ['past', 'past', 'due'],
    ])
  })

  test('gives the number of who is named, and none where the playbook has only a blank', () => {
    expect(ladderAt(playbook, undefined, 0).map(({ step }) => reachOf(step))).toEqual(['+1-555-0101', undefined, undefined])
    expect(listedContacts(playbook)).toEqual([
      { name: 'First on call', reach: '+1-555-0101' },
      { name: 'Second on call', reach: undefined },
    ])
  })

  test('leaves out the ladders of other scenarios', () => {
    const elsewhere = 'scenario-elsewhere' as ScenarioId
    const others = playbook.escalation.map((step) => ({ ...step, scenarioId: elsewhere }))
    expect(ladderAt({ ...playbook, escalation: others }, undefined, 0)).toEqual([])
    expect(ladderAt({ ...playbook, escalation: others }, elsewhere, 0)).toHaveLength(3)
  })
})
