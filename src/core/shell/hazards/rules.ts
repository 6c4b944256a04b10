// All hazard rules, and the hazards of one invocation. To teach Runcard a hazard, add a row to the table of its domain.
import type { Hazard } from '../../playbook/model.ts'
import type { Invocation } from '../invocations.ts'
import { cloudRules } from './clouds.ts'
import { containerRules } from './containers.ts'
import { databaseRules } from './databases.ts'
import { fileRules } from './files.ts'
import { networkRules } from './networks.ts'
import type { HazardRule } from './rule.ts'
import { serviceRules } from './services.ts'
import { subcommandRules } from './subcommands.ts'
import { versionRules } from './versions.ts'

export const hazardRules: readonly HazardRule[] = [
  ...fileRules,
  ...serviceRules,
  ...containerRules,
  ...cloudRules,
  ...databaseRules,
  ...networkRules,
  ...versionRules,
  ...subcommandRules,
]

const generalRules = hazardRules.filter((rule) => rule.programs === undefined)
const rulesByProgram = new Map<string, HazardRule[]>()
for (const rule of hazardRules)
  for (const program of rule.programs ?? []) rulesByProgram.set(program, [...(rulesByProgram.get(program) ?? generalRules), rule])

/** The hazards of one invocation. */
export function hazardsOf(invocation: Invocation): readonly Hazard[] {
  const found: Hazard[] = []
  for (const rule of rulesByProgram.get(invocation.program) ?? generalRules) if (rule.when?.(invocation) ?? true) found.push(rule.hazard)
  return found
}
