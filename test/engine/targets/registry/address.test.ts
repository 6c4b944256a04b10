import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RuncardError } from '../../../../src/contract/errors.ts'
import { formatAddress, nameOf, parseAddress } from '../../../../src/engine/targets/registry/address.ts'

describe('an address', () => {
  test.each([
    ['local', { type: 'local' }, 'local'],
    ['ssh://db-1', { type: 'ssh', host: 'db-1' }, 'db-1'],
    ['ssh://ops@10.0.0.7:2222', { type: 'ssh', host: '10.0.0.7', user: 'ops', port: 2222 }, 'ops@10.0.0.7:2222'],
    ['ssh://ops@[fe80::1%eth0]:22', { type: 'ssh', host: 'fe80::1%eth0', user: 'ops', port: 22 }, 'ops@[fe80::1%eth0]:22'],
    ['docker://web', { type: 'container', container: 'web' }, 'web'],
    [
      'docker://1000:1000@web_1.x/srv/app',
      { type: 'container', container: 'web_1.x', user: '1000:1000', directory: '/srv/app' },
      '1000:1000@web_1.x',
    ],
    ['docker://root@web?context=far', { type: 'container', container: 'web', user: 'root', context: 'far' }, 'root@far/web'],
  ])('%s says where, and is written the same again', (text, address, name) => {
    expect(parseAddress(text)).toEqual(address)
    expect(formatAddress(parseAddress(text))).toBe(text)
    expect(nameOf(parseAddress(text))).toBe(name)
  })

  test('has another name for another user, port or context of the same place, since a hazard asks for it', () => {
    const places = ['ssh://web', 'ssh://root@web', 'ssh://web:2222', 'docker://db', 'docker://root@db', 'docker://db?context=production']
    expect(new Set(places.map((text) => nameOf(parseAddress(text)))).size).toBe(places.length)
  })

  test.each([
    ['SSH://db-1/', 'ssh://db-1'],
    [' docker://web/ ', 'docker://web'],
  ])('%s is the same as %s', (text, same) => {
    expect(formatAddress(parseAddress(text))).toBe(same)
  })

  test.each([
    ['db-1', 'it has no ssh:// or docker:// before it'],
    ['telnet://db-1', 'nothing is reached by telnet://'],
    ['ssh://', 'the host is missing'],
    ['ssh://@db-1', 'the user before @ is missing'],
    ['ssh://db-1:0', '“0” is no port; a port is a number from 1 to 65535'],
    ['ssh://db-1:http', '“http” is no port; a port is a number from 1 to 65535'],
    ['ssh://-oProxyCommand=x', '“-oProxyCommand=x” can’t be a host’s name'],
    ['ssh://$(reboot)', '“$(reboot)” can’t be a host’s name'],
    ['docker://', 'the container’s name is missing'],
    ['docker://we b', '“we b” can’t be a container’s name'],
  ])('%s is refused: %s', (text, problem) => {
    expect(() => parseAddress(text)).toThrow(new RuncardError('target-address-wrong', { address: text, problem }))
  })

  test('a password in it is not told again', () => {
    expect(() => parseAddress('ssh://ops:hunter2@db-1')).toThrow(
      new RuncardError('target-address-wrong', {
        address: 'ssh://ops:…@db-1',
        problem: 'a password has no place in it; Runcard asks for it',
      }),
    )
  })

  test('any text is an address that is written the same again, or is refused in words', () => {
    const near = fc.tuple(fc.constantFrom('ssh://', 'docker://', ''), fc.string({ unit: 'binary' })).map((parts) => parts.join(''))
    fc.assert(
      fc.property(near, (text) => {
        try {
          const once = formatAddress(parseAddress(text))
          expect(formatAddress(parseAddress(once))).toBe(once)
        } catch (error) {
          expect(error).toBeInstanceOf(RuncardError)
        }
      }),
    )
  })
})
