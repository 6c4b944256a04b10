// What every step of one run works with.
import type { Client } from '../../contract/client.ts'
import type { IncidentId, TargetId } from '../../core/incident/events.ts'
import type { CommandId } from '../../core/playbook/model/document.ts'
import type { Feed } from './feed.ts'
import type { Interrupts } from './interrupts.ts'
import type { Keyboard } from './keyboard.ts'

export interface Bench {
  readonly client: Client
  readonly feed: Feed
  readonly interrupts: Interrupts
  readonly keyboard: Keyboard | undefined
  readonly incidentId: IncidentId
  readonly targetId: TargetId
  /** Of the playbook that was read: a step of another version is refused. */
  readonly hash: string
  /** What was typed into consoles so far. */
  readonly typed: Set<CommandId>
  /** The target's name, where it was given beforehand. */
  readonly confirmation: string | undefined
  say(line: string): void
}
