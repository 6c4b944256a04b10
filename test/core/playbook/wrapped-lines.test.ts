// Which line ends of a paragraph are the author's, and which only the end of a full line.
import { describe, expect, it } from 'vitest'
import { wrapsOf } from '../../../src/core/playbook/source/wrapped-lines.ts'
import { everyBlock, read } from './reading.ts'

const full = 'A restore that was cut short leaves its database half filled: do the rollback of the'

describe('a line end in a paragraph', () => {
  it('is a blank where the line was full', () => {
    expect(
      wrapsOf(`${full}\nscenario that you came from. The limit goes back like this, and what was there before is\nthere again.`),
    ).toEqual([true, true])
  })

  it('is a blank where somebody broke full lines by hand, and one became a little longer than the rest', () => {
    const longest = 'x'.repeat(full.length + 6)
    expect(wrapsOf(`${full}\nthird\n${longest}`)[0]).toBe(true)
  })

  it.each([
    ['lines are short', '**Version**: 1.0\n**Owner**: Ada'],
    ['the next begins with a label', `${full}\n**Owner**: Ada`],
    ['the next begins with a label whose colon is bold too', `${full}\n**Owner:** Ada`],
    ['the next begins with a plain label', `${full}\nEmail: ada@example.org`],
    ['the next begins with a mark', `${full}\n✅ done`],
    ['it ends with a colon', `${full}, in this order:\nPostgreSQL, then the rest`],
    ['the next word would have fitted', `${full}\nscenario.\n${full} scenario that you came from`],
    ['words have no spaces between them', `${'数据库'.repeat(30)}\n恢复`],
  ])('is the author’s where %s', (_, text) => {
    expect(wrapsOf(text)[0]).toBe(false)
  })

  it('is found behind code that goes over a line end itself', () => {
    expect(wrapsOf(`${full} \`a\nb\` and then some words so that this line is full, which it is by now\nagain`)).toEqual([true])
  })

  it('is the author’s where he says so with a backslash, however long the line is', () => {
    const breaks = everyBlock(read(`# P\n\n${full}\\\nscenario\n`).blocks).flatMap((block) =>
      block.type === 'paragraph' ? block.inlines.filter(({ type }) => type === 'break') : [],
    )
    expect(breaks).toEqual([{ type: 'break' }])
  })
})
