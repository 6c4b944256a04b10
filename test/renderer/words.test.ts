import { describe, expect, test } from 'vitest'
import { isoDurationMs } from '../../src/core/playbook/wording/duration.ts'
import { bytesWords, clock, daysSince, durationWords, sentence } from '../../src/renderer/parts/words.ts'

describe('numbers in words', () => {
  test('the clock shows hours only when there are some', () => {
    expect([0, 42_000, 694_999, 3_729_000].map(clock)).toEqual(['0:00', '0:42', '11:34', '1:02:09'])
  })

  test('an objective is told in minutes, hours or days', () => {
    expect(['PT20M', 'PT4H', 'PT1H30M', 'P1D', 'P2D', 'PT30S', 'PT0S'].map(durationWords)).toEqual([
      '20 min',
      '4 h',
      '1 h 30 min',
      '24 h',
      '2 days',
      '30 s',
      'none',
    ])
  })

  test('what is no duration is told as it is written', () => {
    expect(durationWords('minimal')).toBe('minimal')
    expect(isoDurationMs('20 minutes')).toBeUndefined()
  })

  test('a review is overdue from the day after', () => {
    const noon = (day: string) => new Date(`${day}T12:00:00`).getTime()
    expect(daysSince('2026-11-20', noon('2026-11-20'))).toBe(0)
    expect(daysSince('2026-11-20', noon('2026-11-21'))).toBe(1)
    expect(daysSince('2026-11-20', noon('2026-12-20'))).toBe(30)
  })

  test('sizes are told in one unit', () => {
    expect([1, 912, 3400, 65_536, 200_000_000].map(bytesWords)).toEqual(['1 byte', '912 bytes', '3.4 kB', '66 kB', '200 MB'])
  })

  test('a sentence ends once, also where its last word came with an end', () => {
    expect(['stops a service', 'next: is it up?', 'Wait…'].map(sentence)).toEqual(['Stops a service.', 'Next: is it up?', 'Wait…'])
  })
})
