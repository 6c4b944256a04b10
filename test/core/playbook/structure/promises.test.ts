import { describe, expect, test } from 'vitest'
import { inspectPlaybook } from '../../../../src/core/playbook/inspect.ts'
import { read } from '../reading.ts'

const inspected = (text: string) =>
  inspectPlaybook(read(text)) as unknown as Record<string, readonly Record<string, unknown>[]> & {
    readonly meta: Record<string, string>
  }

describe('the objectives of the whole playbook', () => {
  test.each([
    '## Recovery Objectives\n\n| Metric | Target | Definition |\n|---|---|---|\n| RTO (Recovery Time Objective) | 4 hours | down |\n| RPO (Recovery Point Objective) | 1 hour | lost |\n',
    '## Objectives\n\n| Metric | Target | Current |\n|---|---|---|\n| **RTO** (Recovery Time Objective) | < 4 hours | untested |\n| **RPO** (Recovery Point Objective) | < 1 hour | on |\n',
    '## Target Objectives\n\n- **RTO (Recovery Time Objective)**: 4 hours maximum\n- **RPO (Recovery Point Objective)**: 1 hour maximum (hourly)\n',
    '### Objetivo\n- **RTO (Recovery Time Objective)**: 4 horas máximo\n- **RPO (Recovery Point Objective)**: 1 hora máximo de pérdida de datos\n',
    '## RTO/RPO\n\n- **RTO (Recovery Time):** < 4 horas\n- **RPO (Data Loss):** < 1 hora\n',
  ])('are read: %s', (text) => {
    const { meta, objectives, thresholds } = inspected(`# T\n\nWords.\n\n${text}`)
    expect(meta).toMatchObject({ rto: 'PT4H', rpo: 'PT1H' })
    expect(thresholds ?? []).toEqual([])
    expect((objectives ?? []).filter(({ rto, rpo }) => rto === 'PT1H' || rpo === 'PT4H')).toEqual([])
  })

  test('stand beside those of its parts', () => {
    expect(
      inspected('# T\n\n## RTO/RPO\n\n- RTO: 4 hours\n- Web shop: RTO 30 min, RPO 5 min\n- Mail: RPO 1 day\n').objectives!.map(
        ({ subject, rto, rpo }) => [subject, rto, rpo],
      ),
    ).toEqual([
      ['Web shop', 'PT30M', 'PT5M'],
      ['Mail', undefined, 'PT24H'],
    ])
  })

  test('are not those of one scenario, and not one for the other', () => {
    expect(inspected('# T\n\n## Scenarios\n\n### 1. Lost\n\n1. Stop it\n2. **RTO**: < 30 minutes | **RPO**: < 24 hours\n').meta).toEqual({})
  })

  test('may stand in a column for each environment', () => {
    expect(
      inspected(
        '# T\n\n## Goals\n\n| Metric | Staging | Production |\n|---|---|---|\n| **RTO** | 4 hours | 1 hour |\n| **RPO** | 24 hours | 15 min |\n',
      ).objectives!.map(({ subject, rto, rpo }) => [subject, rto, rpo]),
    ).toEqual([
      ['Staging', 'PT4H', 'PT24H'],
      ['Production', 'PT1H', 'PT15M'],
    ])
  })
})

describe('a date', () => {
  test('may have a time', () => {
    expect(
      inspected('# T\n\nWords.\n\n---\n\n*Last updated: 2025-10-03T18:23:13.991Z*\n*Next review: 2026-01-01T18:23:13.991Z*\n').meta,
    ).toMatchObject({
      lastUpdated: '2025-10-03',
      nextReview: '2026-01-01',
    })
  })

  test('is no number to call', () => {
    expect(
      inspected('# T\n\n## Contacts\n\n- **Lead**: lead@example.org\n\n---\n\n*Last updated: 2025-10-03T18:23:13.991Z*\n').contacts,
    ).toHaveLength(1)
  })
})

test('how long a step takes is not what to expect of it', () => {
  expect(JSON.stringify(inspected('# T\n\n## Fix\n\n```sh\ndate\n```\n\n**Expected Duration**: 30 minutes\n'))).not.toContain('"expected"')
})

