// A real engine on a data folder and playbooks of its own, and a client on it over the in-memory wire: what the screens
// and the terminal have. Everything is made in a fresh folder and taken apart at the end.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { CallOutput, StreamItem } from '../../src/contract/calls.ts'
import { type Client, createClient } from '../../src/contract/client.ts'
import { createMemoryPair } from '../../src/contract/memory.ts'
import { serveContract } from '../../src/contract/server.ts'
import type { IncidentEvent, IncidentId, RunId, TargetId } from '../../src/core/incident/events.ts'
import { foldIncident } from '../../src/core/incident/reduce.ts'
import type { IncidentState } from '../../src/core/incident/state.ts'
import type { PlaybookId } from '../../src/core/playbook/model/document.ts'
import type { Step } from '../../src/core/playbook/model/procedure.ts'
import { createEngine } from '../../src/engine/create.ts'
import type { Engine, EngineOptions } from '../../src/engine/engine.ts'

export const local = 'local' as TargetId

export interface Workbench {
  readonly folder: string
  readonly dataFolder: string
  readonly booksFolder: string
  /** Writes a playbook and returns its path. */
  write(name: string, content: string | Uint8Array): Promise<string>
  start(options?: Partial<EngineOptions>): Promise<RunningEngine>
  /** Closes every engine and removes everything. */
  clear(): Promise<void>
}

export interface RunningEngine {
  readonly engine: Engine
  readonly client: Client
  close(): Promise<void>
}

export function createWorkbench(): Workbench {
  return createWorkbenchIn(realpathSync(mkdtempSync(join(tmpdir(), 'runcard-test-'))))
}

