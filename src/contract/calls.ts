// Every call and every stream between a screen and the engine, each with a schema for what goes in and for what comes out.
// A screen names things by id only: never a path, never a shell string. Types are inferred from here and written nowhere else.
import { z } from 'zod'
import type { IncidentEvent } from '../core/incident/events.ts'
import type { Playbook } from '../core/playbook/model.ts'
import { paperCalls, paperStreams } from './paper-calls.ts'
import {
  commandId,
  errorData,
  folderId,
  incidentId,
  nothing,
  ownPaper,
  playbookId,
  procedureId,
  runId,
  scenarioId,
  sectionId,
  sentence,
  sessionId,
  stepId,
  targetId,
  timeZone,
} from './pieces.ts'
import { targetAnswer, targetQuestion } from './questions.ts'

/** A row of the library. `problem` is set where the file could not be read: the row stays and says why. */
const libraryRow = z.object({
  playbookId,
  folderId,
  title: z.string(),
  /** Shown to a person; never sent back as a path. */
  file: z.string(),
  rto: z.string().optional(),
  lastUpdated: z.string().optional(),
  nextReview: z.string().optional(),
  scenarioCount: z.number(),
  procedureCount: z.number(),
  stepCount: z.number(),
  /** Errors and warnings of `playbook.findings`; left out until they were counted, which `library.changes` tells. */
  findingCount: z.number().optional(),
  /** Milliseconds since 1970 of the last drill or incident that was closed, where there was one. */
  lastRehearsedAt: z.number().optional(),
  openIncidentId: incidentId.optional(),
  /** Where it was printed: the last time, and how many pages of what was printed are out of date; left out until that is known. */
  paper: z.object({ printedAt: z.number(), stalePages: z.number().optional() }).optional(),
  problem: errorData.optional(),
})
const libraryFolder = z.object({
  folderId,
  name: z.string(),
  path: z.string(),
  bundled: z.boolean(),
  trusted: z.boolean(),
  problem: errorData.optional(),
})
/** What is wrong with a playbook: src/core/findings. */
const finding = z.object({
  rule: z.string(),
  level: z.enum(['error', 'warning', 'note']),
  /** Lines of the file, from 1. */
  line: z.number(),
  endLine: z.number().optional(),
  message: z.string(),
  why: z.string(),
  next: z.string(),
})
const markedText = z.object({ text: z.string(), marks: z.array(z.tuple([z.number(), z.number()])) })
const searchHit = z.object({
  playbookId,
  playbookTitle: z.string(),
  scenarioId: scenarioId.optional(),
  sectionId: sectionId.optional(),
  /** The first procedure of what was found. */
  procedureId: procedureId.optional(),
  title: markedText,
  snippet: markedText.optional(),
})
const targetName = z.string().min(1).max(200)
/** A place where steps can run. */
const target = z.object({
  targetId,
  /** What a responder types before a hazard. */
  name: z.string(),
  kind: z.enum(['local', 'ssh', 'container']),
  /** As it is written after --target. */
  address: z.string(),
  /** Where it leads, in words. */
  detail: z.string(),
  /** How it is, where that is known without going there: a container’s state. */
  health: z.string().optional(),
  /** Added in Runcard, and can be removed there. */
  isAdded: z.boolean(),
})
/** Why some targets of a kind are not in the list, in words. */
const targetProblem = z.object({ kind: z.enum(['ssh', 'container']), problem: z.string() })
/** How far a test of a target came; layers after the one that failed were not come to. */
const targetLayer = z.object({
  layer: z.enum(['config', 'name', 'route', 'key', 'login', 'daemon', 'container', 'shell']),
  outcome: z.enum(['works', 'failed', 'not-tried']),
  /** What was found, in words. */
  detail: z.string().optional(),
  problem: errorData.optional(),
})
const openQuestion = z.object({ questionId: z.string(), question: targetQuestion })
/** The way to a target where it isn't there: being made, standing still, or lost and tried again at `retryAt` (milliseconds since 1970). */
const wayState = z.discriminatedUnion('type', [
  z.object({ type: z.literal('connecting'), targetId, name: z.string(), detail: z.string() }),
  z.object({ type: z.literal('paused'), targetId, name: z.string(), detail: z.string() }),
  z.object({ type: z.literal('lost'), targetId, name: z.string(), detail: z.string(), attempt: z.number(), retryAt: z.number() }),
])
const incidentRow = z.object({
  incidentId,
  playbookId,
  playbookTitle: z.string(),
  kind: z.enum(['incident', 'drill']),
  openedAt: z.number(),
  closedAt: z.number().optional(),
})
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
const offeredBlanks = z.array(z.string().max(1000)).max(200)

interface Call {
  readonly input: z.ZodType
  readonly output: z.ZodType
}

