// Every rule brings its own examples: what it must see and what it must not.
import { describe, expect, it } from 'vitest'
import { rules } from '../../../src/core/findings/rules/table.ts'
import { check } from './checking.ts'

const rulesIn = (text: string, given = {}) => check(text, given).found.map(({ rule }) => rule)

describe('rules', () => {
  it.each(rules.map((rule) => [rule.name, rule] as const))('%s sees its example and not its counterexample', (name, rule) => {
    expect(rulesIn(rule.yes, rule.given)).toContain(name)
    expect(rulesIn(rule.no)).not.toContain(name)
  })

  it('have names that differ and sentences that end', () => {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length)
    for (const { name, summary, why, next } of rules) {
      expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
      for (const sentence of [summary, why, next]) expect(sentence).toMatch(/[.)”]$/)
    }
  })
})