/** On a folder that another process may be using. */
export function createWorkbenchIn(folder: string): Workbench {
  const dataFolder = join(folder, 'data')
  const booksFolder = join(folder, 'books')
  const running = new Set<RunningEngine>()
  return {
    folder,
    dataFolder,
    booksFolder,
    async write(name, content) {
      const path = join(booksFolder, name)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, content)
      return path
    },
    async start(options = {}) {
      const engine = await createEngine({ dataFolder, bundledFolder: join(folder, 'none'), shell: 'browser', version: '0.0.0', ...options })
      const pair = createMemoryPair()
      serveContract(engine.handlers, pair.endpoint)
      const client = createClient(pair.transport)
      if (options.bundledFolder === undefined) {
        await mkdir(booksFolder, { recursive: true })
        await client.call('library.trustFolder', await engine.addFolder(booksFolder))
      }
      const started: RunningEngine = {
        engine,
        client,
        async close() {
          if (!running.delete(started)) return
          pair.close()
          await engine.close()
        },
      }
      running.add(started)
      return started
    },
    async clear() {
      for (const started of running) await started.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A playbook of one procedure, each step a title and its commands. */
export function playbookOf(steps: Readonly<Record<string, string>>): string {
  const fences = Object.entries(steps).map(([title, commands]) => `# ${title}\n${commands}`)
  return `# Recovery\n\n## Emergency #1: It is down\n\n**Symptoms:**\n\n- no answer at all\n\n### Quick Fix\n\n\`\`\`bash\n${fences.join('\n\n')}\n\`\`\`\n`
}

/** An open incident and short ways to do things in it. */
export interface OpenIncident {
  readonly incidentId: IncidentId
  readonly playbookId: PlaybookId
  readonly steps: readonly Step[]
  readonly page: CallOutput<'playbook.open'>
  step(title: string): Step
  run(title: string, more?: RunDetails): Promise<RunId>
  /** Runs a step to its end and returns the events of the run. */
  runToEnd(title: string, more?: RunDetails): Promise<readonly IncidentEvent[]>
  events(): Promise<readonly IncidentEvent[]>
  state(): Promise<IncidentState>
  /** Resolves with the first event that fits, past or to come. */
  until(fits: (event: IncidentEvent) => boolean): Promise<IncidentEvent>
  output(title: string): Promise<string>
}

interface RunDetails {
  readonly values?: Readonly<Record<string, string>>
  /** Secrets that are taken from where they are kept. */
  readonly offered?: string[]
  readonly confirmation?: string
  readonly commandIndex?: number
  /** With those after it. */
  readonly andAfter?: true
  readonly hash?: string
  readonly targetId?: TargetId
}

export async function openIncident(client: Client, file: string): Promise<OpenIncident> {
  const playbookId = await idOf(client, file)
  const { incidentId } = await client.call('incident.open', { playbookId, kind: 'drill' })
  return resumeIncident(client, playbookId, incidentId)
}

export async function idOf(client: Client, file: string): Promise<PlaybookId> {
  const row = (await client.call('library.list', {})).playbooks.find((candidate) => candidate.file === file)
  if (row === undefined) throw new Error(`${file} is not in the library`)
  return row.playbookId
}

export async function resumeIncident(client: Client, playbookId: PlaybookId, incidentId: IncidentId): Promise<OpenIncident> {
  const page = await client.call('playbook.open', { playbookId })
  const steps = page.playbook.procedures.flatMap((procedure) => procedure.steps)

  function step(title: string): Step {
    const found = steps.find((candidate) => candidate.title === title)
    if (found === undefined) throw new Error(`no step ${title}; there are ${steps.map((candidate) => candidate.title).join(', ')}`)
    return found
  }

  async function run(title: string, details: RunDetails = {}) {
    const { values = {}, offered, confirmation, commandIndex, andAfter, hash = page.hash, targetId = local } = details
    const { id, commands } = step(title)
    const { runId } = await client.call('step.run', {
      incidentId,
      stepId: id,
      targetId,
      hash,
      values,
      ...(offered === undefined ? {} : { offered }),
      ...(confirmation === undefined ? {} : { confirmation }),
      ...(commandIndex === undefined ? {} : { commandId: commands[commandIndex]!.id }),
      ...(andAfter ? { andAfter } : {}),
    })
    return runId
  }

  function until(fits: (event: IncidentEvent) => boolean): Promise<IncidentEvent> {
    return new Promise((resolve, reject) => {
      const stop = client.subscribe(
        'incident.events',
        { incidentId },
        {
          onItem(event) {
            if (!fits(event)) return
            queueMicrotask(() => stop())
            resolve(event)
          },
          onEnd: (error) => reject(error ?? new Error('the stream ended')),
        },
      )
    })
  }

  async function events(): Promise<readonly IncidentEvent[]> {
    const mark = `mark ${Math.random()}`
    const all: IncidentEvent[] = []
    await client.call('incident.note', { incidentId, text: mark })
    await until((event) => {
      all.push(event)
      return event.type === 'note-added' && event.text === mark
    })
    return all.filter((event) => event.type !== 'note-added' || !event.text.startsWith('mark '))
  }

  return {
    incidentId,
    playbookId,
    steps,
    page,
    step,
    run,
    until,
    events,
    async runToEnd(title, more) {
      const runId = await run(title, more)
      await until((event) => event.type === 'step-finished' && event.runId === runId)
      return (await events()).filter((event) => 'runId' in event && event.runId === runId)
    },
    state: async () => foldIncident(await events()),
    async output(title) {
      const state = foldIncident(await events())
      const { id, commands } = step(title)
      let text = ''
      for (const { id: commandId } of commands) {
        const runId = state.steps[id]?.commands[commandId]?.runId
        if (runId === undefined) continue
        text += (await client.call('output.read', { incidentId, runId, commandId, from: 0, lengthBytes: 1_000_000 })).text
      }
      return text.replaceAll('\r\n', '\n')
    },
  }
}

/** Every item of a stream as it comes; `stop` ends it. */
export function collectOutput(
  client: Client,
  incidentId: IncidentId,
  whole: boolean,
): { items: StreamItem<'step.output'>[]; stop(): void } {
  const items: StreamItem<'step.output'>[] = []
  const stop = client.subscribe('step.output', { incidentId, whole }, { onItem: (item) => void items.push(item) })
  return { items, stop }
}

/** The code of the known error that a promise fails with. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  )
}
