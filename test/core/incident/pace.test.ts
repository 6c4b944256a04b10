import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paceOf } from '../../../src/core/incident/pace.ts'

const minute = 60_000

describe('at this pace', () => {
  test('nothing can be told before the first step is finished, except what is left', () => {
    const input = { elapsedMs: 3 * minute, lastFinishedMs: 0, finishedSteps: 0, allSteps: 7, objectiveMs: 20 * minute }
    expect(paceOf(input)).toEqual({ spareMs: 17 * minute, isOver: false })
  })

  test('the steps that are left are taken to last as long as those that are finished did', () => {
    const input = { elapsedMs: 9 * minute, lastFinishedMs: 8 * minute, finishedSteps: 4, allSteps: 7, objectiveMs: 20 * minute }
    expect(paceOf(input)).toEqual({ doneAtMs: 14 * minute, spareMs: 6 * minute, isOver: false })
  })

  test('a step that takes longer than those before it moves the end', () => {
    const input = { elapsedMs: 15 * minute, lastFinishedMs: 8 * minute, finishedSteps: 4, allSteps: 7, objectiveMs: 18 * minute }
    expect(paceOf(input)).toEqual({ doneAtMs: 19 * minute, spareMs: -1 * minute, isOver: false })
  })

  test('what was tried before a branch was begun does not slow its steps down', () => {
    const input = { elapsedMs: 22 * minute, begunMs: 20 * minute, lastFinishedMs: 21 * minute, finishedSteps: 1, allSteps: 5 }
    expect(paceOf(input)).toEqual({ doneAtMs: 25 * minute, isOver: false })
  })

  test('when all steps are finished, the end is when the last one was, and is in time or not for good', () => {
    const input = { elapsedMs: 30 * minute, lastFinishedMs: 12 * minute, finishedSteps: 7, allSteps: 7, objectiveMs: 20 * minute }
    expect(paceOf(input)).toEqual({ doneAtMs: 12 * minute, spareMs: 8 * minute, isOver: false })
    expect(paceOf({ ...input, lastFinishedMs: 21 * minute })).toEqual({ doneAtMs: 21 * minute, spareMs: -minute, isOver: true })
    expect(paceOf({ ...input, finishedSteps: 6 }).isOver).toBe(true)
  })

  test('without an objective there is nothing to miss', () => {
    expect(paceOf({ elapsedMs: 4 * minute, lastFinishedMs: 4 * minute, finishedSteps: 1, allSteps: 2 })).toEqual({
      doneAtMs: 8 * minute,
      isOver: false,
    })
  })

  test('while a step is left, the end is never in the past', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.nat(10_000_000),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        (last, since, finishedSteps, left) => {
          const { doneAtMs } = paceOf({ elapsedMs: last + since, lastFinishedMs: last, finishedSteps, allSteps: finishedSteps + left })
          expect(doneAtMs).toBeGreaterThanOrEqual(last + since)
        },
      ),
    )
  })
})
