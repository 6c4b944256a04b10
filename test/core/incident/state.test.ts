import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callOutcomes } from '../../../src/core/incident/call-outcome.ts'
import type { IncidentEvent, IncidentFact, RunId, SessionId, TargetId } from '../../../src/core/incident/events.ts'
import { mask } from '../../../src/core/incident/mask.ts'
import { foldIncident, reduceIncident } from '../../../src/core/incident/reduce.ts'
import { emptyIncident, livingSession, runningOn, stepOf } from '../../../src/core/incident/state.ts'
import type { PageCode } from '../../../src/core/paper/page-code.ts'
import type { CommandId, PlaybookId, StepId } from '../../../src/core/playbook/model/document.ts'

const id = <Id extends string>(text: string) => text as Id
const step = id<StepId>('step-1')
const first = id<CommandId>('command-1')
const second = id<CommandId>('command-2')
const target = id<TargetId>('local')
const session = id<SessionId>('session-1')

function numbered(...facts: IncidentFact[]): IncidentEvent[] {
  return facts.map((fact, index) => ({ ...fact, seq: index + 1, at: 1000 * (index + 1) }))
}

const opened: IncidentFact = {
  type: 'incident-opened',
  kind: 'drill',
  playbookId: id<PlaybookId>('playbook-1'),
  playbookTitle: 'Recovery',
  playbookFile: '/books/recovery.md',
  playbookHash: 'abc',
}

function started(runId: string, onlyCommandId?: CommandId): IncidentFact {
  const only = onlyCommandId === undefined ? {} : { onlyCommandId }
  const where = { targetId: target, sessionId: session }
  return { type: 'step-started', runId: id<RunId>(runId), stepId: step, title: 'Look', ...where, commandIds: [first, second], ...only }
}

function ran(runId: string, commandId: CommandId, outcome: 'succeeded' | 'failed' | 'stopped' = 'succeeded'): IncidentFact[] {
  const of = { runId: id<RunId>(runId), stepId: step, commandId }
  const exitStatus = outcome === 'succeeded' ? 0 : 1
  return [
    { type: 'command-started', ...of, text: 'echo' },
    { type: 'command-finished', ...of, outcome, exitStatus, durationMs: 5, outputBytes: 7 },
  ]
}

function finished(runId: string, outcome: 'succeeded' | 'failed' | 'stopped' | 'session-lost' | 'not-started'): IncidentFact {
  const exitStatus = outcome === 'succeeded' ? 0 : outcome === 'failed' ? 1 : null
  return { type: 'step-finished', runId: id<RunId>(runId), stepId: step, outcome, exitStatus, durationMs: 9 }
}

const statusAfter = (...facts: IncidentFact[]) => stepOf(foldIncident(numbered(opened, ...facts)), step).status

