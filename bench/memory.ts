// Resident memory of the engine after a step printed 1 GiB, with a screen watching, against before the step.
// Runs in a process of its own (`node bench/memory.ts`), so that nothing else of the bench is counted.
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '../src/contract/client.ts'
import { createMemoryPair } from '../src/contract/memory.ts'
import { serveContract } from '../src/contract/server.ts'
import type { IncidentEvent, TargetId } from '../src/core/incident/events.ts'
import { createEngine } from '../src/engine/create.ts'

const outputBytes = 1_073_741_824
const megabyte = 1_000_000

/** Runs the step and answers the resident memory in MB before it and at its highest during and after it. */
export async function measureMemory(): Promise<{ beforeMb: number; peakMb: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'runcard-bench-'))
  const file = join(folder, 'loud.md')
  writeFileSync(file, `# Loud\n\n## Print a lot\n\n\`\`\`bash\nyes 0123456789abcdef | head -c ${outputBytes}\n\`\`\`\n`)
  const engine = await createEngine({ dataFolder: join(folder, 'data'), bundledFolder: folder, shell: 'terminal', version: 'bench' })
  const { transport, endpoint } = createMemoryPair()
  serveContract(engine.handlers, endpoint)
  const client = createClient(transport)

  const playbookId = await engine.openFile(file)
  const { playbook, hash } = await client.call('playbook.open', { playbookId })
  const { incidentId } = await client.call('incident.open', { playbookId, kind: 'drill' })
  const step = playbook.procedures[0]!.steps[0]!
  client.subscribe('step.output', { incidentId, whole: false }, { onItem: () => {} })
  const finished = new Promise<IncidentEvent>((resolve) => {
    client.subscribe('incident.events', { incidentId }, { onItem: (event) => event.type === 'step-finished' && resolve(event) })
  })

  const beforeMb = process.memoryUsage.rss() / megabyte
  let peakMb = beforeMb
  const sampler = setInterval(() => {
    peakMb = Math.max(peakMb, process.memoryUsage.rss() / megabyte)
  }, 20)
  await client.call('step.run', { incidentId, stepId: step.id, targetId: 'local' as TargetId, hash, values: {} })
  const event = await finished
  clearInterval(sampler)
  peakMb = Math.max(peakMb, process.memoryUsage.rss() / megabyte)
  if (event.type !== 'step-finished' || event.outcome !== 'succeeded') throw new Error(`the step ended as ${JSON.stringify(event)}`)
  const outputs = join(folder, 'data', 'incidents', incidentId)
  const recorded = readdirSync(outputs).reduce((sum, name) => sum + statSync(join(outputs, name)).size, 0)
  if (recorded < outputBytes) throw new Error(`only ${recorded} bytes were recorded`)
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
  return { beforeMb, peakMb }
}

if (import.meta.main) process.stdout.write(JSON.stringify(await measureMemory()))
