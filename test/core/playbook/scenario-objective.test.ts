import { describe, expect, it } from 'vitest'
import { scenarioObjective } from '../../../src/core/playbook/scenario-objective.ts'
import { read } from './reading.ts'

function objectiveOf(text: string): string | undefined {
  const { scenarios, procedures } = read(`# Web\n\n## Scenario 1: It is down\n\n${text}`)
  return scenarioObjective(scenarios[0]!, procedures)
}

function part(heading: string): string {
  return `### ${heading}\n\n\`\`\`bash\nsystemctl restart web\n\`\`\`\n\n`
}

describe('the time that a scenario may take', () => {
  it.each([
    ['is its own, whatever its procedures say', `**RTO**: 1 hour\n\n${part('Fix (5 minutes)')}`, 'PT1H'],
    ['is that of its only procedure', part('Fix (5 minutes)'), 'PT5M'],
    ['is that of all its procedures, one after the other', `${part('Look (5 minutes)')}${part('Fix (20 minutes)')}`, 'PT25M'],
    ['is the longest of its options', `${part('Option A: Fix (5 minutes)')}${part('Option B: Restore (20 minutes)')}`, 'PT20M'],
    [
      'ends with the last of its phases, where these count on one clock',
      `${part('Phase 1: Look (0-5 minutes)')}${part('Phase 2: Go over (5-15 minutes)')}${part('Phase 3: Restore (15-30 minutes)')}`,
      'PT30M',
    ],
    ['is not that of its first procedure, where the others say none', `${part('Look (5 minutes)')}${part('Fix')}`, undefined],
    ['has nothing of the way back', `${part('Fix (5 minutes)')}${part('Rollback (1 hour)')}`, 'PT5M'],
  ])('%s', (_, text, objective) => {
    expect(objectiveOf(text)).toBe(objective)
  })
})