describe('the state of an incident', () => {
  it('is that of its playbook until it is closed', () => {
    const state = foldIncident(numbered(opened, { type: 'incident-closed' }))
    expect(state).toMatchObject({ status: 'closed', kind: 'drill', playbookTitle: 'Recovery', openedAt: 1000, closedAt: 2000, lastSeq: 2 })
  })

  it('says of each step what the responder or the run said last', () => {
    expect(statusAfter()).toBe('todo')
    expect(statusAfter({ type: 'step-ticked', stepId: step, title: 'Look' })).toBe('done')
    expect(statusAfter({ type: 'step-skipped', stepId: step, title: 'Look', reason: 'not here' })).toBe('skipped')
    expect(statusAfter({ type: 'step-marked-failed', stepId: step, title: 'Look', reason: '' })).toBe('failed')
    expect(statusAfter(started('r'))).toBe('running')
    expect(statusAfter(started('r'), ...ran('r', first, 'failed'), finished('r', 'failed'))).toBe('failed')
    expect(statusAfter(started('r'), ...ran('r', first, 'stopped'), finished('r', 'stopped'))).toBe('stopped')
    expect(statusAfter(started('r'), finished('r', 'session-lost'))).toBe('may-have-run')
    expect(statusAfter(started('r'), finished('r', 'not-started'))).toBe('todo')
    expect(statusAfter({ type: 'step-ticked', stepId: step, title: 'Look' }, { type: 'step-reset', stepId: step, title: 'Look' })).toBe(
      'todo',
    )
  })

  it('keeps what a run left when the responder then decides by hand', () => {
    const state = foldIncident(
      numbered(opened, started('r'), ...ran('r', first, 'failed'), finished('r', 'failed'), {
        type: 'step-ticked',
        stepId: step,
        title: 'Look',
      }),
    )
    const after = stepOf(state, step)
    expect(after).toMatchObject({ status: 'done', byHand: true, runId: 'r' })
    expect(after.commands[first]).toMatchObject({ status: 'failed', exitStatus: 1, outputBytes: 7, text: 'echo' })
  })

  it('leads back to what the runs left when a word by hand is taken back, and to do only then', () => {
    const [failed, lost] = [ran('r', first, 'failed'), [{ type: 'step-lost', runId: id<RunId>('r'), stepId: step } as const]]
    const taken: IncidentFact = { type: 'step-reset', stepId: step, title: 'Look' }
    const words: readonly IncidentFact[] = [
      { type: 'step-ticked', stepId: step, title: 'Look' },
      { type: 'step-skipped', stepId: step, title: 'Look', reason: 'not here' },
      { type: 'step-marked-failed', stepId: step, title: 'Look', reason: 'the disk is full' },
    ]
    for (const facts of [[...failed, finished('r', 'failed')], [...failed, finished('r', 'stopped')], lost])
      for (const word of words) {
        const left = foldIncident(numbered(opened, started('r'), ...facts))
        const back = foldIncident(numbered(opened, started('r'), ...facts, word, ...words, taken))
        expect(stepOf(back, step)).toEqual(stepOf(left, step))
        expect(back.timeline.at(-1)?.text).toBe(`Back to ${stepOf(left, step).status.replaceAll('-', ' ')}: Look`)
        expect(statusAfter(started('r'), ...facts, word, taken, taken)).toBe('todo')
        expect(statusAfter(started('r'), ...facts, word, started('s'), finished('s', 'failed'), taken)).toBe('todo')
      }
  })

  it('keeps where and how a run failed when the responder says the same, with what they say of it', () => {
    const marked = { type: 'step-marked-failed', stepId: step, title: 'Look', reason: 'the disk is full' } as const
    const state = foldIncident(numbered(opened, started('r'), ...ran('r', first, 'failed'), finished('r', 'failed'), marked))
    expect(stepOf(state, step)).toMatchObject({
      status: 'failed',
      byHand: false,
      targetId: target,
      exitStatus: 1,
      reason: 'the disk is full',
    })
  })

  it('takes the responder’s word that it failed for an end that was theirs to judge, or that they had gone on after', () => {
    const marked = { type: 'step-marked-failed', stepId: step, title: 'Look', reason: '' } as const
    const found = [started('r'), ...ran('r', first, 'failed'), finished('r', 'failed')].map((fact) =>
      fact.type === 'command-started' ? { ...fact, text: 'grep lost log' } : fact,
    )
    const wentOn = [started('r'), ...ran('r', first, 'failed'), ...ran('r', second), finished('r', 'succeeded')]
    for (const facts of [found, wentOn]) {
      const [before, after] = [facts, [...facts, marked]].map((each) => stepOf(foldIncident(numbered(opened, ...each)), step))
      expect([before, after]).toMatchObject([
        { status: 'failed', byHand: false },
        { status: 'failed', byHand: true },
      ])
    }
  })

  it('calls a step done only when all of its commands succeeded, whether run together or one by one', () => {
    const one = [started('a', first), ...ran('a', first), finished('a', 'succeeded')]
    const other = [started('b', second), ...ran('b', second), finished('b', 'succeeded')]
    expect(statusAfter(...one)).toBe('todo')
    expect(statusAfter(...one, ...other)).toBe('done')
    expect(statusAfter(started('c'), ...ran('c', first), ...ran('c', second), finished('c', 'succeeded'))).toBe('done')
  })

  it('says "may have run" of a step and of its command that Runcard did not see the end of', () => {
    const text = 'sleep 60'
    const state = foldIncident(
      numbered(
        opened,
        started('r'),
        { type: 'command-started', runId: id<RunId>('r'), stepId: step, commandId: first, text },
        { type: 'step-lost', runId: id<RunId>('r'), stepId: step },
      ),
    )
    expect(stepOf(state, step)).toMatchObject({ status: 'may-have-run', reason: 'Runcard ended while this was running.' })
    expect(stepOf(state, step).commands[first]).toMatchObject({ status: 'may-have-run', text, exitStatus: null })
  })

  it('knows of each session where its last finished step left it, and of no other one', () => {
    const [here, there] = [id<TargetId>('here'), id<TargetId>('there')]
    const begun = (name: string, targetId: TargetId, more: object = {}): IncidentFact => ({
      type: 'session-started',
      sessionId: id<SessionId>(name),
      targetId,
      targetName: name,
      shell: 'bash',
      directory: '/',
      ...more,
    })
    const done = (stepId: string, targetId: TargetId, directory?: string): IncidentFact[] => {
      const of = { runId: id<RunId>(`run ${stepId}`), stepId: id<StepId>(stepId) }
      const left = directory === undefined ? {} : { directory }
      return [
        { type: 'step-started', ...of, title: stepId, targetId, sessionId: session, commandIds: [] },
        { type: 'step-finished', ...of, outcome: 'succeeded', exitStatus: 0, durationMs: 1, ...left },
      ]
    }
    const lost = (name: string): IncidentFact => ({ type: 'session-ended', sessionId: id<SessionId>(name), reason: 'Runcard ended' })
    const placesLeft = (...facts: IncidentFact[]) =>
      foldIncident(numbered(opened, ...facts)).sessions.map(({ sessionId, leftDirectory }) => [sessionId, leftDirectory])
    const worked = [begun('a', here), begun('b', there), ...done('1', here, '/srv/a'), ...done('2', there, '/srv/b'), ...done('3', here)]
    expect(placesLeft(...worked, lost('a'), lost('b'))).toEqual([
      ['a', '/srv/a'],
      ['b', '/srv/b'],
    ])
    const next = (more: object) => placesLeft(...worked, lost('a'), begun('c', here, more)).at(-1)
    expect(next({ restored: 'directory', directory: '/srv/a' })).toEqual(['c', '/srv/a'])
    expect(next({})).toEqual(['c', undefined])
    expect(placesLeft(begun('a', here), ...done('1', here, '/srv'), ...done('2', here, `/home/${mask}`))).toEqual([['a', undefined]])
  })

  it('knows what is running where, and which session is alive', () => {
    const start = { sessionId: session, targetId: target, targetName: 'local', shell: '/bin/bash', directory: '/' }
    const state = foldIncident(numbered(opened, { type: 'session-started', ...start }, started('r')))
    expect(runningOn(state, target)).toEqual({ stepId: step, runId: 'r' })
    expect(livingSession(state, target)).toMatchObject({ sessionId: session, directory: '/' })
    const ended = reduceIncident(state, { type: 'session-ended', sessionId: session, reason: 'exit', seq: 9, at: 9 })
    expect(livingSession(ended, target)).toBeUndefined()
    expect(livingSession(state, id<TargetId>('elsewhere'))).toBeUndefined()
  })

  it('tells the journal in words', () => {
    const state = foldIncident(
      numbered(
        opened,
        started('r'),
        ...ran('r', first, 'failed'),
        finished('r', 'failed'),
        { type: 'step-skipped', stepId: step, title: 'Look', reason: 'seen already' },
        { type: 'note-added', text: 'Called the database team' },
        { type: 'contact-called', who: 'First on call', reach: '+1-555-0101' },
        { type: 'contact-called', who: 'The harbour' },
        { type: 'message-taken', title: 'First message', way: 'copied' },
        { type: 'message-taken', title: 'Last message', way: 'mailed' },
        { type: 'incident-closed' },
        // As closing it asks for.
        { type: 'session-ended', sessionId: session, reason: 'the drill was closed' },
      ),
    )
    expect(state.timeline.map(({ text, tone }) => [text, tone])).toEqual([
      ['Drill opened: Recovery', 'plain'],
      ['Started on local: Look', 'plain'],
      ['Failed on local with exit status 1: Look', 'bad'],
      ['Skipped: Look (seen already)', 'attention'],
      ['Note: Called the database team', 'plain'],
      ['Called First on call, +1-555-0101', 'plain'],
      ['Called The harbour', 'plain'],
      ['Message “First message” copied', 'plain'],
      ['Message “Last message” handed to the mail program', 'plain'],
      ['Drill closed', 'plain'],
    ])
  })
})

