// Why a command is dangerous: the form of a rule. A rule names its programs and looks at one invocation of them; what
// stands in quotes, comments or another program's arguments never reaches it. Every rule brings a command that it must
// see and one that it must not, and the test runs them all.
import type { Hazard } from '../../playbook/model/command.ts'
import type { Invocation } from '../invocation.ts'

export interface HazardRule {
  readonly hazard: Hazard
  /** Undefined: any program. */
  readonly programs?: readonly string[]
  /** Where any program may be: what every such call has. Spares all others the question. */
  readonly needs?: 'redirect' | 'script-words'
  /** Undefined: every call of these programs. */
  readonly when?: (invocation: Invocation) => boolean
  readonly yes: string
  readonly no: string
}
