// What tables and listings promise and explain: objectives, levels of severity, alerts, thresholds, messages.
import { describe, expect, it } from 'vitest'
import { blanksIn } from '../../../../src/core/playbook/structure/templates.ts'
import { read } from '../reading.ts'

describe('objectives', () => {
  const text = `# T
## Emergency #1: Database Corruption
\`\`\`bash
ls
\`\`\`
## Emergency #2: Authentication Lockout
\`\`\`bash
ls
\`\`\`
## Recovery Time Objectives (RTO)
| Emergency | Target RTO | Maximum RTO | Data Loss |
|-|-|-|-|
| Database corruption | 20 minutes (with backup) | 2 hours | Minimal |
| Auth lockout | 5-10 minutes | 1 hour | 15 minutes |
| Tape robot | 1 hour | - | None |
`

  it('reach the scenario that a row speaks of, with the longest time, and words where there is no duration', () => {
    const [corruption, lockout] = read(text).scenarios
    expect(corruption).toMatchObject({ rto: 'PT20M', rtoMax: 'PT2H', rtoText: '20 minutes (with backup)', rpoText: 'Minimal' })
    expect(corruption).not.toHaveProperty('rpo')
    expect(lockout).toMatchObject({ rto: 'PT10M', rtoMax: 'PT1H', rpo: 'PT15M', rpoText: '15 minutes' })
  })

  it('are kept where no scenario answers', () => {
    expect(read(text).objectives.map(({ subject, scenarioId }) => [subject, scenarioId !== undefined])).toEqual([
      ['Database corruption', true],
      ['Auth lockout', true],
      ['Tape robot', false],
    ])
  })

  it('of a scenario’s own lines count before those of a table', () => {
    const own = text.replace(
      '## Emergency #2: Authentication Lockout\n',
      '$&**RTO**: 3 minutes\n**Longest**: 4 hours\n**Data Loss**: None (stateless)\n\n',
    )
    expect(read(own).scenarios[1]).toMatchObject({ rto: 'PT3M', rtoText: '3 minutes', rtoMax: 'PT4H', rpoText: 'None (stateless)' })
    expect(read(own).scenarios[1]).not.toHaveProperty('rpo')
  })

  it('follow a link in the row, and lists below their word', () => {
    const linked = read(
      '# T\n## Scenario 1: Nobody can log in\n```bash\nls\n```\n## Objectives\n| Case | RTO |\n|-|-|\n| [LDAP](#scenario-1-nobody-can-log-in) | 9 minutes |\n',
    )
    expect(linked.scenarios[0]).toMatchObject({ rto: 'PT9M' })
    expect(read('# T\n## Recovery Point Objective (RPO)\n- Search: 15 minutes\n- Files: 24 hours\n').objectives).toMatchObject([
      { subject: 'Search', rpo: 'PT15M' },
      { subject: 'Files', rpo: 'PT24H' },
    ])
  })
})

describe('severity', () => {
  it('is a table or a heading for each level', () => {
    const table =
      '| Severity | Definition | Response Time | Notification |\n|-|-|-|-|\n| **P1 - Critical** | everything is down | 15 minutes | Page all |\n| P4 | a nuisance | next business day | ticket |\n'
    expect(read(`# T\n${table}`).severityLevels).toMatchObject([
      {
        name: 'P1',
        title: 'P1 - Critical',
        meaning: 'everything is down',
        respondWithin: '15 minutes',
        respondWithinDuration: 'PT15M',
        notify: 'Page all',
      },
      { name: 'P4', meaning: 'a nuisance', respondWithin: 'next business day', notify: 'ticket' },
    ])
    expect(
      read(
        '# T\n## Severity Levels\n### SEV-1: Critical\n- **Examples**: all is lost\n- **Response Time**: 0-15 minutes\n- **Recovery Target**: 30 minutes\n## Other\n',
      ).severityLevels,
    ).toMatchObject([
      {
        name: 'SEV-1',
        respondWithinDuration: 'PT15M',
        recoverWithinDuration: 'PT30M',
        other: [{ label: 'Examples', text: 'all is lost' }],
      },
    ])
  })

  it('of a scenario may stand in a table that leads to it, or in the chapter above it', () => {
    const playbook = read(
      '# T\n| What you see | Severity | Go to |\n|-|-|-|\n| No answer | P0 | [1](#scenario-1-all-down) |\n\n## Scenario 1: All down\n```bash\nls\n```\n## Partial outages (P1)\n### Database failure\n```bash\nls\n```\n',
    )
    expect(playbook.scenarios.map(({ severity }) => severity)).toEqual(['P0', 'P1'])
    expect(playbook.severityLevels).toEqual([])
  })
})