const stepId = fc.constantFrom(step, id<StepId>('step-2'), id<StepId>('__proto__'), id<StepId>('constructor'))
const runId = fc.constantFrom(id<RunId>('a'), id<RunId>('b'))
const commandId = fc.constantFrom(first, second, id<CommandId>('__proto__'))
const title = fc.string()
const type = <Type extends IncidentFact['type']>(name: Type) => fc.constant(name)

const anyFact: fc.Arbitrary<IncidentFact> = fc.oneof(
  fc.constant(opened),
  fc.record({ type: type('incident-closed') }),
  fc.record({ type: type('step-ticked'), stepId, title }),
  fc.record({
    type: type('step-done-on-paper'),
    stepId,
    title,
    doneAt: fc.integer({ min: 0, max: 2 ** 42 }),
    code: fc.constant('0000000000' as PageCode),
  }),
  fc.record({ type: type('step-reset'), stepId, title }),
  fc.record({ type: type('step-skipped'), stepId, title, reason: title }),
  fc.record({ type: type('step-marked-failed'), stepId, title, reason: title }),
  fc.record({ type: type('note-added'), text: title }),
  fc.record(
    { type: type('contact-called'), who: title, reach: title, outcome: fc.constantFrom(...callOutcomes) },
    { requiredKeys: ['type', 'who'] },
  ),
  fc.record({ type: type('message-taken'), title, way: fc.constantFrom('copied' as const, 'mailed' as const) }),
  fc.record({
    type: type('session-started'),
    sessionId: fc.constant(session),
    targetId: fc.constant(target),
    targetName: title,
    shell: title,
    directory: title,
  }),
  fc.record({ type: type('session-ended'), sessionId: fc.constant(session), reason: title }),
  fc.record({
    type: type('step-started'),
    runId,
    stepId,
    title,
    targetId: fc.constant(target),
    sessionId: fc.constant(session),
    commandIds: fc.array(commandId),
  }),
  fc.record({ type: type('command-started'), runId, stepId, commandId, text: title }),
  fc.record({
    type: type('command-finished'),
    runId,
    stepId,
    commandId,
    outcome: fc.constantFrom('succeeded' as const, 'failed' as const, 'stopped' as const, 'session-lost' as const),
    exitStatus: fc.option(fc.nat(255)),
    durationMs: fc.nat(),
    outputBytes: fc.nat(),
  }),
  fc.record({ type: type('stop-requested'), runId, stepId }),
  fc.record({
    type: type('step-finished'),
    runId,
    stepId,
    outcome: fc.constantFrom('succeeded' as const, 'failed' as const, 'stopped' as const, 'session-lost' as const, 'not-started' as const),
    exitStatus: fc.option(fc.nat(255)),
    durationMs: fc.nat(),
  }),
  fc.record({ type: type('step-lost'), runId, stepId }),
)
const anyEvents = fc.array(anyFact, { maxLength: 60 }).map((facts) => numbered(...facts))

