// Whom a responder may call, and who was.
import { describe, expect, test } from 'vitest'
import type { IncidentEvent, IncidentFact } from '../../../src/core/incident/events.ts'
import { lastCall, peopleToCall } from '../../../src/core/incident/people.ts'
import { foldIncident } from '../../../src/core/incident/reduce.ts'
import { handoverOf } from '../../../src/core/incident/report/handover.ts'
import { reportOf } from '../../../src/core/incident/report/report.ts'
import { reportMarkdown } from '../../../src/core/incident/report/report-markdown.ts'
import { createTimes } from '../../../src/core/incident/report/times.ts'
import type { PlaybookId } from '../../../src/core/playbook/model/document.ts'
import { read } from '../playbook/reading.ts'

const playbook = read(`# A

## Contacts

| Role | Phone |
|---|---|
| First on call | +1-555-0101 |
| Second on call | [PHONE] |
| The landlord | +1-555-0199 |

## Escalation

- T+0: First on call
- T+5 min: Incident commander
`)

const at = (minute: number, fact: IncidentFact): IncidentEvent => ({ ...fact, seq: minute + 1, at: minute * 60_000 })
const opened: IncidentFact = {
  type: 'incident-opened',
  kind: 'incident',
  playbookId: 'p' as PlaybookId,
  playbookTitle: 'A',
  playbookFile: 'a.md',
  playbookHash: '',
}
const events = [
  at(0, opened),
  at(1, { type: 'contact-called', who: 'First on call', reach: '+1-555-0101' }),
  at(6, { type: 'contact-called', who: 'Incident commander' }),
]

describe('whom to call', () => {
  test('are the rungs of the ladder, then the contacts that are none of them, each once', () => {
    expect(peopleToCall(playbook, undefined, 0).map(({ who, reach, rung }) => [who, reach, rung?.state])).toEqual([
      ['First on call', '+1-555-0101', 'due'],
      ['Incident commander', undefined, 'to-come'],
      ['Second on call', undefined, undefined],
      ['The landlord', '+1-555-0199', undefined],
    ])
  })

  test('knows of each when they were called last', () => {
    const state = foldIncident([...events, at(9, { type: 'contact-called', who: 'First on call', reach: '+1-555-0101' })])
    const people = peopleToCall(playbook, undefined, 0)
    expect(people.map((person) => lastCall(state, person)?.at)).toEqual([9 * 60_000, 6 * 60_000, undefined, undefined])
  })

  test('is told by the report and to whoever takes over', () => {
    const report = reportMarkdown(reportOf(events, playbook, 600_000), createTimes('UTC'))
    expect(report).toContain('- 00:01:00 Called First on call, +1-555-0101\n- 00:06:00 Called Incident commander\n')
    expect(handoverOf(events, playbook, 600_000).done.map(({ text }) => text)).toEqual([
      'Called First on call, +1-555-0101',
      'Called Incident commander',
    ])
  })
})