export const calls = {
  'app.info': {
    input: nothing,
    output: z.object({
      version: z.string(),
      shell: z.enum(['desktop', 'browser', 'terminal']),
      platform: z.string(),
      hasFolderDialog: z.boolean(),
    }),
  },
  /** A fault of the screen's own: kept on this machine with its stack, under the id that it answers with. */
  'app.reportFault': {
    input: z.object({ message: z.string().max(2000), stack: z.string().max(20_000) }),
    output: z.object({ reportId: z.string() }),
  },

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

  /** Everything; with `soFar`, what has been read until now, for a screen that asks again while `unread` files are left. */
  'library.list': {
    input: z.object({ soFar: z.boolean().optional() }),
    output: z.object({ folders: z.array(libraryFolder), playbooks: z.array(libraryRow), unread: z.number() }),
  },
  'library.search': {
    input: z.object({ query: z.string().max(10_000), limit: z.number().int().min(1).max(50).optional() }),
    output: z.array(searchHit),
  },
  /** Lets the shell ask for a folder with its own dialog; `added` is false where the user cancelled. */
  'library.addFolder': { input: nothing, output: z.object({ added: z.boolean() }) },
  'library.removeFolder': { input: z.object({ folderId }), output: nothing },
  'library.trustFolder': { input: z.object({ folderId }), output: nothing },

  'playbook.open': {
    input: z.object({ playbookId }),
    output: z.object({
      playbook: z.custom<Playbook>((value) => typeof value === 'object' && value !== null),
      folderId,
      file: z.string(),
      /** SHA-256 of the file's bytes; `step.run` refuses when it no longer fits what was shown. */
      hash: z.string(),
      trusted: z.boolean(),
    }),
  },

  /** In the order of their lines; `hash` is that of the file they are about. */
  'playbook.findings': { input: z.object({ playbookId }), output: z.object({ findings: z.array(finding), hash: z.string() }) },

  /** What is remembered of it over all incidents: values that were filled in (no secrets), and each step as it last ran. */
  'playbook.history': {
    input: z.object({ playbookId }),
    output: z.object({
      values: z.record(z.string(), z.string()),
      /** The step's commands as they were written then; `at` in milliseconds since 1970. */
      steps: z.record(stepId, z.object({ written: z.array(z.string()), at: z.number() })),
    }),
  },

  'incident.open': { input: z.object({ playbookId, kind: z.enum(['incident', 'drill']) }), output: z.object({ incidentId }) },
  'incident.close': { input: z.object({ incidentId }), output: nothing },
  'incident.list': { input: z.object({ playbookId: playbookId.optional() }), output: z.array(incidentRow) },
  /** Steps of one sheet that were done while there was only paper; `doneAt`, milliseconds since 1970, as it is written there. */
  'incident.enterPaper': {
    input: z.object({
      incidentId,
      typed: z.string().max(200),
      done: z
        .array(z.object({ stepId, doneAt: z.number().int().min(0) }))
        .min(1)
        .max(500),
    }),
    output: nothing,
  },
  'incident.note': { input: z.object({ incidentId, stepId: stepId.optional(), text: sentence.min(1) }), output: nothing },

  /** What happened, against what was meant to happen, as Markdown; times are told in `timeZone`. */
  'incident.report': { input: z.object({ incidentId, timeZone }), output: z.object({ markdown: z.string() }) },

  'step.tick': { input: z.object({ incidentId, stepId }), output: nothing },
  /** Takes back a tick, a skip, a failure or a run's result: the step is to do again. The journal keeps both. */
  'step.reset': { input: z.object({ incidentId, stepId }), output: nothing },
  'step.skip': { input: z.object({ incidentId, stepId, reason: sentence.min(1) }), output: nothing },
  'step.fail': { input: z.object({ incidentId, stepId, reason: sentence }), output: nothing },
  /** Starts a run and answers once it is recorded as started; what becomes of it is in `incident.events`. */
  'step.run': {
    input: z.object({
      incidentId,
      stepId,
      targetId,
      /** The hash of the playbook that was on the screen. */
      hash: z.string(),
      /** Only this command of the step; all of them, up to the first that fails, where left out. */
      commandId: commandId.optional(),
      /** With `commandId`: those that would run after it as well. */
      andAfter: z.literal(true).optional(),
      /** By the blank's name as written. */
      values: z.record(z.string(), z.string().max(100_000)),
      /** Secret blanks that are to be filled in with what `secrets.offered` offers. */
      offered: offeredBlanks.optional(),
      /** The target's name as the responder typed it; needed where a command has a hazard. */
      confirmation: z.string().max(500).optional(),
    }),
    output: z.object({ runId }),
  },
  /**
   * Types one command that is for a console (kind `repl` or `sql`) into the program that has the terminal of the target's session:
   * the console that a step before it, or somebody by hand, has opened. What comes of it is on the terminal and not known here.
   */
  'step.type': {
    input: z.object({
      incidentId,
      stepId,
      commandId,
      targetId,
      hash: z.string(),
      values: z.record(z.string(), z.string().max(100_000)),
      offered: offeredBlanks.optional(),
      confirmation: z.string().max(500).optional(),
    }),
    output: z.object({ sessionId }),
  },
  'step.stop': { input: z.object({ incidentId, runId }), output: z.object({ stopped: z.boolean(), stillRunning: z.array(z.string()) }) },

  /** A piece of a command's recorded output. Offsets and lengths in bytes of what the terminal got. */
  'output.read': {
    input: z.object({ incidentId, runId, commandId, from: z.number().int().min(0), lengthBytes: z.number().int().min(1).max(1_000_000) }),
    output: z.object({ text: z.string(), from: z.number(), to: z.number(), totalBytes: z.number() }),
  },

  'targets.list': { input: nothing, output: z.object({ targets: z.array(target), problems: z.array(targetProblem) }) },
  /** By its name, or an address: what is typed after --target. */
  'targets.find': { input: z.object({ text: z.string().max(500) }), output: target },
  'targets.add': { input: z.object({ name: targetName, address: z.string().max(500) }), output: target },
  'targets.remove': { input: z.object({ targetId }), output: nothing },
  /** Goes there, starts a shell and ends it; asks what there is to ask. */
  'targets.test': { input: z.object({ targetId }), output: z.object({ layers: z.array(targetLayer) }) },
  /** An answer may be a secret: it goes to the target that asked, and nowhere else. */
  'targets.answer': { input: z.object({ questionId: z.string().max(200), answer: targetAnswer }), output: nothing },

  /**
   * Answers with the target's living session, or starts one: where the one that ended was left, with the exported variables of
   * its last finished step (as the next run would by itself), or `fresh`, with nothing of it.
   */
  'session.start': { input: z.object({ incidentId, targetId, fresh: z.boolean() }), output: z.object({ sessionId }) },
  'session.type': { input: z.object({ sessionId, text: z.string().max(1_000_000) }), output: nothing },
  'session.resize': {
    input: z.object({ sessionId, columns: z.number().int().min(2).max(1000), rows: z.number().int().min(1).max(1000) }),
    output: nothing,
  },

  ...paperCalls,
} as const satisfies Record<string, Call>