describe('folding, for any events in any order', () => {
  it('never throws, and is the same all at once, one by one, and taken up in the middle', () => {
    fc.assert(
      fc.property(anyEvents, fc.nat(60), (events, cut) => {
        const whole = foldIncident(events)
        expect(events.reduce(reduceIncident, emptyIncident)).toEqual(whole)
        expect(events.slice(cut).reduce(reduceIncident, foldIncident(events.slice(0, cut)))).toEqual(whole)
      }),
    )
  })

  it('changes nothing for events that were folded in before', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const whole = foldIncident(events)
        expect(events.reduce(reduceIncident, whole)).toEqual(whole)
      }),
    )
  })

  it('never changes the state it was given', () => {
    fc.assert(
      fc.property(anyEvents, anyFact, (events, fact) => {
        const before = foldIncident(events)
        const copy = structuredClone(before)
        reduceIncident(before, { ...fact, seq: events.length + 1, at: 0 })
        expect(before).toEqual(copy)
      }),
    )
  })

  it('leaves no run under way once a whole incident has been recorded as lost', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const state = foldIncident(events)
        const losses = Object.entries(state.steps).flatMap(([key, { status, runId: run }]) =>
          status === 'running' && run !== undefined ? [{ type: 'step-lost' as const, runId: run, stepId: id<StepId>(key) }] : [],
        )
        const after = losses.reduce((now, fact, index) => reduceIncident(now, { ...fact, seq: events.length + 1 + index, at: 0 }), state)
        expect(runningOn(after, target)).toBeUndefined()
      }),
    )
  })
})
