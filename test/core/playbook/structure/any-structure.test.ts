// Whatever stands in contacts, ladders and tables: a model comes out, it survives JSON, and its references lead somewhere.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspectPlaybook } from '../../../../src/core/playbook/inspect.ts'
import { read } from '../reading.ts'

const pieces = [
  '## Contacts',
  '## Escalation Path',
  '## Roles',
  '## Severity Levels',
  '### P1: Critical',
  '## Thresholds',
  '## Alerts',
  '## RTO',
  '## Scenario 1: Web down',
  '### Rollback',
  '### If it still fails',
  '### Option A: x',
  '## Prerequisites',
  '### Message template',
  '**Symptoms**:',
  '**Prerequisites**: a key',
  '**Phone**: [PHONE]',
  '**If restore fails**: Return to Step 1',
  '**Level 2 - Lead**:',
  '- T+5 min: call +1-555-0100',
  '- **Lead**: Ada (ada@example.com)',
  '1. **First (T+0)**',
  '   - look',
  '- [ ] box',
  '| Role | Phone | Email |',
  '| When | What |',
  '| Severity | Response |',
  '| Alert | Meaning | Action |',
  '| Metric | Green | Red |',
  '| Case | RTO | Data loss |',
  '|---|---|---|',
  '|---|---|',
  '| T+15 | [PHONE] | x |',
  '| P1 | 5 min | [a](#contacts) |',
  '| |',
  '```',
  '```bash {"name": "x"}',
  'docker restart web',
  '# Expected: ok',
  'Subject: [X] {{y}} XXX',
  'WARNING:',
  '- CPU: > 5%',
  'a → b',
  'Expected:',
  '---',
  '> quote',
  '[a](#nowhere) https://a.b',
  '',
  '',
]
const documents = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 20 })), { maxLength: 40 })
  .map((lines) => `# Title\n\n${lines.join('\n')}`)

describe('the structure of any text', () => {
  it('is read without a defect, survives JSON, and refers to nothing that is not there', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const playbook = read(text)
        // A defect would show the file as written, under its own name.
        expect(playbook.title).toBe('Title')
        expect(JSON.parse(JSON.stringify(playbook))).toEqual(playbook)
        expect(JSON.parse(JSON.stringify(inspectPlaybook(playbook)))).toEqual(inspectPlaybook(playbook))
        const procedures = new Set(playbook.procedures.map(({ id }) => id))
        const sections = new Set(playbook.sections.map(({ id }) => id))
        for (const procedure of playbook.procedures) {
          const branches = [...(procedure.onFailure ?? []), ...procedure.steps.flatMap((step) => step.onFailure ?? [])]
          for (const id of [
            ...(procedure.branchOf ?? []),
            ...(procedure.rollbackOf ?? []),
            ...branches.flatMap((branch) => branch.procedureIds ?? []),
          ])
            expect(procedures.has(id)).toBe(true)
          for (const { sectionId } of branches) if (sectionId !== undefined) expect(sections.has(sectionId)).toBe(true)
        }
        for (const { contacts } of playbook.escalation) for (const index of contacts) expect(playbook.contacts[index]).toBeDefined()
        for (const { lines } of [
          ...playbook.contacts,
          ...playbook.escalation,
          ...playbook.alerts,
          ...playbook.objectives,
          ...playbook.links,
        ])
          expect(lines.start >= 1 && lines.end <= playbook.lineCount).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
})
