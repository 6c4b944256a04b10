// How long a step may take: what its author says on the fence (`timeout=90`, `timeout=5m`), else what the settings say.
import type { Command } from '../../core/playbook/model/command.ts'
import type { Step } from '../../core/playbook/model/procedure.ts'

const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 }

/** A longer timer would fire at once. */
const longestTimerMs = 2_147_483_647

/** In milliseconds; 0 where there is none, as for a step with a command that runs until it is stopped. */
export function timeLimitMs(step: Step, commands: readonly { readonly command: Command }[], defaultMs: number): number {
  if (commands.some(({ command }) => command.follows)) return 0
  const [, count, unit = 's'] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)?$/.exec(step.attributes?.timeout ?? '') ?? []
  return Math.min(count === undefined ? defaultMs : Number(count) * (unitsMs[unit] ?? 0), longestTimerMs)
}
