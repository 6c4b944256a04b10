// All rules. To teach Runcard another finding, add a row to the table of its family; nothing else needs to change.
import type { Rule } from '../rule.ts'
import { commandRules } from './commands.ts'
import { contactRules } from './contacts.ts'
import { containerRules } from './containers.ts'
import { destructionRules } from './destruction.ts'
import { encodingRules } from './encoding.ts'
import { fileRules } from './files.ts'
import { frontMatterRules } from './front-matter.ts'
import { linkRules } from './links.ts'
import { numberingRules } from './numbering.ts'
import { objectiveRules } from './objectives.ts'
import { reviewRules } from './review.ts'
import { scenarioRules } from './scenarios.ts'
import { secretRules } from './secrets.ts'
import { variableRules } from './variables.ts'
import { verificationRules } from './verification.ts'

export const rules: readonly Rule[] = [
  ...commandRules,
  ...containerRules,
  ...linkRules,
  ...fileRules,
  ...secretRules,
  ...destructionRules,
  ...verificationRules,
  ...scenarioRules,
  ...objectiveRules,
  ...variableRules,
  ...numberingRules,
  ...reviewRules,
  ...contactRules,
  ...encodingRules,
  ...frontMatterRules,
]
