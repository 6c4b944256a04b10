// `runcard export` against Chromium printing the same playbook's HTML, each as a whole process.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import MarkdownIt from 'markdown-it'
import { realPart } from '../test/support/real-parts.ts'
import { type Comparison, compare } from './figures.ts'
import { benchPlaybooks } from './playbooks.ts'

const runcard = join(import.meta.dirname, '..', 'out', 'main', 'runcard.js')

function runProcess(command: string, args: readonly string[], environment: NodeJS.ProcessEnv): void {
  const result = spawnSync(command, args, { encoding: 'utf8', env: environment })
  if (result.status !== 0) throw new Error(`${command} ended with ${result.status}: ${result.stderr}`)
}

export async function benchPaper(): Promise<Comparison[]> {
  const chromium = realPart('chromium')
  if (chromium === undefined) {
    process.stderr.write('left out: export against Chromium (no Chromium on this machine)\n')
    return []
  }
  const folder = mkdtempSync(join(tmpdir(), 'runcard-bench-'))
  const environment = { ...process.env, RUNCARD_DATA: join(folder, 'data') }
  const largest = benchPlaybooks().sort((a, b) => b.text.length - a.text.length)[0]!
  const html = join(folder, 'playbook.html')
  writeFileSync(html, `<!doctype html><meta charset="utf-8"><title>${largest.name}</title>${new MarkdownIt().render(largest.text)}`)
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run']
  const row = await compare({
    what: `export ${largest.name}`,
    against: 'Chromium prints its HTML',
    rounds: 5,
    ours: () => runProcess(process.execPath, [runcard, 'export', largest.path, '-o', join(folder, 'ours.pdf')], environment),
    theirs: () =>
      runProcess(
        chromium,
        [...flags, `--user-data-dir=${join(folder, 'profile')}`, `--print-to-pdf=${join(folder, 'theirs.pdf')}`, html],
        environment,
      ),
  })
  rmSync(folder, { recursive: true, force: true })
  return [row]
}
