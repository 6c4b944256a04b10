// Carries out one scenario file with the real command as a child process, in a folder of its own.
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { missing, type RealPart, seedsFolder } from '../support/real-parts.ts'
import { parseScenario, type ScenarioLine } from './scenario-file.ts'

export const entry = join(import.meta.dirname, '..', '..', 'src', 'cli', 'runcard.ts')
const commandLimitMs = 50_000

interface Outcome {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Rejects with the line that did not hold. Returns what is missing where a part of it was left out. */
export async function runScenario(file: string): Promise<string | undefined> {
  const scenario = parseScenario(readFileSync(file, 'utf8'))
  const work = realpathSync(mkdtempSync(join(tmpdir(), 'runcard-scenario-')))
  const place = new Place(work)
  try {
    for (const [name, text] of Object.entries(scenario.files)) place.write(name, text)
    for (const line of scenario.lines) {
      if (line.words[0] === 'needs' && isMissing(line.words[1]!)) return line.words[1]
      await place.carryOut(line)
    }
    place.checkStatus()
    return undefined
  } finally {
    place.close()
    rmSync(work, { recursive: true, force: true })
  }
}

function isMissing(part: string): boolean {
  if (part === 'not-root') return process.getuid?.() === 0
  return missing(part as RealPart)
}

class Place {
  readonly work: string
  readonly env: Record<string, string>
  stdin = ''
  last: { readonly line: ScenarioLine; readonly outcome: Outcome; checked: boolean } | undefined
  servers: Server[] = []

  constructor(work: string) {
    this.work = work
    const { PATH = '', LANG = 'C.UTF-8' } = process.env
    this.env = {
      PATH,
      LANG,
      HOME: join(work, 'home'),
      WORK: work,
      SEEDS: seedsFolder,
      // For a line in sh.
      NODE: process.execPath,
      ENTRY: entry,
      RUNCARD_DATA: join(work, 'data'),
      // Shared by all scenarios: what is compiled once is quick everywhere.
      NODE_COMPILE_CACHE: join(tmpdir(), 'runcard-scenario-cache'),
    }
    mkdirSync(this.env.HOME!)
  }

  write(name: string, content: string | Uint8Array): void {
    const path = join(this.work, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }

  async carryOut(line: ScenarioLine): Promise<void> {
    const [verb = '', ...words] = line.words.map((word) => this.expand(word))
    if (verb !== 'exit' && verb !== 'needs') this.checkStatus()
    switch (verb) {
      case 'runcard':
        return this.runCommand(line, process.execPath, [entry, ...words])
      case 'shell':
        return this.runCommand(line, 'sh', ['-c', line.text.replace(/^shell\s+/, '')])
      case 'exit':
        return this.expectStatus(line, Number(words[0]))
      case 'stdout':
      case 'stderr':
        return this.expectPattern(line, verb, words[0]!)
      case 'stdout-is':
        return this.expect(line, this.last?.outcome.stdout === readFileSync(join(this.work, words[0]!), 'utf8'))
      case 'exists':
        return this.expect(line, existsSync(join(this.work, words[0]!)) !== line.negated)
      case 'same':
        return this.expect(line, readFileSync(join(this.work, words[0]!)).equals(readFileSync(join(this.work, words[1]!))))
      case 'stdin':
        this.stdin = readFileSync(join(this.work, words[0]!), 'utf8')
        return
      case 'env': {
        const [name = '', value = ''] = words[0]!.split(/=(.*)/s)
        if (value === '') delete this.env[name]
        else this.env[name] = value
        return
      }
      case 'folder':
        mkdirSync(join(this.work, words[0]!), { recursive: true })
        return
      case 'bytes':
        return this.write(words[0]!, Buffer.from(words.slice(1).join(''), 'hex'))
      case 'megabytes':
        return this.write(words[0]!, Buffer.alloc(Number(words[1]) * 1024 * 1024, 'a line of text\n'))
      case 'mode':
        chmodSync(join(this.work, words[0]!), Number.parseInt(words[1]!, 8))
        return
      case 'taken-port':
        return this.takePort()
      case 'needs':
        return
      default:
        throw new Error(`line ${line.number}: there is no “${verb}”`)
    }
  }

  expand(word: string): string {
    return word.replace(/\$([A-Z_]+)/g, (whole, name: string) => this.env[name] ?? whole)
  }

  async runCommand(line: ScenarioLine, program: string, args: readonly string[]): Promise<void> {
    const child = spawn(program, args, { cwd: this.work, env: this.env, timeout: commandLimitMs, killSignal: 'SIGKILL' })
    const pieces = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      pieces.stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      pieces.stderr += text
    })
    child.stdin.on('error', () => {})
    child.stdin.end(this.stdin)
    this.stdin = ''
    const status = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
    this.last = { line, outcome: { status, ...pieces }, checked: false }
  }

  /** A command with no `exit` after it must have ended well. */
  checkStatus(): void {
    if (this.last !== undefined && !this.last.checked) this.expectStatus(this.last.line, 0)
  }

  expectStatus(line: ScenarioLine, status: number): void {
    const { last } = this
    if (last === undefined) throw new Error(`line ${line.number}: no command before it`)
    last.checked = true
    if (last.outcome.status !== status) this.expect(line, false, `exit status ${last.outcome.status}, not ${status}`)
  }

  expectPattern(line: ScenarioLine, stream: 'stdout' | 'stderr', pattern: string): void {
    const text = this.last?.outcome[stream] ?? ''
    this.expect(line, new RegExp(pattern, 'm').test(text) !== line.negated)
    // Whatever goes wrong in a scenario, it is something a user was told in words.
    this.expect(line, !/^\s+at .+:\d+:\d+\)?$/m.test(this.last?.outcome.stderr ?? ''), 'a stack on standard error')
  }

  expect(line: ScenarioLine, holds: boolean, what = 'does not hold'): void {
    if (holds) return
    const outcome = this.last?.outcome
    throw new Error(
      `line ${line.number}: ${line.negated ? '! ' : ''}${line.text}: ${what}\n` +
        `after: ${this.last?.line.text}\n--- stdout ---\n${outcome?.stdout}\n--- stderr ---\n${outcome?.stderr}`,
    )
  }

  async takePort(): Promise<void> {
    const server = createServer()
    this.servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    if (typeof address === 'object' && address !== null) this.env.PORT = String(address.port)
  }

  close(): void {
    for (const server of this.servers) server.close()
  }
}
