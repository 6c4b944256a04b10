import { expect, it } from 'vitest'
import { rememberingGrammar } from '../../../src/core/shell/grammar.ts'
import { grammar } from '../playbook/reading.ts'

it('a text that is parsed again is the tree that it was', () => {
  const asked: string[] = []
  const remembering = rememberingGrammar({
    parse(text) {
      asked.push(text)
      return grammar.parse(text)
    },
  })
  const texts = ['rm -rf /srv/x', 'if a; then b; fi', 'rm -rf /srv/x', 'rm -rf /srv/y', 'if a; then b; fi']

  expect(texts.map((text) => remembering.parse(text))).toEqual(texts.map((text) => grammar.parse(text)))
  expect(asked).toEqual(['rm -rf /srv/x', 'if a; then b; fi', 'rm -rf /srv/y'])
})
