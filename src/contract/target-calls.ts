// The part of the table of calls and streams (calls.ts) that is about targets: the places where steps can run.
import { z } from 'zod'
import { errorData, nothing, targetId } from './pieces.ts'
import { targetAnswer, targetQuestion } from './questions.ts'

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

export const targetCalls = {
  'targets.list': { input: nothing, output: z.object({ targets: z.array(target), problems: z.array(targetProblem) }) },
  /** By its name, or an address: what is typed after --target. */
  'targets.find': { input: z.object({ text: z.string().max(500) }), output: target },
  'targets.add': { input: z.object({ name: targetName, address: z.string().max(500) }), output: target },
  'targets.remove': { input: z.object({ targetId }), output: nothing },
  /** Goes there, starts a shell and ends it; asks what there is to ask. */
  'targets.test': { input: z.object({ targetId }), output: z.object({ layers: z.array(targetLayer) }) },
  /** An answer may be a secret: it goes to the target that asked, and nowhere else. */
  'targets.answer': { input: z.object({ questionId: z.string().max(200), answer: targetAnswer }), output: nothing },
} as const

export const targetStreams = {
  /** Everything that targets wait for, whole each time: questions for a person, and ways that are being made or are lost. */
  'targets.activity': { input: nothing, item: z.object({ questions: z.array(openQuestion), ways: z.array(wayState) }) },
} as const

export type TargetRow = z.infer<typeof target>
export type TargetProblem = z.infer<typeof targetProblem>
export type TargetLayer = z.infer<typeof targetLayer>
export type OpenQuestion = z.infer<typeof openQuestion>
export type WayState = z.infer<typeof wayState>