interface Stream {
  readonly input: z.ZodType
  readonly item: z.ZodType
}

export const streams = {
  /** Everything that targets wait for, whole each time: questions for a person, and ways that are being made or are lost. */
  'targets.activity': { input: nothing, item: z.object({ questions: z.array(openQuestion), ways: z.array(wayState) }) },
  /** Something in the library changed: a file edited, added or gone, a folder trusted, an incident opened or closed. */
  'library.changes': { input: nothing, item: z.object({ playbookIds: z.array(playbookId) }) },
  /** The journal of one incident, from the first event or after `after`; `seq` is the event's own. */
  'incident.events': {
    input: z.object({ incidentId }),
    item: z.custom<IncidentEvent>((value) => typeof value === 'object' && value !== null),
  },
  /**
   * Output as it comes. `from` is the byte offset of `text` in the command's output. With `whole` false a screen that is
   * behind skips ahead (a gap between one item's end and the next one's `from`); with `whole` true nothing is skipped and
   * the producer waits. `seq` counts items; a resumed stream starts with what is new.
   */
  'step.output': {
    input: z.object({ incidentId, whole: z.boolean() }),
    item: z.object({ runId, stepId, commandId, from: z.number(), to: z.number(), text: z.string() }),
  },
  ...paperStreams,
  /** What a terminal on this session would get, base64; starts with the last 256 KiB. `seq` is the byte offset of the item's end. */
  'session.screen': { input: z.object({ sessionId }), item: z.object({ base64: z.string() }) },
} as const satisfies Record<string, Stream>

export type CallName = keyof typeof calls
export type CallInput<Name extends CallName> = z.infer<(typeof calls)[Name]['input']>
export type CallOutput<Name extends CallName> = z.infer<(typeof calls)[Name]['output']>
export type StreamName = keyof typeof streams
export type StreamInput<Name extends StreamName> = z.infer<(typeof streams)[Name]['input']>
export type StreamItem<Name extends StreamName> = z.infer<(typeof streams)[Name]['item']>

export type LibraryRow = z.infer<typeof libraryRow>
export type LibraryFolder = z.infer<typeof libraryFolder>
export type SearchHit = z.infer<typeof searchHit>
export type MarkedText = z.infer<typeof markedText>
export type TargetRow = z.infer<typeof target>
export type TargetProblem = z.infer<typeof targetProblem>
export type TargetLayer = z.infer<typeof targetLayer>
export type OpenQuestion = z.infer<typeof openQuestion>
export type WayState = z.infer<typeof wayState>
export type IncidentRow = z.infer<typeof incidentRow>
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
