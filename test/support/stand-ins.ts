// Harmless programs that take the place of docker, sudo and their like while a playbook runs in a test. Each writes down how
// it was called and then does what the test said it should: print, fail, run until it is interrupted, or not even then.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const names = [
  'docker',
  'docker-compose',
  'sudo',
  'curl',
  'lsof',
  'aws',
  'ping',
  'kubectl',
  'htpasswd',
  'claude',
  'ls',
  'df',
  'du',
] as const
export type StandInName = (typeof names)[number]

const program = `#!/bin/sh
name=\${0##*/}
place=\${0%/*}/..
printf '%s %s\\n' "$name" "$*" >>"$place/calls"
if [ -f "$place/answers/$name" ]; then . "$place/answers/$name"; exit; fi
echo "$name: done"
`

/** Pieces of shell for \`answer\`. The arguments of the call are in "$@". */
export const answers = {
  /** Prints until it is interrupted, as \`docker logs -f\` does. */
  follow: `echo 'following'; exec tail -f /dev/null`,
  /** Only a kill ends it. */
  hang: `trap '' INT TERM; echo 'hanging'; while :; do sleep 1; done`,
} as const

export interface StandIns {
  /** First in PATH. */
  readonly folder: string
  /** What a program does from now on. */
  answer(name: StandInName, shell: string): void
  /** Every call so far, one after the other, with its arguments. */
  calls(): string
}

/** Puts the programs into \`place\`, and into the login shell of \`home\`. */
export function createStandIns(place: string, home: string): StandIns {
  const folder = join(place, 'bin')
  mkdirSync(folder, { recursive: true })
  mkdirSync(join(place, 'answers'))
  for (const name of names) {
    writeFileSync(join(folder, name), program)
    chmodSync(join(folder, name), 0o755)
  }
  // Login shells of some systems start PATH afresh.
  writeFileSync(join(home, '.profile'), `PATH='${folder}':"$PATH"\nexport PATH\n`)

  const standIns: StandIns = {
    folder,
    answer: (name, shell) => writeFileSync(join(place, 'answers', name), `${shell}\n`),
    calls: () => (existsSync(join(place, 'calls')) ? readFileSync(join(place, 'calls'), 'utf8') : ''),
  }
  standIns.answer(
    'ls',
    `case "$*" in */mnt/nvme-fast/*) echo /mnt/nvme-fast/backups/chromadb/chromadb_20251112.tar.gz;; *) exec /bin/ls "$@";; esac`,
  )
  standIns.answer('sudo', `case "$1" in lsof) exec "$@";; esac; echo "sudo: $*"`)
  standIns.answer('docker', `case "$1 $2" in 'logs -f') ${answers.follow};; esac; echo "docker: $*"`)
  return standIns
}

/** Throws where a login shell would find a real program instead: nothing of a playbook may touch this machine. */
export function requireStandIns(standIns: StandIns, shell: string, env: Readonly<Record<string, string>>): void {
  const found = spawnSync(shell, ['-l', '-c', names.map((name) => `command -v ${name}`).join('; ')], { env: { ...env }, encoding: 'utf8' })
  const expected = names.map((name) => join(standIns.folder, name)).join('\n')
  if (found.stdout.trim() !== expected) throw new Error(`the stand-ins are not first in PATH:\n${found.stdout}${found.stderr}`)
}
