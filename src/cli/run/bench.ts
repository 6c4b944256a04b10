// What every step of one run works with.
import type { Client } from '../../contract/client.ts'
import type { TargetRow } from '../../contract/target-calls.ts'
import type { IncidentId } from '../../core/incident/events.ts'
import type { CommandId } from '../../core/playbook/model/document.ts'
import type { Feed } from './feed.ts'
import type { Interrupts } from './interrupts.ts'
import type { Keyboard } from './keyboard.ts'
import type { BlankValues } from './values.ts'

export interface Bench {
  readonly client: Client
  readonly feed: Feed
  readonly interrupts: Interrupts
  readonly keyboard: Keyboard | undefined
  readonly incidentId: IncidentId
  /** Where steps run; a person may take another one before any step. */
  target: TargetRow
  /** What is known to fill blanks in with, secrets too: what is asked for once is there for every later step. */
  values: BlankValues
  /** Of the playbook that was read: a step of another version is refused. */
  readonly hash: string
  /** What was typed into consoles so far. */
  readonly typed: Set<CommandId>
  say(line: string): void
}
