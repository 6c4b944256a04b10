// Whom a responder may call, and who was.
import { describe, expect, test } from 'vitest'
import { handoverSheet } from '../../../src/core/card/handover.ts'
import type { CallOutcome } from '../../../src/core/incident/call-outcome.ts'
import type { IncidentEvent, IncidentFact } from '../../../src/core/incident/events.ts'
import { lastCall, peopleToCall } from '../../../src/core/incident/people.ts'
import { foldIncident } from '../../../src/core/incident/reduce.ts'
import { handoverOf } from '../../../src/core/incident/report/handover.ts'
import { reportOf } from '../../../src/core/incident/report/report.ts'
import { reportMarkdown } from '../../../src/core/incident/report/report-markdown.ts'
import { createTimes } from '../../../src/core/incident/report/times.ts'
import type { PlaybookId } from '../../../src/core/playbook/model/document.ts'
import { read } from '../playbook/reading.ts'

const text = `# A

## Contacts

| Role | Phone |
|---|---|
| First on call | +1-555-0101 |
| Second on call | [PHONE] |
| The landlord | +1-555-0199 |

## Escalation

- T+0: First on call
- T+5 min: Incident commander
`
const playbook = read(text)

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
  at(6, { type: 'contact-called', who: 'Incident commander', outcome: 'no-answer' }),
]
const toldAt = (minute: number) => minute * 60_000
const later = (...facts: readonly IncidentFact[]) => facts.map((fact, index) => at(7 + index, fact))
const commander = (outcome: CallOutcome): IncidentFact => ({ type: 'contact-called', who: 'Incident commander', outcome })
const openAbout = (of: readonly IncidentEvent[], minute: number) => reportOf(of, playbook, toldAt(minute)).openQuestions

describe('whom to call', () => {
  test('are the rungs of the ladder, then the contacts that are none of them, each once, and last who is not due and has no number', () => {
    expect(peopleToCall(playbook, undefined, 0).map(({ who, reach, rung }) => [who, reach, rung?.state])).toEqual([
      ['First on call', '+1-555-0101', 'due'],
      ['The landlord', '+1-555-0199', undefined],
      ['Incident commander', undefined, 'to-come'],
      ['Second on call', undefined, undefined],
    ])
    expect(peopleToCall(playbook, undefined, toldAt(6)).map(({ who }) => who)).toEqual([
      'First on call',
      'Incident commander',
      'The landlord',
      'Second on call',
    ])
  })

  test('knows of each when they were called last', () => {
    const state = foldIncident([...events, at(9, { type: 'contact-called', who: 'First on call', reach: '+1-555-0101' })])
    const people = peopleToCall(playbook, undefined, 0)
    expect(people.map((person) => lastCall(state, person)?.at)).toEqual([9 * 60_000, undefined, 6 * 60_000, undefined])
  })

  test('is told by the report and to whoever takes over, with what came of it; an old journal’s calls have no outcome', () => {
    const told = [...events, ...later(commander('left-message'), commander('reached'))]
    const report = reportMarkdown(reportOf(told, playbook, toldAt(10)), createTimes('UTC'))
    const lines = [
      'Called First on call, +1-555-0101',
      'Called Incident commander: no answer',
      'Called Incident commander: left a message',
      'Called Incident commander: reached',
    ]
    expect([...report.matchAll(/^- [\d:]{8} (Called .*)$/gm)].map(([, line]) => line)).toEqual(lines)
    const handover = handoverOf(told, playbook, toldAt(10))
    expect(handover.done.map(({ text }) => text)).toEqual(lines)
    const paper = JSON.stringify(handoverSheet(handover, createTimes('UTC')))
    expect(paper).toContain('+1-555-0101, called 00:01')
    expect(paper).toContain('"value":"reached 00:08"')
  })

  test('is told to whoever takes over of the contacts where there is no ladder', () => {
    const called: IncidentFact = { type: 'contact-called', who: 'The landlord', reach: '+1-555-0199', outcome: 'no-answer' }
    const handover = handoverOf([at(0, opened), at(1, called)], read(text.replace(/## Escalation.*/s, '')), toldAt(10))
    expect(JSON.stringify(handoverSheet(handover, createTimes('UTC')))).toContain('+1-555-0199, no answer 00:01')
  })
})

describe('what is open about calling people', () => {
  test('is who was due and not called: nobody before their time, nor who was called whatever came of it', () => {
    expect(openAbout([at(0, opened)], 4)).toEqual(['Due on the ladder, and nobody was called: First on call (T+0).'])
    expect(openAbout([at(0, opened)], 5)).toEqual([
      'Due on the ladder, and nobody was called: First on call (T+0), Incident commander (T+5 min).',
    ])
    expect(openAbout(events, 10)).toEqual(['Called and not reached: Incident commander (no answer).'])
  })

  test('is whom no call reached, with what came of the last one', () => {
    expect(openAbout([...events, ...later(commander('left-message'))], 10)).toEqual([
      'Called and not reached: Incident commander (left a message).',
    ])
    expect(openAbout([...events, ...later(commander('reached'), commander('no-answer'))], 10)).toEqual([])
  })

  test('does not grow once the incident is closed, and is none of it where the playbook is gone', () => {
    const closed = [at(0, opened), at(4, { type: 'incident-closed' })]
    expect(openAbout(closed, 500)).toEqual(['Due on the ladder, and nobody was called: First on call (T+0).'])
    expect(reportOf([at(0, opened)], undefined, toldAt(10)).openQuestions).toEqual([])
  })

  describe('asks for the ladder', () => {
    const scenario = (number: number, name: string) =>
      `## Scenario ${number}: ${name}\n\n### Fix\n\n\`\`\`bash\n# Do ${name}\necho ${name}\n\`\`\`\n\n### Escalation\n\n- T+0: Boss of ${name}\n`
    const two = read(`# A\n\n${scenario(1, 'One')}\n${scenario(2, 'Two')}\n## Afterwards\n\n- [ ] Tell the landlord\n`)
    const [one] = two.scenarios
    const openedAtOne = { ...opened, scenario: { id: one!.id, title: one!.title } } as IncidentFact
    const ticked = (title: string): IncidentFact => {
      const step = two.procedures.flatMap(({ steps }) => steps).find((each) => each.title === title)!
      return { type: 'step-ticked', stepId: step.id, title }
    }
    const askedFor = (...facts: readonly IncidentFact[]) => {
      const told = [openedAtOne, ...facts].map((fact, index) => at(index, fact))
      const due = reportOf(told, two, toldAt(9)).openQuestions.filter((line) => line.startsWith('Due on'))
      return [...due, ...handoverOf(told, two, toldAt(9)).rungs.map(({ step }) => step.title)]
    }
    const ofOne = ['Due on the ladder, and nobody was called: Boss of One (T+0).', 'Boss of One']
    const ofTwo = ['Due on the ladder, and nobody was called: Boss of Two (T+0).', 'Boss of Two']

    test('of the scenario that was worked on last, else of the one that the incident was opened at', () => {
      expect(askedFor()).toEqual(ofOne)
      expect(askedFor(ticked('Do Two'))).toEqual(ofTwo)
      expect(askedFor(ticked('Do Two'), ticked('Do One'))).toEqual(ofOne)
    })

    test('of that scenario still, while what is of no scenario is worked on', () => {
      expect(askedFor(ticked('Tell the landlord'))).toEqual(ofOne)
      expect(askedFor(ticked('Do Two'), ticked('Tell the landlord'))).toEqual(ofTwo)
    })
  })
})
