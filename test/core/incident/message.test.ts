// What is filled in of a message by itself, what is left, and what a mail program opens with.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { blanksOfMessage, mailAddress, messagePieces, recipientsOf, templatesFor } from '../../../src/core/incident/message/message.ts'
import { createTimes } from '../../../src/core/incident/report/times.ts'
import type { Playbook } from '../../../src/core/playbook/model/playbook.ts'
import { missing, seedsFolder } from '../../support/real-parts.ts'
import { read } from '../playbook/reading.ts'

const openedAt = Date.UTC(2026, 10, 21, 2, 12)

function ground(playbook: Playbook, values: Readonly<Record<string, string>> = {}, closedAt?: number) {
  return {
    incident: { openedAt, playbookTitle: playbook.title, values, ...(closedAt === undefined ? {} : { closedAt }) },
    scenario: playbook.scenarios[0],
    targetName: 'db-1',
    now: openedAt + 754_000,
    times: createTimes('Europe/Berlin'),
    utc: createTimes('UTC'),
  }
}

function filledIn(playbook: Playbook, index: number, values: Readonly<Record<string, string>> = {}, closedAt?: number): string {
  const template = playbook.templates[index]!
  const blanks = blanksOfMessage(template, ground(playbook, values, closedAt))
  const known = Object.fromEntries(blanks.map((blank) => [blank.key, blank.known ?? '']))
  return messagePieces(template.body, 'body', blanks, known)
    .map(({ text }) => text)
    .join('')
}

/** A playbook with one template. */
function withMessage(body: string): Playbook {
  return read(
    `# Shop\n\n## Scenario 1: The shop is shut\n\n**Severity:** P1\n\n**Impact:** nobody can buy\n\n**Symptoms:**\n- 502\n\n### Fix\n\n\`\`\`bash\nls\n\`\`\`\n\n## Communication\n\n### Notification template\n\n\`\`\`\n${body}\n\`\`\`\n`,
  )
}

describe('a message', () => {
  test('is filled in with what the incident knows, each place by what its line says; the rest stays as written', () => {
    const body = `Incident: [INCIDENT_TITLE]
Severity: [Severity]
Impact: [Brief description]
Started: [Time]
Now: [Time]
Next update: [Time]
Running for: [DURATION]
Host: [HOSTNAME]
Actions started: [Details]
Impact until: [Time]
Ended: [TIME_UTC]
Ticket: [Link]`
    expect(filledIn(withMessage(body), 0).split('\n')).toEqual([
      'Incident: The shop is shut',
      'Severity: P1',
      'Impact: nobody can buy',
      'Started: 21 Nov 2026, 03:12 (Europe/Berlin)',
      'Now: 21 Nov 2026, 03:24 (Europe/Berlin)',
      'Next update: [Time]',
      'Running for: 12 min 34 s',
      'Host: db-1',
      'Actions started: [Details]',
      'Impact until: [Time]',
      'Ended: [TIME_UTC]',
      'Ticket: [Link]',
    ])
    expect(filledIn(withMessage(body), 0, {}, openedAt + 60_000)).toContain('Ended: 21 Nov 2026, 02:13 UTC')
  })

  test('has its times in the zone that the template says, and leaves those of a zone that nobody knows', () => {
    const body =
      'Started: [HH:MM] UTC\nNow: [Time] (UTC)\nStarted (UTC): [Time]\nOpened: [START_TIME]\nSince: [START_TIME]Z\nBegan: [Time] PST'
    expect(filledIn(withMessage(body), 0).split('\n')).toEqual([
      'Started: 21 Nov 2026, 02:12 UTC',
      'Now: 21 Nov 2026, 02:24 (UTC)',
      'Started (UTC): 21 Nov 2026, 02:12 UTC',
      'Opened: 21 Nov 2026, 03:12 (Europe/Berlin)',
      'Since: 21 Nov 2026, 02:12Z',
      'Began: [Time] PST',
    ])
  })

  test('leaves what asks for something else than its line speaks of', () => {
    const body = 'Issue: [Link]\nBy: [RESOLVED_BY]\nService: [AFFECTED_SERVICE]\nHost: [AFFECTED_HOST]\nAffected: [Summary]'
    expect(filledIn(withMessage(body), 0, {}, openedAt + 60_000).split('\n')).toEqual([
      'Issue: [Link]',
      'By: [RESOLVED_BY]',
      'Service: [AFFECTED_SERVICE]',
      'Host: db-1',
      'Affected: nobody can buy',
    ])
  })

  test('takes what a blank of the same name was filled in with, however it is written', () => {
    const body = 'Service: [Service Name]\nTenant: <tenant-id>\nStatus: [STATUS]'
    expect(filledIn(withMessage(body), 0, { $SERVICE_NAME: 'shop', '[TENANT_ID]': 'acme' })).toBe(
      'Service: shop\nTenant: acme\nStatus: [STATUS]',
    )
  })

  test('opens a mail program with its addresses, and with what is left as written', () => {
    expect(mailAddress(['a@b.example', 'c+d@e.example'], 'Down & out', 'One\nTwo [x]')).toBe(
      'mailto:a@b.example,c%2Bd@e.example?subject=Down%20%26%20out&body=One%0D%0ATwo%20%5Bx%5D',
    )
  })
})

describe.skipIf(missing('seeds'))('the messages of a real playbook', () => {
  const playbook = () => read(readFileSync(join(seedsFolder, 'mcp-ecosystem-dr-runbook.md'), 'utf8'))

  test('tell times apart that are written alike, and are told to the same people', () => {
    const { templates } = playbook()
    expect(filledIn(playbook(), 1, { '[SERVICE_NAME]': 'Akosha' }).split('\n').slice(0, 5)).toEqual([
      'Service: Akosha',
      'Status: Recovery in progress',
      'Started: 21 Nov 2026, 03:12 (Europe/Berlin)',
      'Current Time: 21 Nov 2026, 03:24 (Europe/Berlin)',
      'Duration: 12 min 34 s',
    ])
    expect(filledIn(playbook(), 1)).toContain('Estimated time to full recovery: [Time]')
    expect(filledIn(playbook(), 2)).toContain('Root cause: [Summary]')
    const everybody = ['eng-manager@example.com', 'oncall@example.com']
    expect(templates.map((template) => recipientsOf(template, templates))).toEqual([everybody, everybody, everybody])
    expect(templatesFor(templates, playbook().scenarios[0])).toEqual(templates)
  })
})
