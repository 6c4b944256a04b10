// Whom to reach, when, and who is responsible for what.
import { describe, expect, it } from 'vitest'
import { inspectPlaybook } from '../../../../src/core/playbook/inspect.ts'
import { read } from '../reading.ts'

function contacts(text: string) {
  return inspectPlaybook(read(`# T\n${text}`)).contacts.map(({ line: _, sectionId: __, ...contact }) => contact)
}

describe('contacts', () => {
  it('are rows of a table, whatever its columns are called', () => {
    expect(
      contacts(
        '## Emergency Contacts\n\n| Step | Role | Name | Contact | Slack |\n|-|-|-|-|-|\n| 1 | On call | Jane Doe | +1-555-0123 | @jane |\n| 2 | Security | [Name] | security@example.com | TBD |\n',
      ),
    ).toEqual([
      { role: 'On call', name: 'Jane Doe', phone: '+1-555-0123', other: [{ label: 'Slack', value: '@jane' }], blanks: [] },
      { role: 'Security', email: 'security@example.com', blanks: ['name', 'Slack'] },
    ])
  })

  it.each([
    ['## Kontakte\n| Rolle | Name | Telefon |\n|-|-|-|\n| Bereitschaft | Ada | +49 30 1234567 |', 'Bereitschaft'],
    ['## Contacts\n| Rôle | Nom | Téléphone |\n|-|-|-|\n| Astreinte | Ada | +33 1 23 45 67 89 |', 'Astreinte'],
    ['## Contactos\n| Rol | Nombre | Teléfono |\n|-|-|-|\n| Guardia | Ada | +34 912 345 678 |', 'Guardia'],
    ['## 联系人\n| 角色 | 姓名 | 电话 |\n|-|-|-|\n| 值班 | Ada | +86 10 1234 5678 |', '值班'],
  ])('are known in other languages: %j', (text, role) => {
    expect(contacts(text)).toMatchObject([{ role, name: 'Ada', phone: expect.stringMatching(/^\+/), blanks: [] }])
  })

  it('are lines with bold words, filled or not; a phone belongs to the one above it', () => {
    expect(contacts('## Emergency Contacts\n**System Owner:** [Your Name]\n**Email:** [Your Email]\n**Phone:** +1-555-0100\n')).toEqual([
      { role: 'System Owner', phone: '+1-555-0100', blanks: ['name', 'email'] },
    ])
  })

  it('take their role from the heading of their section', () => {
    expect(
      contacts('## Roles and Responsibilities\n### Database Administrator\n**Contact**: `dba@example.com`\n\n**Pager**: +1-555-0126\n'),
    ).toEqual([{ role: 'Database Administrator', email: 'dba@example.com', phone: '+1-555-0126', blanks: [] }])
  })

  it('are lists and aligned listings', () => {
    expect(
      contacts(
        '## On-Call\n- **Primary**: Jane Doe, +1-555-0101, jane@example.com\n- Sam Roe (sam@example.com)\n- **Chat**: Slack #incident\n',
      ),
    ).toEqual([
      { role: 'Primary', name: 'Jane Doe', phone: '+1-555-0101', email: 'jane@example.com', blanks: [] },
      { role: '', name: 'Sam Roe', email: 'sam@example.com', blanks: [] },
      { role: 'Chat', other: [{ label: '', value: 'Slack #incident' }], blanks: [] },
    ])
    expect(contacts('## On-Call\n```\nPrimary On-Call:   +1-555-0101 (PagerDuty)\nDatabase:  +1-555-0102\n```')).toEqual([
      { role: 'Primary On-Call', phone: '+1-555-0101', blanks: [] },
      { role: 'Database', phone: '+1-555-0102', blanks: [] },
    ])
  })

  it('say for which trouble they are', () => {
    expect(contacts('## Contact Matrix\n```\nPROBLEM               WHO\n─────────\nBackup restore fails  → Database Team\n```')).toEqual([
      { role: 'Database Team', about: 'Backup restore fails', blanks: [] },
    ])
    expect(contacts('## Who to call\n| Trouble | Call |\n|-|-|\n| It is slow | network team |')).toEqual([
      { role: 'network team', about: 'It is slow', blanks: [] },
    ])
  })

  it('are not every table, list or number', () => {
    expect(
      contacts(
        '## Ports\n| Service | Port |\n|-|-|\n| web | 8080 |\n\n## Severity\n| Level | Contact |\n|-|-|\n| P1 | page all |\n\n## Contacts\n\nAsk the team. See [the wiki](https://wiki).\n',
      ),
    ).toEqual([])
  })
})