describe('contacts', () => {
  const roles = (text: string) =>
    (inspected(`# T\n\n## Emergency contacts\n\n${text}`).contacts ?? []).map(({ role, name, email, phone, blanks }) => [
      role,
      name ?? email ?? phone ?? blanks,
    ])

  test('whose numbers are X are blank', () => {
    expect(roles('| Role | Contact | Method |\n|---|---|---|\n| On-call | +1-XXX-XXX-XXXX | Phone |\n')).toEqual([['On-call', ['name']]])
  })

  test('may be a team without a number', () => {
    expect(roles('| Role | Contact | Purpose |\n|---|---|---|\n| Database | Vendor Support | Recovery |\n')).toEqual([
      ['Database', 'Vendor Support'],
    ])
  })

  test('are called by the service, not by its address', () => {
    expect(roles('| Service | Support | Priority |\n|---|---|---|\n| **Hoster** | help@hoster.test | 24/7 |\n')).toEqual([
      ['Hoster', 'help@hoster.test'],
    ])
  })

  test('are called by who they are, in a list too', () => {
    expect(roles('- **On-Call Engineer**: oncall@example.org\n')).toEqual([['On-Call Engineer', 'oncall@example.org']])
    expect(roles('- **Lead**: [Pager] -> lead@example.org\n')).toEqual([['Lead', 'lead@example.org']])
  })

  test('give the document no owner', () => {
    expect(inspected('# T\n\n## Paso 1\n\nTexto.\n\n## Contactos\n\n**Responsable:** Ana\n').meta).toEqual({})
  })
})

describe('a ladder with its times in brackets', () => {
  const rungs = (text: string) =>
    inspected(`# T\n\n## Escalation\n\n${text}`).escalation!.map(({ after, title, actions }) => [after, title, actions])

  test('behind who is called', () => {
    expect(rungs('1. On-call engineer (15 min)\n2. CTO (SEV1 only, 2 hours)\n')).toEqual([
      ['PT15M', 'On-call engineer', []],
      ['PT2H', 'CTO (SEV1 only)', []],
    ])
  })

  test('behind the level, or behind what the level is', () => {
    expect(rungs('1. **First answer** (0-15 min): On-call\n2. **Level 2**: Management (30-60 minutes)\n')).toEqual([
      ['PT0S', 'First answer', ['On-call']],
      ['PT30M', 'Level 2', ['Management']],
    ])
  })

  test('has no number to call in its times', () => {
    expect(JSON.stringify(inspected('# T\n\n## Escalation\n\n1. **Escalation 1** (15-30 min): Lead\n'))).not.toContain('"phone"')
  })

  test('as a listing with spans', () => {
    expect(rungs('```\n[T+0 min]  ALERT\n[T+5-10]   DECLARE it\n```\n')).toEqual([
      ['PT0S', 'ALERT', []],
      ['PT5M', 'DECLARE it', []],
    ])
  })
})

test('lines about one alert are one alert', () => {
  expect(
    inspected('# T\n\n## Alert Name: QueueGrows\n\n* *Description*: `depth above 1000`\n* *Severity*: `critical`\n').alerts!.map(
      ({ name, meaning, severity }) => [name, meaning, severity],
    ),
  ).toEqual([['QueueGrows', 'depth above 1000', 'critical']])
})

test('Portuguese is understood as well', () => {
  const { meta, scenarios, procedures } = inspected(
    '# Recuperação\n\n## Cenário 1: Falha do banco\n\n**Sintomas:**\n\n- Erros 500\n\n**Resolução:**\n\n1. Parar o serviço\n\n**Tempo estimado:** 10-15 minutos\n\n---\n\n- **Versão:** 1.2\n- **Última Atualização:** 2025-12-14\n- **Próxima Revisão:** 2026-03-14\n',
  )
  expect(meta).toMatchObject({ version: '1.2', lastUpdated: '2025-12-14', nextReview: '2026-03-14' })
  expect(scenarios![0]).toMatchObject({ number: '1', title: 'Falha do banco', symptoms: ['Erros 500'] })
  expect(procedures![0]).toMatchObject({ budget: 'PT15M' })
})
