// Where and with what a session on a host begins: as a login there would, which the user's own profile may have a say in.
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSession } from '../../../../src/engine/session/open-session.ts'
import { missing } from '../../../support/real-parts.ts'
import { finished, ran } from '../../session/conformance.ts'
import { hostForEach } from './host-for-each.ts'

describe.skipIf(missing('sshd', 'bash'))('a session on a host', () => {
  const host = hostForEach((home) => ({ config: [`SetEnv HOME=${home.directory}`] }))

  function open(options: { readonly directory?: string } = {}) {
    return openSession(host.target('bash'), options)
  }

  function writeProfile(text: string): void {
    for (const name of ['.profile', '.zprofile']) writeFileSync(join(host.homeDirectory(), name), text)
  }

  it('begins where the user’s profile goes, with what it exports, unless a directory was chosen', async () => {
    const place = join(realpathSync(host.homeDirectory()), 'it’s here')
    mkdirSync(place)
    writeProfile(`cd '${place}'\nexport PLACE=profile\n`)
    const session = await open()
    expect(session.directory).toBe(place)
    expect(await ran(session, 'pwd; echo "$PLACE"')).toEqual(finished(`${place}\nprofile\n`))
    await session.close()
    const chosen = await open({ directory: '/usr' })
    expect(chosen.directory).toBe('/usr')
    expect(await ran(chosen, 'pwd; echo "$PLACE"')).toEqual(finished('/usr\nprofile\n'))
    await chosen.close()
  })

  it('begins where the host puts a login whose profile goes nowhere, or where there is nothing', async () => {
    writeProfile('')
    const plain = await open()
    const { directory } = plain
    expect(await ran(plain, 'pwd')).toEqual(finished(`${directory}\n`))
    await plain.close()
    writeProfile('cd /no/such/place 2>/dev/null\n')
    const lost = await open()
    expect(lost.directory).toBe(directory)
    await lost.close()
  })
})
