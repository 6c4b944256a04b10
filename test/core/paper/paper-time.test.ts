import { describe, expect, it } from 'vitest'
import { readTimeOfDay, timeOfDay } from '../../../src/core/paper/paper-time.ts'

const now = new Date(2026, 10, 21, 3, 30).getTime()

describe('a time of day on paper', () => {
  it('is read as people write it, and is the last time that it was so late', () => {
    const today = new Date(2026, 10, 21, 3, 12).getTime()
    for (const written of ['3:12', '03:12', '0312', '03.12', '3h12', ' 03 12 ']) expect(readTimeOfDay(written, now), written).toBe(today)
    expect(readTimeOfDay('3:30', now)).toBe(now)
    expect(readTimeOfDay('23:50', now)).toBe(new Date(2026, 10, 20, 23, 50).getTime())
  })

  it('is nothing where it is none', () => {
    for (const written of ['', '3', '25:00', '3:61', '03:1', 'noon', '12345']) expect(readTimeOfDay(written, now), written).toBeUndefined()
  })

  it('is said with its day where that is another one', () => {
    expect(timeOfDay(new Date(2026, 10, 21, 0, 5).getTime(), now)).toBe('00:05')
    expect(timeOfDay(new Date(2026, 10, 20, 23, 50).getTime(), now)).toBe('23:50 on 20 Nov 2026')
  })
})
