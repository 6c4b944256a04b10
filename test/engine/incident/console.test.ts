// Commands of a playbook that are for a console, typed into the one that an earlier step opened.
import { existsSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { codeOf, createWorkbench, local, openIncident, type RunningEngine, type Workbench } from '../workbench.ts'

let bench: Workbench
let running: RunningEngine
beforeEach(() => {
  bench = createWorkbench()
})
afterEach(() => bench.clear())

const book = `# R

## Fix

### Steps

\`\`\`bash
# Prepare
PATH="$PWD:$PATH"

# Open the console
erl
\`\`\`

Then, in the console:

\`\`\`
> system:hello().
> system:restore("all").
\`\`\`
`

it('types them into the console, records that, and asks for it to be opened where it is not', async () => {
  await chmod(await bench.write('erl', '#!/bin/sh\necho console is open\nwhile read -r line; do echo "heard <$line>"; done\n'), 0o755)
  const file = await bench.write('recovery.md', book)
  running = await bench.start()
  const incident = await openIncident(running.client, file)
  const { client } = running
  const forConsole = incident.steps
    .flatMap((step) => step.commands.map((command) => ({ step, command })))
    .filter(({ command }) => command.kind === 'repl')
  expect(forConsole.map(({ command }) => command.text)).toEqual(['system:hello().', 'system:restore("all").'])
  const type = (index: number, more: { readonly confirmation?: string } = {}) =>
    client.call('step.type', {
      incidentId: incident.incidentId,
      stepId: forConsole[index]!.step.id,
      commandId: forConsole[index]!.command.id,
      targetId: local,
      hash: incident.page.hash,
      values: {},
      ...more,
    })
  expect(await codeOf(type(0))).toBe('console-not-open')
  await incident.runToEnd('Prepare')
  expect(await codeOf(type(0))).toBe('console-not-open')

  const output: string[] = []
  client.subscribe('step.output', { incidentId: incident.incidentId, whole: true }, { onItem: ({ text }) => output.push(text) })
  const runId = await incident.run('Open the console')
  await expect.poll(() => output.join('')).toContain('console is open')
  const { sessionId } = await type(0)
  await expect.poll(() => output.join('')).toContain('heard <system:hello().>')
  expect(await codeOf(type(1))).toBe('hazard-unconfirmed')
  await type(1, { confirmation: 'local' })
  await expect.poll(() => output.join('')).toContain('heard <system:restore("all").>')
  expect((await incident.events()).filter((event) => event.type === 'console-typed')).toMatchObject([
    { sessionId, text: 'system:hello().' },
    { sessionId, text: 'system:restore("all").' },
  ])
  expect((await incident.state()).timeline.at(-1)?.text).toContain('Typed into the console on local: system:restore("all").')
  await client.call('step.stop', { incidentId: incident.incidentId, runId })
  await incident.until((event) => event.type === 'step-finished' && event.runId === runId)
  expect(await codeOf(type(0))).toBe('console-not-open')
})

const container = `# R

## Fix

### Steps

\`\`\`bash
# Prepare
PATH="$PWD:$PATH"

# Load the dump
docker exec -it graph bash
graph stop
graph load

# Look at it
graph status

# Leave
docker ps
\`\`\`
`
/** Says what it is told, until it is told to end. */
const containerShell = '#!/bin/sh\necho "inside"\nwhile read -r line && [ "$line" != exit ]; do echo "heard <$line>"; done\n'

it('types what is meant for a container into the shell that was opened there, and never runs it outside', async () => {
  await chmod(await bench.write('docker', containerShell), 0o755)
  await chmod(await bench.write('graph', '#!/bin/sh\ntouch "$(dirname "$0")/ran-outside"\n'), 0o755)
  const file = await bench.write('recovery.md', container)
  running = await bench.start()
  const incident = await openIncident(running.client, file)
  const { client } = running
  const type = (title: string, index: number) => {
    const { id, commands } = incident.step(title)
    const ids = { incidentId: incident.incidentId, stepId: id, commandId: commands[index]!.id, targetId: local }
    return client.call('step.type', { ...ids, hash: incident.page.hash, values: {}, confirmation: 'local' })
  }
  await incident.runToEnd('Prepare')
  expect(await codeOf(type('Load the dump', 1))).toBe('console-not-open')

  const output: string[] = []
  client.subscribe('step.output', { incidentId: incident.incidentId, whole: true }, { onItem: ({ text }) => output.push(text) })
  const runId = await incident.run('Load the dump', { confirmation: 'local' })
  await expect.poll(() => output.join('')).toContain('inside')
  expect(await codeOf(type('Load the dump', 0))).toBe('step-without-commands')
  const { sessionId } = await type('Load the dump', 1)
  await type('Load the dump', 2)
  await type('Look at it', 0)
  await expect.poll(() => output.join('')).toContain('heard <graph status>')
  expect(output.join('')).toContain('heard <graph stop>')
  await client.call('session.type', { sessionId, text: 'exit\r' })
  const finished = await incident.until((event) => event.type === 'step-finished' && event.runId === runId)
  expect(finished).toMatchObject({ outcome: 'succeeded' })
  expect(existsSync(join(bench.booksFolder, 'ran-outside'))).toBe(false)
  expect(await codeOf(type('Look at it', 0))).toBe('console-not-open')
})
