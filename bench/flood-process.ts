// An engine behind the browser shell's server, whose one step prints 1 GiB on the target that it is told (`node
// bench/flood-process.ts TARGET`). Prints the address to open, then samples its own resident memory until its input ends,
// and prints the highest that it was.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEngine } from '../src/engine/create.ts'
import { startServer } from '../src/serve/server.ts'

/** Printed by `cat`: what writes less at a time has Docker's relays carry line after line, 4 MB/s for all of two cores, with or without Runcard. */
const outputBytes = 1024 ** 3
const megabyte = 1_000_000

async function serveFlood(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'runcard-bench-'))
  const file = join(folder, 'loud.md')
  const step = (title: string, command: string) => `## ${title}\n\n\`\`\`bash\n${command}\n\`\`\`\n`
  writeFileSync(
    file,
    `# Loud\n\n${step('Print little', 'echo ready')}\n${step('Print a lot', `yes 0123456789abcdef | head -c ${outputBytes} | cat`)}`,
  )
  const engine = await createEngine({ dataFolder: join(folder, 'data'), bundledFolder: folder, shell: 'terminal', version: 'bench' })
  const server = await startServer({ engine, rendererFolder: folder })
  const playbookId = await engine.openFile(file)
  process.stdout.write(`${JSON.stringify({ url: server.url, playbookId })}\n`)
  let peakMb = 0
  const sampler = setInterval(() => {
    peakMb = Math.max(peakMb, process.memoryUsage.rss() / megabyte)
  }, 20)
  process.stdin.on('data', () => {
    process.stdout.write(`${JSON.stringify({ peakMb })}\n`)
    peakMb = 0
  })
  process.stdin.on('end', async () => {
    clearInterval(sampler)
    await server.close()
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  })
}

await serveFlood()
