// What a playbook says about itself, and what went wrong in the cases that it answers.
import { describe, expect, it, test } from 'vitest'
import { read } from './reading.ts'

describe('what a playbook says about itself', () => {
  it.each([
    [
      '# T\n\n**Version**: 1.2\n**Last Updated**: 2025-11-13\n**Target RTO**: 4 hours\n**RPO**: 15 min',
      { version: '1.2', lastUpdated: '2025-11-13', rto: 'PT4H', rpo: 'PT15M' },
    ],
    ['---\nversion: v2\nlast_updated: "2024-05-01"\n---\n# T', { version: '2', lastUpdated: '2024-05-01' }],
    [
      '# T\n\ntext\n\n---\n\n*Last Updated: March 3, 2025*\n*Next Review: 03.06.2025*\n**Review Schedule**: Quarterly',
      { lastUpdated: '2025-03-03', nextReview: '2025-06-03', reviewEvery: 'P3M' },
    ],
    [
      '# T\n\n## History\n\n| Version | Date | By |\n|-|-|-|\n| 1.0 | 2024-01-01 | a |\n| 1.1 | 2025-01-01 | b |',
      { version: '1.1', lastUpdated: '2025-01-01' },
    ],
    ['# T\n\nServices come back within 30 minutes (RTO) with at most 15 minutes of data loss (RPO).', { rto: 'PT30M', rpo: 'PT15M' }],
    ['# T\n\n## Recovery Time Objectives (RTO)\n- Search: < 15 minutes\n- Full system: < 60 minutes', { rto: 'PT1H' }],
    ['# T\n\n**Objective (RTO)**: 4 hours\n**Data loss (RPO)**: 15 minutes', { rto: 'PT4H', rpo: 'PT15M' }],
    [
      '# T\n\nWords.\n\n## Fixes\n\n### Procedure 1: Restart\n\n**RTO**: < 1 minute\n**Data Loss**: None\n\n## More\n\nWords.\n\nAnd words.\n\nAnd more.',
      {},
    ],
    ['---\nreview_every: 6 months\n---\n# T', { reviewEvery: 'P6M' }],
    ['---\nreview_every: P3M\n---\n# T', { reviewEvery: 'P3M' }],
    [
      '# T\n\n**Owner**: [TEAM]\\\n**Approved by**: Ada\\\n**Review schedule**: every 6 months, and after a change',
      { owner: '[TEAM]', approvedBy: 'Ada', reviewEvery: 'P6M', reviewText: 'every 6 months, and after a change' },
    ],
    ['# T\n\nnothing of the kind', {}],
  ])('reads %j', (text, meta) => {
    expect(read(text).meta).toEqual(meta)
  })
})

describe('the title', () => {
  it.each([
    ['---\ntitle: "Bring the shop back"\nversion: 1\n---\n## Stop\n', 'Bring the shop back'],
    ['---\ntitle: Front\n---\n# Heading\n', 'Heading'],
    ['## Stop\n', 'playbook'],
  ])('is the first heading, else that of the front matter, else the name of the file: %j', (text, title) => {
    expect(read(text).title).toBe(title)
  })
})

describe('scenarios', () => {
  it('has the impact that a section of its own tells', () => {
    const [scenario] = read('## Scenario 1: Queue is full\n\n### Impact\n\nOrders are late.\n\n### Fix\n\n1. `reboot`\n').scenarios
    expect(scenario?.impact).toBe('Orders are late.')
  })

  it('has symptoms, severity, impact, objective, and the procedures under the same heading elsewhere', () => {
    const text = [
      '# T',
      '## What can happen',
      '### Scenario 2: Disk full',
      '**Severity**: High',
      '**Impact**: No writes',
      '**Estimated Recovery Time**: 30-60 minutes',
      '',
      '**Symptoms**:',
      '',
      '- No space left on device',
      '- Backups fail',
      '',
      '## What to do',
      '### Scenario 2: Disk full',
      '#### Step 1: Look',
      '```bash',
      'df -h',
      '```',
    ].join('\n')
    const playbook = read(text)
    expect(playbook.scenarios).toMatchObject([
      {
        number: '2',
        title: 'Disk full',
        heading: 'Scenario 2: Disk full',
        severity: 'High',
        impact: 'No writes',
        rto: 'PT1H',
        symptoms: ['No space left on device', 'Backups fail'],
        procedureIds: playbook.procedures.map((procedure) => procedure.id),
      },
    ])
    expect(playbook.procedures[0]!.scenarioId).toBe(playbook.scenarios[0]!.id)
  })

  it('knows a failure that does not call itself a scenario', () => {
    expect(
      read('# T\n## Database not responding\n```bash\ndocker restart db\n```\n## Setup\n```bash\nmake\n```').scenarios.map(
        (scenario) => scenario.title,
      ),
    ).toEqual(['Database not responding'])
  })

  it('takes the objective from a table of objectives', () => {
    expect(
      read(
        '# T\n## Emergency #1: Authentication Lockout\n```bash\nls\n```\n## RTO\n\n| Emergency | Target RTO |\n|-|-|\n| Auth lockout | 5 minutes |\n| Disk | 1 hour |',
      ).scenarios,
    ).toMatchObject([{ number: '1', title: 'Authentication Lockout', rto: 'PT5M' }])
  })
})

test('a section that gathers scenarios is none, also behind a scenario beside it', () => {
  const work = '```bash\nmake up\n```'
  const text = `# T\n\n## Scenario 1: Disk\n\n${work}\n\n## Network failure\n\n${work}\n\n### Scenario 2: Cable\n\n${work}\n`
  expect(read(text).scenarios.map(({ title }) => title)).toEqual(['Disk', 'Cable'])
})
