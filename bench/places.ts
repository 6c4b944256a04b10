// The places that sessions are compared on: this machine, a real sshd and a real container, all on this machine and only for
// the bench. What a place needs and this machine doesn't have is said in its rows.
import { spawn } from 'node:child_process'
import { createContainers } from '../src/engine/targets/docker/containers.ts'
import { pipe, succeeds } from '../src/engine/targets/local/commands.ts'
import { createLocalTarget } from '../src/engine/targets/local/target.ts'
import { createSshHosts } from '../src/engine/targets/ssh/hosts.ts'
import type { Target } from '../src/engine/targets/target.ts'
import { startDockerDaemon } from '../test/support/dockerd.ts'
import { createSshHome, startSshd } from '../test/support/sshd.ts'
import { absentOf } from './needs.ts'

export interface Place {
  readonly name: string
  readonly target: Target
  /** Under which the engine finds the target in `environment`. */
  readonly targetId: string
  readonly environment: Readonly<Record<string, string>>
  /** The words of the peer's command line, to which a command is added. */
  readonly peer: readonly string[]
  close(): Promise<void>
}

/** What is missing, in words, where there is no such place here. */
export type PlaceOrNeeds = Place | { readonly name: string; readonly needs: string }

export function localPlace(): Place {
  const target = createLocalTarget({ shell: 'bash' })
  return { name: 'this machine', target, targetId: 'local', environment: {}, peer: ['bash', '-c'], close: async () => {} }
}

/** With a master connection that the peer's commands share, as Runcard's do. */
export async function sshPlace(): Promise<PlaceOrNeeds> {
  const name = 'SSH'
  const absent = absentOf(['ssh', 'sshd'])
  if (absent.length > 0) return { name, needs: absent.join(', ') }
  const home = createSshHome()
  const sshd = await startSshd(home)
  home.writeKnownHosts(sshd.knownHosts)
  const hosts = createSshHosts({ homeDirectory: home.directory, environment: {}, localCommands: { pipe, succeeds } })
  const known = `UserKnownHostsFile=${home.directory}/.ssh/known_hosts`
  const address = ['-p', String(sshd.port), `${sshd.user}@${sshd.address}`]
  const peer = ['ssh', '-F', '/dev/null', '-i', home.keyFile, '-o', known, '-o', `ControlPath=${home.directory}/master`, ...address]
  await succeed([...peer.slice(0, -3), '-o', 'ControlMaster=yes', '-o', 'ControlPersist=yes', ...address, 'true'])
  return {
    name,
    target: hosts.target({ host: sshd.address, user: sshd.user, port: sshd.port }),
    targetId: `ssh://${sshd.user}@${sshd.address}:${sshd.port}`,
    environment: { HOME: home.directory },
    peer,
    async close() {
      await hosts.close()
      await succeed([...peer.slice(0, -3), '-O', 'exit', ...address])
      await sshd.stop()
      home.remove()
    },
  }
}

export async function containerPlace(): Promise<PlaceOrNeeds> {
  const name = 'a container'
  const absent = absentOf(['dockerd and the right to start it', 'busybox', 'bash'])
  if (absent.length > 0) return { name, needs: absent.join(', ') }
  const daemon = await startDockerDaemon()
  daemon.run('bench', 'bash')
  const containers = createContainers({ homeDirectory: daemon.folder, environment: daemon.environment })
  const { DOCKER_HOST = '' } = daemon.environment
  return {
    name,
    target: containers.target({ container: 'bench' }),
    targetId: 'docker://bench',
    environment: daemon.environment,
    peer: ['docker', '--host', DOCKER_HOST, 'exec', 'bench', 'bash', '-c'],
    async close() {
      await containers.close()
      await daemon.remove()
    },
  }
}

/** Runs a program to its end and throws its output away. Rejects where it fails. */
export function succeed([program = '', ...words]: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'ignore'] })
    child.stdout.resume()
    child.on('error', reject)
    child.on('close', (status) => (status === 0 ? resolve() : reject(new Error(`${program} ended with status ${status}`))))
  })
}
