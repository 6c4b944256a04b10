// All hazard rules, and the hazards of one invocation. To teach Runcard a hazard, add a row to the table of its domain.
import type { Hazard } from '../../playbook/model/command.ts'
import type { Invocation } from '../invocation.ts'
import { cloudRules } from './clouds.ts'
import { containerRules } from './containers.ts'
import { databaseRules } from './databases.ts'
import { fileRules } from './files.ts'
import { networkRules } from './networks.ts'
import { onlyShows } from './only-shows.ts'
import type { HazardRule } from './rule.ts'
import { scriptWords, serviceRules } from './services.ts'
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

const rulesOfAny = hazardRules.filter((rule) => rule.programs === undefined && rule.needs === undefined)
const rulesOfRedirects = hazardRules.filter((rule) => rule.needs === 'redirect')
const rulesOfScripts = hazardRules.filter((rule) => rule.needs === 'script-words')
const rulesByProgram = new Map<string, HazardRule[]>()
for (const rule of hazardRules)
  for (const program of rule.programs ?? []) rulesByProgram.set(program, [...(rulesByProgram.get(program) ?? rulesOfAny), rule])

/** The hazards of one invocation. */
export function hazardsOf(invocation: Invocation): readonly Hazard[] {
  let found = withHazards(noHazards, rulesByProgram.get(invocation.program) ?? rulesOfAny, invocation)
  if (invocation.redirects.length > 0) found = withHazards(found, rulesOfRedirects, invocation)
  if (scriptWords(invocation).length > 0) found = withHazards(found, rulesOfScripts, invocation)
  if (found.length === 0 || !onlyShows(invocation)) return found
  // What it shows may still be written over something.
  return invocation.redirects.length === 0 ? noHazards : withHazards(noHazards, rulesOfRedirects, invocation)
}

const noHazards: readonly Hazard[] = []

/** Nearly always the same that were found before: only then is a list made. */
function withHazards(before: readonly Hazard[], rules: readonly HazardRule[], invocation: Invocation): readonly Hazard[] {
  let found = before
  for (const rule of rules) if (rule.when?.(invocation) ?? true) found = [...found, rule.hazard]
  return found
}
