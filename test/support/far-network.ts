// A network of its own beside this machine's (a namespace of the kernel, joined by a pair of virtual cables), with a firewall
// that can cut it: packets vanish and nobody is told, as with a pulled cable. It is gone with the process that made it.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'

export interface FarNetwork {
  /** Of the far side, as seen from here. */
  readonly address: string
  /** Words before a command that make it run there. */
  readonly enter: readonly string[]
  cut(): void
  mend(): void
  remove(): Promise<void>
}

const everyPacket = ['INPUT', 'OUTPUT'] as const

export async function createFarNetwork(): Promise<FarNetwork> {
  // The namespace lives as long as a process in it does, and this one ends when its input does.
  const holder = spawn('unshare', ['--net', 'sh', '-c', 'echo there; exec cat'], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(holder.stdout, 'data')
  const processId = String(holder.pid)
  const enter = ['nsenter', '--target', processId, '--net'] as const
  const there = (...words: string[]): void => void execFileSync(enter[0], [...enter.slice(1), ...words])
  // Of the addresses that are set aside for trying out networks; the process's number keeps two tests apart.
  const place = (holder.pid ?? 0) % 16_384
  const prefix = `198.${18 + (place >> 13)}.${(place >> 6) & 127}`
  const first = (place & 63) * 4
  const [near, far] = [`${prefix}.${first + 1}`, `${prefix}.${first + 2}`]
  const cable = `runcard${processId}`.slice(0, 15)
  execFileSync('ip', ['link', 'add', cable, 'type', 'veth', 'peer', 'name', 'far0', 'netns', processId])
  execFileSync('ip', ['address', 'add', `${near}/30`, 'dev', cable])
  execFileSync('ip', ['link', 'set', cable, 'up'])
  there('ip', 'address', 'add', `${far}/30`, 'dev', 'far0')
  there('ip', 'link', 'set', 'far0', 'up')
  there('ip', 'link', 'set', 'lo', 'up')
  return {
    address: far,
    enter,
    cut: () => {
      for (const chain of everyPacket) there('iptables', '--wait', '--append', chain, '--jump', 'DROP')
    },
    mend: () => {
      for (const chain of everyPacket) there('iptables', '--wait', '--flush', chain)
    },
    remove: async () => {
      const ended = once(holder, 'exit')
      holder.stdin.end()
      await ended
      execFileSync('sh', ['-c', `ip link delete ${cable} 2>/dev/null || :`])
    },
  }
}
