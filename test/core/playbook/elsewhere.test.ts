// What is offered when a step fails belongs to that step or its procedure.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { elsewhereFor } from '../../../src/core/playbook/elsewhere.ts'
import type { Playbook } from '../../../src/core/playbook/model/playbook.ts'
import { missing, seedsFolder } from '../../support/real-parts.ts'
import { read } from './reading.ts'

/** Of a procedure's step, by their titles. */
function elsewhere(playbook: Playbook, procedureTitle: string, stepTitle?: string) {
  const procedure = playbook.procedures.find(({ title }) => title.includes(procedureTitle))!
  const step = procedure.steps.find(({ title }) => stepTitle === undefined || title.includes(stepTitle))!
  return elsewhereFor(step, procedure, playbook).map(({ when, text, procedure: to }) => [when, text, to?.title].filter(Boolean).join(' → '))
}

const fence = '\n\n```bash\nls\n```\n'

describe('what the playbook has for when a step fails', () => {
  test('is what is for its failure, then the other options, then what takes it back; never what merely comes next', () => {
    const playbook = read(
      `# T\n\n## Scenario 1: Down\n\n**Symptoms:** nothing\n\n### Look${fence}\n### Option A: Restart${fence}\n### Option B: Rebuild${fence}\n### If it still fails${fence}\n### Rollback${fence}`,
    )
    const branch = 'If it still fails → If it still fails'
    expect(elsewhere(playbook, 'Look')).toEqual([branch, 'Rollback'])
    expect(elsewhere(playbook, 'Restart')).toEqual([branch, 'Option B: Rebuild', 'Rollback'])
    expect(elsewhere(playbook, 'If it still fails')).toEqual(['Rollback'])
  })

  test('is also what the scenario, then the whole playbook has for any failure, where the step says nothing itself', () => {
    const check = (words: string) => `### Check\n\n1. Ask it: \`curl localhost\`\n${words}\n`
    const one = `## Scenario 1: Down\n\n### Restart${fence}\n${check('')}\n### Rollback of scenario one${fence}\n`
    const two = `## Scenario 2: Slow\n\n### Option A: Resize${fence}\n#### Rollback of the size${fence}\n### Option B: Wait${fence}\n### Verify${fence}`
    const whole = `## After it\n\n### Rollback Procedure\n\nIf recovery fails or causes issues:${fence}`
    const playbook = read(`# T\n\n${one}\n${two}\n${whole}`)
    const general = 'If recovery fails or causes issues → Rollback Procedure'
    expect(elsewhere(playbook, 'Check')).toEqual(['Rollback of scenario one', general])
    expect(elsewhere(playbook, 'Verify')).toEqual([general])
    expect(elsewhere(playbook, 'Rollback Procedure')).toEqual([])
    const saying = read(`# T\n\n## Scenario 1: Down\n\n${check('   - If it fails: call the owner')}\n${whole}`)
    expect(elsewhere(saying, 'Check')).toEqual(['If it fails → call the owner'])
  })

  test('never takes back by itself what only one other procedure did', () => {
    const playbook = read(`# T\n\n## Deploying\n\n### Deploy${fence}\n### Rollback${fence}\n## Scenario 1: Down\n\n### Restart${fence}`)
    expect(elsewhere(playbook, 'Deploy')).toEqual(['Rollback'])
    expect(elsewhere(playbook, 'Restart')).toEqual([])
  })

  test.skipIf(missing('seeds'))(
    'in a real playbook: of a check its own words, of a restart its alternative, of a recovery where to return to',
    () => {
      const general = 'If recovery fails or causes issues → Rollback Procedure'
      const playbook = read(readFileSync(join(seedsFolder, 'mcp-ecosystem-dr-runbook.md'), 'utf8'))
      expect(elsewhere(playbook, 'Verify Failure')).toEqual(['If verification fails → Escalate to engineering manager', general])
      expect(elsewhere(playbook, 'Check Server Status')).toEqual([general])
      expect(elsewhere(playbook, 'Restart Affected Service')).toEqual(['Alternative: Using MCP tools', general])
      expect(elsewhere(playbook, 'Verify Recovery')).toEqual([
        'If verification fails → Return to Step 2 or escalate → Step 2: Check Server Status',
        general,
      ])
    },
  )

  test.skipIf(missing('seeds'))('in another one: of a step its own condition before that of the whole', () => {
    const playbook = read(readFileSync(join(seedsFolder, 'emergency-recovery-playbook.md'), 'utf8'))
    expect(elsewhere(playbook, 'Quick Fix (5 minutes)', 'Check port')).toEqual([
      'If port in use → kill process or change port in docker-compose.yml',
      'If Still Failing → If Still Failing',
    ])
  })
})
