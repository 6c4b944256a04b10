// Rules: whether a responder can recognise the scenario that they are in.
import type { Rule } from '../rule.ts'

/** The heading is what one sees, without more words: `Problem: Restore hangs`. */
const namesWhatIsSeen = /^(?:problem|issue|symptom|alert|error|problema|problème|alerta|alarm|问题|告警)\s*[:：]/i

export const scenarioRules: readonly Rule[] = [
  {
    name: 'scenario-without-symptoms',
    level: 'warning',
    summary: 'A scenario doesn’t say how to recognise it.',
    why: 'The responder knows what they see, not what broke; without symptoms the search can’t find this page either.',
    next: 'Add a list under “**Symptoms:**”, with the error texts to the letter.',
    find: ({ playbook }) =>
      playbook.scenarios
        .filter(({ symptoms, heading }) => symptoms.length === 0 && !namesWhatIsSeen.test(heading))
        .map(({ heading, lines }) => ({ line: lines.start, message: `“${heading}” names no symptoms.` })),
    yes: '## Scenario 1: Disk full\n\n```bash\ndf -h\n```\n',
    no: '## Scenario 1: Disk full\n\n**Symptoms:**\n- writes fail\n\n```bash\ndf -h\n```\n\n## Problem: Restore hangs\n\n```bash\ndf -h\n```\n',
  },
]
