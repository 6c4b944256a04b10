// For tests that need one host whose key is known: a home and an sshd of its own for each of them.
import { afterEach, beforeEach } from 'vitest'
import type { Target } from '../../../../src/engine/targets/target.ts'
import { createSshHome, type Sshd, type SshdOptions, type SshHome, startSshd } from '../../../support/sshd.ts'
import { type ReachedHosts, reach } from './reach.ts'

export interface HostForEach {
  /** Of the person who goes there. */
  readonly homeDirectory: () => string
  /** The host as a target, with its steps run in `shell`. */
  readonly target: (shell: string) => Target
}

/** Call it inside of a `describe`. */
export function hostForEach(optionsFor: (home: SshHome) => SshdOptions = () => ({})): HostForEach {
  let home: SshHome
  let sshd: Sshd
  let reached: ReachedHosts[]
  beforeEach(async () => {
    reached = []
    home = createSshHome()
    sshd = await startSshd(home, optionsFor(home))
    home.writeKnownHosts(sshd.knownHosts)
  })
  afterEach(async () => {
    for (const hosts of reached) await hosts.close()
    await sshd.stop()
    home.remove()
  })
  return {
    homeDirectory: () => home.directory,
    target(shell) {
      const hosts = reach(home, { shell })
      reached.push(hosts)
      return hosts.target({ host: sshd.address, user: sshd.user, port: sshd.port })
    },
  }
}
