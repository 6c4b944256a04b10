// What a careful reader finds around the steps of five real playbooks.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { read } from '../reading.ts'

const folder = resolve('../shared/seeds')
const isThere = existsSync(folder)
if (!isThere) console.warn(`Real playbooks are not beside this repository (${folder}): their structure is not tested.`)

function seed(name: string) {
  return read(readFileSync(resolve(folder, `${name}.md`), 'utf8'))
}

describe.runIf(isThere)('the structure of real playbooks', () => {
  it('has the objectives and data losses of six emergencies, their branches and options', () => {
    const playbook = seed('emergency-recovery-playbook')
    expect(playbook.scenarios.map(({ number, rto, rpo, rpoText }) => [number, rto, rpo, rpoText])).toEqual([
      ['1', 'PT5M', undefined, 'None'],
      ['2', 'PT10M', undefined, 'None'],
      ['3', 'PT20M', undefined, 'Minimal'],
      ['4', 'PT10M', undefined, 'None'],
      ['5', 'PT5M', undefined, 'None'],
      ['6', 'PT30M', undefined, 'Rebuild from source'],
    ])
    expect(playbook.procedures.filter(({ branchOf }) => branchOf !== undefined)).toHaveLength(4)
    expect(playbook.procedures.filter(({ option }) => option !== undefined)).toHaveLength(4)
    expect(playbook.contacts[0]).toMatchObject({ role: 'System Owner', fields: [{ isBlank: true }, { isBlank: true }, { isBlank: true }] })
    expect(playbook.links.filter(({ type, target }) => type === 'section' && target === undefined)).toEqual([])
  })

  it('has a ladder with times, alerts, thresholds and a flowchart', () => {
    const playbook = seed('erlmcp-quick-reference')
    expect(playbook.escalation.map(({ after, title }) => [after, title])).toEqual([
      ['PT0S', 'First Alert'],
      ['PT5M', 'No Recovery'],
      ['PT15M', 'Still Down'],
      ['PT30M', 'Escalation'],
    ])
    expect([playbook.alerts.length, playbook.thresholds.length, playbook.diagrams.length]).toEqual([5, 5, 1])
    expect(playbook.diagrams[0]!.text.split('\n')[0]).toBe('┌─────────────────────┐')
    expect(playbook.contacts.slice(0, 4).every(({ fields }) => fields.length === 3 && fields.every(({ isBlank }) => isBlank))).toBe(true)
  })

  it('has roles, levels and messages of a runbook with repeated headings', () => {
    const playbook = seed('mcp-ecosystem-dr-runbook')
    expect(playbook.roles.map(({ title, responsibilities }) => [title, responsibilities.length])).toEqual([
      ['Primary On-Call Engineer', 4],
      ['Secondary On-Call Engineer', 3],
      ['Engineering Manager', 4],
      ['Database Administrator (if available)', 3],
    ])
    expect(playbook.severityLevels.map(({ name }) => name)).toEqual(['P1', 'P2', 'P3', 'P4'])
    expect(playbook.templates.map(({ title, to }) => [title, to])).toEqual([
      ['Initial Incident Notification', 'eng-manager@example.com, oncall@example.com'],
      ['Recovery Update', '[Same as initial]'],
      ['Recovery Complete', '[Same as initial]'],
    ])
    expect(playbook.links.filter(({ type, target }) => type === 'section' && target === undefined)).toEqual([])
  })

  it('has five numbers to call, four levels and objectives with their longest', () => {
    const playbook = seed('qdrant-mcp-dr-procedures')
    expect(playbook.contacts.slice(0, 5).map(({ role, fields }) => [role, fields[0]!.value, fields[0]!.remark])).toEqual([
      ['Primary On-Call', '+1-555-0101', 'PagerDuty'],
      ['Secondary On-Call', '+1-555-0102', 'Backup'],
      ['Engineering Lead', '+1-555-0103', 'Escalation'],
      ['Operations Lead', '+1-555-0104', 'Infrastructure'],
      ['Security Team', '+1-555-0105', 'Security incidents'],
    ])
    expect(playbook.severityLevels.map(({ name, recoverWithinDuration }) => [name, recoverWithinDuration])).toEqual([
      ['P0', 'PT30M'],
      ['P1', 'PT2H'],
      ['P2', 'PT4H'],
      ['P3', 'PT24H'],
    ])
    expect(playbook.objectives).toHaveLength(10)
    expect(playbook.templates.map(({ blanks }) => blanks[0]!.name)).toEqual(['INC-YYYY-MM-DD-XXX', 'INC-YYYY-MM-DD-XXX'])
  })

  it('has what is needed first, three levels to escalate to, and what to do when a restore fails', () => {
    const playbook = seed('ai-platform-dr-runbook')
    expect(playbook.prerequisites).toHaveLength(4)
    expect(playbook.escalation.map(({ who }) => who)).toEqual(['On-Call Engineer', 'Database Administrator', 'Platform Architect'])
    const restores = playbook.procedures.filter(({ path }) => path[1] === '4. Execute Restore')
    expect(restores.map(({ onFailure }) => onFailure?.[0]?.procedureIds?.length)).toEqual([5, 5])
    expect(playbook.alerts.map(({ name }) => name)).toContain('Missing Backup')
    expect(playbook.links.filter(({ type, target }) => type === 'section' && target === undefined)).toEqual([])
  })
})
