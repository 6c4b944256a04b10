// A person at a terminal: the real command on a pseudo-terminal, what it shows, and keys.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { spawn } from '@lydell/node-pty'
import { afterEach } from 'vitest'
import { entry } from './run-scenario.ts'

export interface Person {
  /** Resolves when the screen has shown the text since the last time it was waited for. */
  sees(text: string): Promise<void>
  types(keys: string): void
  /** Sees the question, then types. */
  answers(question: string, keys: string): Promise<void>
  /** Runcard is killed under the person. */
  loses(): void
  /** Resolves with the exit status. */
  leaves(): Promise<number>
  /** All that was shown, without colours. */
  shown(): string
  /** All that came, colours and all. */
  raw(): string
}

/** What the person sits at. */
export interface Seat {
  readonly columns?: number
  readonly env?: Readonly<Record<string, string>>
}

export interface Desk {
  readonly folder: string
  runcard(...args: string[]): Person
}

const patienceMs = 30_000

const made = new Set<string>()
afterEach(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
  made.clear()
})

/** A folder with one playbook, book.md, and records of its own: the person's home, gone after the test where none is given. */
export function openDesk(playbook: string, folder: string = makeHome(), seat: Seat = {}): Desk {
  writeFileSync(join(folder, 'book.md'), playbook)
  return { folder, runcard: (...args) => sit(folder, args, seat) }
}

function makeHome(): string {
  const folder = mkdtempSync(join(tmpdir(), 'runcard-person-'))
  made.add(folder)
  return folder
}

function sit(folder: string, args: readonly string[], { columns = 100, env: more }: Seat): Person {
  const { PATH = '' } = process.env
  const env = {
    PATH: `${folder}:${PATH}`,
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    HOME: folder,
    RUNCARD_DATA: join(folder, 'data'),
    ...more,
  }
  const process_ = spawn(process.execPath, [entry, ...args], { cwd: folder, env, cols: columns, rows: 30 })
  let raw = ''
  let seenTo = 0
  let onChange = () => {}
  const exit = new Promise<number>((resolve) => process_.onExit(({ exitCode }) => resolve(exitCode)))
  process_.onData((data) => {
    raw += data
    onChange()
  })
  const shown = () => stripVTControlCharacters(raw)

  const types = (keys: string) => process_.write(keys)
  function sees(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        process_.kill('SIGKILL')
        reject(new Error(`“${text}” never came:\n${shown().slice(seenTo)}`))
      }, patienceMs)
      onChange = () => {
        const at = shown().indexOf(text, seenTo)
        if (at === -1) return
        seenTo = at + text.length
        clearTimeout(timer)
        onChange = () => {}
        resolve()
      }
      onChange()
    })
  }

  return {
    shown,
    raw: () => raw,
    sees,
    types,
    async answers(question, keys) {
      await sees(question)
      types(keys)
    },
    loses: () => process_.kill('SIGKILL'),
    leaves: () => exit,
  }
}
