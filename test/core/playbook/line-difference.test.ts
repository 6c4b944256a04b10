import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineDifference } from '../../../src/core/playbook/line-difference.ts'

describe('the difference between two texts', () => {
  test('keeps what both have, and puts what is gone before what took its place', () => {
    expect(lineDifference(['cd /srv', 'rm -rf cache', 'ls'], ['cd /srv', 'rm -rf /srv/cache', 'ls', 'df'])).toEqual([
      { type: 'same', text: 'cd /srv' },
      { type: 'gone', text: 'rm -rf cache' },
      { type: 'new', text: 'rm -rf /srv/cache' },
      { type: 'same', text: 'ls' },
      { type: 'new', text: 'df' },
    ])
  })

  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
  test('has every line of both texts, in their order', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const difference = lineDifference(before, after)
        expect(difference.filter(({ type }) => type !== 'new').map(({ text }) => text)).toEqual(before)
        expect(difference.filter(({ type }) => type !== 'gone').map(({ text }) => text)).toEqual(after)
      }),
    )
  })
})
