// What the shells of this machine print of their exported variables is read back as it was. That they do so from within a
// session is in the conformance suite.
import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readExported } from '../../../src/engine/session/exported.ts'
import { installedShells } from './installed-shells.ts'

const value = fc.array(fc.constantFrom('a', "'", '"', '\\', '$', '`', ' ', '\n', '\t', '\x01', '\x1b', '!', '(', '=', 'ü', '🚒'), {
  maxLength: 12,
})
const environment = fc.record({ ONE: value, TWO: value }).map(({ ONE, TWO }) => ({ ONE: ONE.join(''), TWO: TWO.join('') }))

it.each(installedShells)('%s: values come back as they were', (shell) => {
  fc.assert(
    fc.property(environment, (given) => {
      const env = { ...given, PATH: '/usr/bin:/bin' }
      const words = shell === 'busybox' ? ['ash', '-c', 'export -p'] : ['-c', 'export -p']
      const printed = execFileSync(`/usr/bin/env`, ['-i', ...Object.entries(env).map((pair) => pair.join('=')), shell, ...words], {
        encoding: 'latin1',
      })
      expect(readExported(printed)).toMatchObject(given)
    }),
    { numRuns: 40 },
  )
})

it.each(['declare -x', 'export A=(', `export A='`, 'export A="\\', `export A=$'\\x`, 'typeset -x A=b\n\n\0', 'export -T A a=( b'])(
  'reads what it can of %j, and never throws',
  (text) => {
    expect(() => readExported(text)).not.toThrow()
  },
)