describe('alerts and thresholds', () => {
  it('have what an alert means and what to do', () => {
    const playbook = read(
      '# T\n## Scenario 1: Crash\n```bash\nls\n```\n## Alerts\n| Alert | Meaning | Action | Owner |\n|-|-|-|-|\n| `up = 0` | it has crashed | [Scenario 1](#scenario-1-crash) | ops |\n',
    )
    expect(playbook.alerts).toMatchObject([
      {
        name: 'up = 0',
        meaning: 'it has crashed',
        action: 'Scenario 1',
        scenarioId: playbook.scenarios[0]!.id,
        other: [{ label: 'Owner', text: 'ops' }],
      },
    ])
  })

  it('are known where a document is about one alert, and in lists', () => {
    expect(
      read('# KubePodCrashLooping\n## Meaning\n\nA pod restarts again and again.\n\n## Impact\n\nUsers see errors.\n').alerts,
    ).toMatchObject([{ name: 'KubePodCrashLooping', meaning: 'A pod restarts again and again.' }])
    expect(read('# T\n## Alert Configuration\n- **Missing Backup**: none for 25 hours\n').alerts).toMatchObject([
      { name: 'Missing Backup', meaning: 'none for 25 hours' },
    ])
  })

  it('have the levels of each thing that is measured, from a table or a listing', () => {
    const levels = [
      {
        subject: 'CPU',
        levels: [
          { label: 'Green', text: '< 70%' },
          { label: 'Red', text: '> 85%' },
        ],
      },
      {
        subject: 'Errors',
        levels: [
          { label: 'Green', text: '< 0.1%' },
          { label: 'Red', text: '> 5%' },
        ],
      },
    ]
    expect(
      read('# T\n## Thresholds\n| Metric | Green | Red |\n|-|-|-|\n| CPU | < 70% | > 85% |\n| Errors | < 0.1% | > 5% |\n').thresholds,
    ).toMatchObject(levels)
    expect(
      read('# T\n## Metrics & Thresholds\n```\nGreen:\n- CPU: < 70%\n- Errors: < 0.1%\n\nRed:\n- CPU: > 85%\n- Errors: > 5%\n```\n')
        .thresholds,
    ).toMatchObject(levels)
  })
})

describe('messages and diagrams', () => {
  it('have an address, a subject and their blanks', () => {
    const [template] = read(
      '# T\n## Notification Templates\n### First message\n**To**: ops@example.com\n**Subject**: INCIDENT: [Service Name] down\n\n**Body**:\n\n```\nIncident: INC-YYYY-MM-DD-XXX\nService: [Service Name]\nDone:\n- [x] confirmed\n- [ ] fixed\nBy: {{name}}\n```\n',
    ).templates
    expect(template).toMatchObject({ title: 'First message', to: 'ops@example.com', subject: 'INCIDENT: [Service Name] down' })
    expect(template!.blanks.map(({ name, label, spans }) => [name, label, spans.map((span) => span.in)])).toEqual([
      ['[Service Name]', 'Service Name', ['subject', 'body']],
      ['INC-YYYY-MM-DD-XXX', 'INC-YYYY-MM-DD-XXX', ['body']],
      ['{{name}}', 'Name', ['body']],
    ])
    for (const { name, spans } of template!.blanks)
      for (const span of spans) expect((span.in === 'body' ? template!.body : template!.subject!).slice(span.start, span.end)).toBe(name)
  })

  it('are repaired as prose is: they are sent as they are shown', () => {
    const [template] = read(
      '# T\n## Notification Templates\n### First message\n```\n\uf8ffüö® INCIDENT ALERT\nETA: [time]\n```\n',
    ).templates
    expect(template!.body).toBe('🚨 INCIDENT ALERT\nETA: [time]')
    const [{ start, end } = { start: 0, end: 0 }] = template!.blanks[0]!.spans
    expect(template!.body.slice(start, end)).toBe('[time]')
  })

  it('have blanks however they are written, and no others', () => {
    expect(
      blanksIn('', 'At HH:MM <who> saw $SERVICE, [x] done, [see](https://a), 2026-01-01, {"a": 1}, ____').map(({ name }) => name),
    ).toEqual(['HH:MM', '<who>', '$SERVICE', '____'])
  })

  it('keeps a diagram as it is drawn', () => {
    const drawn = '┌────┐\n│ A  │\n└─┬──┘\n  ▼'
    expect(read(`# T\n## Flow\n\`\`\`\n${drawn}\n\`\`\`\n`).diagrams).toMatchObject([{ title: 'Flow', text: drawn, sectionId: 'flow' }])
  })
})
