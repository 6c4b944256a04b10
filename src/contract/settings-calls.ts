// The part of the table of calls (calls.ts) that is about settings and the secrets that are kept.
import { z } from 'zod'
import { nothing, ownPaper, playbookId, targetId } from './pieces.ts'

const waitMs = z.number().int().min(0).max(600_000)
const settings = z.object({
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  /** The paper that the user has. */
  paper: ownPaper,
  /** What was last chosen to print, and how. Names that are not known are as if nothing was chosen. */
  printing: z.object({
    format: z.string().max(50),
    paper: z.string().max(50).optional(),
    orientation: z.string().max(50).optional(),
    binding: z.string().max(50).optional(),
    cropMarks: z.boolean().optional(),
    labels: z.string().max(50).optional(),
  }),
  /** Path of the shell to run steps with; '' takes bash. */
  shell: z.string(),
  /** Stop interrupts; after this long it asks to terminate, after that long again it kills, and after that long again it gives up. */
  stopTerminateAfterMs: waitMs,
  stopKillAfterMs: waitMs,
  stopGiveUpAfterMs: waitMs,
  /** A step is stopped after this long, but for one that runs until it is stopped; 0: never. A fence's `timeout` comes first. */
  stepTimeLimitMs: z.number().int().min(0).max(604_800_000),
  /** Of each command's output the beginning is kept on disk, up to this, and its end. */
  outputLimitMb: z.number().int().min(1).max(1_000_000),
})

/** A command of the SSH config, as it runs: another text is another command. */
export const allowedCommand = z.object({ option: z.enum(['ProxyCommand', 'Match exec']), command: z.string() })

export const settingsCalls = {
  'settings.read': { input: nothing, output: settings },
  'settings.write': { input: settings.partial(), output: settings },

  /** What this computer's store of secrets keeps for Runcard, in words. `store`: `none` in shells without one, `unsafe` where it would protect nothing. */
  'secrets.list': {
    input: nothing,
    output: z.object({
      store: z.enum(['ready', 'unsafe', 'none']),
      secrets: z.array(z.object({ secretId: z.string(), label: z.string() })),
    }),
  },
  'secrets.forget': { input: z.object({ secretId: z.string().max(10_000) }), output: nothing },
  /** Commands of the SSH config that run on this machine without asking. */
  'commands.list': { input: nothing, output: z.object({ commands: z.array(allowedCommand) }) },
  /** It is asked about again. */
  'commands.forget': { input: allowedCommand, output: nothing },
  /** Which secret blanks of a playbook need not be typed, by their names as written; never what they are. One without a target is for any. */
  'secrets.offered': {
    input: z.object({ playbookId }),
    output: z.object({
      /** Whether one that is typed could be kept. */
      mayKeep: z.boolean(),
      offered: z.array(z.object({ blank: z.string(), from: z.enum(['store', 'environment']), targetId: targetId.optional() })),
    }),
  },
  /** Keeps what a secret blank was filled in with, for this playbook and target; it replaces what was kept. */
  'secrets.keep': {
    input: z.object({ playbookId, targetId, blank: z.string().max(1000), secret: z.string().min(1).max(100_000) }),
    output: nothing,
  },
} as const

export type AllowedCommand = Readonly<z.infer<typeof allowedCommand>>
export type Settings = z.infer<typeof settings>
export const defaultSettings: Settings = {
  theme: 'system',
  paper: 'a4',
  printing: { format: 'card' },
  shell: '',
  stopTerminateAfterMs: 3_000,
  stopKillAfterMs: 3_000,
  stopGiveUpAfterMs: 3_000,
  stepTimeLimitMs: 0,
  outputLimitMb: 2_000,
}
