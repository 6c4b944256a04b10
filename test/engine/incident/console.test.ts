// Commands of a playbook that are for a console, typed into the one that an earlier step opened.
import { chmod } from 'node:fs/promises'
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