describe('an escalation ladder', () => {
  it.each([
    '## Escalation\n### Level 1 (0–15 min): on-call engineer\nUse the pager.\n### Level 2 (after 15 min): team lead\nAsk to join.',
    '## Escalation Level 1: on-call engineer (0–15 min)\nUse the pager.\n## Escalation Level 2: team lead (15 min)\nAsk to join.',
  ])('has every level that is a heading, with its time: %j', (text) => {
    expect(rungs(text).map(({ after, who, actions }) => [after, who, actions])).toEqual([
      ['PT0S', 'on-call engineer', ['Use the pager.']],
      ['PT15M', 'team lead', ['Ask to join.']],
    ])
  })

  const rungs = (text: string) =>
    read(`# T\n${text}`).escalation.map(({ after, title, who, actions, phone }) => ({ after, title, who, actions, phone }))
  const people =
    '## Contacts\n| Role | Phone |\n|-|-|\n| Secondary On-Call | +1-555-0102 |\n| Database Team | [PHONE] |\n| Incident Commander | +1-555-0109 |\n\n'

  it('has times, and the numbers of those whom it names', () => {
    expect(
      rungs(
        `${people}## Escalation Path\n1. **First Alert** (T+0)\n   - On-call looks\n2. **No Recovery (T+5 min)**\n   - Engage secondary on-call\n3. **Still Down (T+1h)**\n   - Call the database team\n`,
      ),
    ).toEqual([
      { after: 'PT0S', title: 'First Alert', who: undefined, actions: ['On-call looks'], phone: undefined },
      { after: 'PT5M', title: 'No Recovery', who: 'Secondary On-Call', actions: ['Engage secondary on-call'], phone: '+1-555-0102' },
      { after: 'PT1H', title: 'Still Down', who: 'Database Team', actions: ['Call the database team'], phone: undefined },
    ])
  })

  it('may be a table', () => {
    expect(
      rungs(`${people}**Escalation**:\n\n| When | What |\n|-|-|\n| T+0 | look |\n| T+15 | incident commander; tell stakeholders |\n`),
    ).toEqual([
      { after: 'PT0S', title: 'look', who: undefined, actions: [], phone: undefined },
      { after: 'PT15M', title: 'incident commander', who: 'Incident Commander', actions: ['tell stakeholders'], phone: '+1-555-0109' },
    ])
    expect(rungs('## Escalation\n| Time | Who | Phone |\n|-|-|-|\n| After 15 minutes | manager | +1-555-0150 |\n')).toMatchObject([
      { after: 'PT15M', title: 'manager', who: 'manager', phone: '+1-555-0150' },
    ])
  })

  it('may have levels, or only an order', () => {
    expect(
      rungs('## Contact\n### Escalation Path\n**Level 1 - On-Call Engineer**:\n- run the scripts\n\n**Level 2 - Architect**:\n- decide\n'),
    ).toMatchObject([
      { title: 'Level 1 - On-Call Engineer', who: 'On-Call Engineer', actions: ['run the scripts'] },
      { title: 'Level 2 - Architect', who: 'Architect', actions: ['decide'] },
    ])
    expect(
      rungs('## Contacts\n**System Owner:** Ada, +1-555-0100\n\n**Escalation Path:**\n1. Review logs\n2. Contact system owner\n'),
    ).toMatchObject([
      { after: undefined, title: 'Review logs' },
      { title: 'Contact system owner', who: 'System Owner', phone: '+1-555-0100' },
    ])
  })

  it('is a scenario’s own where it stands in it', () => {
    const playbook = read('# T\n## Emergency #1: Web down\n```bash\ndocker restart web\n```\n**Escalation:**\n- Call the vendor\n')
    expect(playbook.escalation).toMatchObject([{ title: 'Call the vendor', scenarioId: playbook.scenarios[0]!.id }])
  })
})

describe('roles', () => {
  it('have what they are responsible for, and their contact', () => {
    const playbook = read(
      '# T\n## Roles and Responsibilities\n### Incident Commander\n**Responsibilities**:\n- decides\n- speaks\n\n**Contact**: `ic@example.com`\n',
    )
    expect(playbook.roles).toMatchObject([{ title: 'Incident Commander', responsibilities: ['decides', 'speaks'], contact: 0 }])
    expect(read('# T\n## Roles\n- **Scribe**: writes it down\n- **Lead**: leads\n').roles).toMatchObject([
      { title: 'Scribe', responsibilities: ['writes it down'] },
      { title: 'Lead', responsibilities: ['leads'] },
    ])
    expect(read('# T\n## Who does what\n| Role | Does | Phone |\n|-|-|-|\n| Scribe | writes | [PHONE] |\n').roles).toMatchObject([
      { title: 'Scribe', responsibilities: ['writes'], contact: 0 },
    ])
  })
})
