// The part of the table of calls and streams (calls.ts) that is about incidents, their steps and sessions.
import { z } from 'zod'
import { callOutcomes } from '../core/incident/call-outcome.ts'
import type { IncidentEvent } from '../core/incident/events.ts'
import { commandId, incidentId, nothing, playbookId, runId, scenarioId, sentence, sessionId, stepId, targetId, timeZone } from './pieces.ts'

const incidentRow = z.object({
  incidentId,
  playbookId,
  playbookTitle: z.string(),
  kind: z.enum(['incident', 'drill']),
  /** The title of the scenario that was worked on last, of one that is open; before its first step that of where it was opened. */
  scenario: z.string().optional(),
  openedAt: z.number(),
  closedAt: z.number().optional(),
})
const offeredBlanks = z.array(z.string().max(1000)).max(200)

export const incidentCalls = {
  /** `scenarioId`: where the responder was when opening it. */
  'incident.open': {
    input: z.object({ playbookId, kind: z.enum(['incident', 'drill']), scenarioId: scenarioId.optional() }),
    output: z.object({ incidentId }),
  },
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
  /** Where it was last worked on, left out where nothing ran yet, and the `seq` of its last event. */
  'incident.whereLeft': { input: z.object({ incidentId }), output: z.object({ targetId: targetId.optional(), lastSeq: z.number() }) },
  'incident.note': { input: z.object({ incidentId, stepId: stepId.optional(), text: sentence.min(1) }), output: nothing },

  /** Keeps what blanks of messages were filled in with, by their keys; what sounds like a secret is not for here. */
  'message.fill': {
    input: z.object({ incidentId, values: z.record(z.string().max(1000), z.string().max(10_000)) }),
    output: nothing,
  },
  /** That somebody was called, by the words and with the number or address of the playbook, and what came of it. */
  'incident.called': {
    input: z.object({ incidentId, who: sentence.min(1), reach: sentence.optional(), outcome: z.enum(callOutcomes) }),
    output: nothing,
  },
  /** That a message of the playbook, by its title, was copied or handed to the mail program. */
  'message.take': { input: z.object({ incidentId, title: sentence, way: z.enum(['copied', 'mailed']) }), output: nothing },

  /** What happened, against what was meant to happen, as Markdown; times are told in `timeZone`. */
  'incident.report': { input: z.object({ incidentId, timeZone }), output: z.object({ markdown: z.string() }) },

  'step.tick': { input: z.object({ incidentId, stepId }), output: nothing },
  /** Takes back a word by hand, to what the runs had left, or else a run's result: then the step is to do again. The journal keeps both. */
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
} as const

export const incidentStreams = {
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
  /** What a terminal on this session would get, base64; starts with the last 256 KiB. `seq` is the byte offset of the item's end. */
  /** `isPast`: what was there before the terminal was opened, or had been drawn too fast for it. */
  'session.screen': { input: z.object({ sessionId }), item: z.object({ base64: z.string(), isPast: z.literal(true).optional() }) },
} as const

export type IncidentRow = z.infer<typeof incidentRow>
