// What the bench compares with and a machine may not have. It is asked for before anything is measured: found missing on the
// way, it would cost the minutes of all that came before.
import { spawnSync } from 'node:child_process'
import { type RealPart, realPart } from '../test/support/real-parts.ts'

interface Part {
  readonly debianPackage: string
  isHere(): boolean
}

const real = (part: RealPart, debianPackage: string): Part => ({ debianPackage, isHere: () => realPart(part) !== undefined })

const parts = {
  pandoc: { debianPackage: 'pandoc', isHere: () => spawnSync('pandoc', ['--version']).status === 0 },
  // `groff` itself is there without it: Debian's groff-base has the one and not the other.
  'groff’s PDF device': {
    debianPackage: 'groff',
    isHere: () => spawnSync('groff', ['-Tpdf', '-ms'], { input: '.LP\nwords\n' }).stdout?.subarray(0, 5).toString() === '%PDF-',
  },
  chromium: real('chromium', 'chromium'),
  bash: real('bash', 'bash'),
  ssh: real('ssh', 'openssh-client'),
  sshd: real('sshd', 'openssh-server'),
  'dockerd and the right to start it': real('dockerd', 'docker.io'),
  busybox: real('busybox', 'busybox-static'),
} as const satisfies Readonly<Record<string, Part>>
export type Need = keyof typeof parts

/** Those of `needs` that this machine doesn't have. */
export function absentOf(needs: readonly Need[]): readonly Need[] {
  return needs.filter((need) => !parts[need].isHere())
}

/** What the table will be without, and how to get it; undefined where nothing is missing. */
export function missingParts(): string | undefined {
  const absent = absentOf(Object.keys(parts) as Need[])
  if (absent.length === 0) return undefined
  const wanted = absent.map((need) => parts[need].debianPackage).join(' ')
  return `Not on this machine, and left out of the table: ${absent.join(', ')}. On Debian, as root: apt-get install ${wanted}`
}
