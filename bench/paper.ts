// `runcard export` against what else makes a PDF of the same playbook, and binders of many pages against small ones.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import MarkdownIt from 'markdown-it'
import { realPart } from '../test/support/real-parts.ts'
import { compare, type Row } from './figures.ts'
import { absentOf } from './needs.ts'
import { benchPlaybooks } from './playbooks.ts'

const runcard = join(import.meta.dirname, '..', 'out', 'main', 'runcard.js')

function runProcess(command: string, args: readonly string[], environment: NodeJS.ProcessEnv): void {
  const result = spawnSync(command, args, { encoding: 'utf8', env: environment })
  if (result.status !== 0) throw new Error(`${command} ended with ${result.status}: ${result.stderr}`)
}

/** Both as whole processes, on the largest playbook; each peer only where it is on this machine. */
export async function benchPaper(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'runcard-bench-'))
  const environment = { ...process.env, RUNCARD_DATA: join(folder, 'data') }
  const largest = benchPlaybooks().sort((a, b) => b.text.length - a.text.length)[0]!
  const what = `export ${largest.name}`
  const [ourPdf, theirPdf] = [join(folder, 'ours.pdf'), join(folder, 'theirs.pdf')]
  const ours = () => runProcess(process.execPath, [runcard, 'export', largest.path, '-o', ourPdf], environment)
  const rows: Row[] = []

  const groff = `pandoc -s -t ms "${largest.path}" | groff -Tpdf -k -t -ms > "${theirPdf}"`
  const absent = absentOf(['pandoc', 'groff’s PDF device'])
  if (absent.length > 0) rows.push({ what: `${what}, against pandoc and groff`, skipped: `needs ${absent.join(', ')}` })
  else
    rows.push(
      await compare({
        what,
        against: 'pandoc -t ms | groff -Tpdf',
        rounds: 5,
        ours,
        theirs: () => runProcess('sh', ['-c', groff], environment),
      }),
    )

  const chromium = realPart('chromium')
  if (chromium === undefined) rows.push({ what: `${what}, against Chromium`, skipped: 'needs chromium' })
  else {
    const html = join(folder, 'playbook.html')
    writeFileSync(html, `<!doctype html><meta charset="utf-8"><title>${largest.name}</title>${new MarkdownIt().render(largest.text)}`)
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run']
    const theirs = () =>
      runProcess(chromium, [...flags, `--user-data-dir=${join(folder, 'profile')}`, `--print-to-pdf=${theirPdf}`, html], environment)
    rows.push(await compare({ what, against: 'Chromium prints its HTML', rounds: 5, ours, theirs }))
    const [ourMb, theirMb] = [ourPdf, theirPdf].map((file) => statSync(file).size / 1_000_000) as [number, number]
    rows.push({
      what: 'size of the PDF',
      against: 'Chromium’s',
      unit: 'MB',
      ours: ourMb,
      theirs: theirMb,
      ratio: ourMb / theirMb,
      rounds: 1,
    })
  }
  rmSync(folder, { recursive: true, force: true })
  return [...rows, ...benchBinder(environment)]
}

interface BinderFigures {
  readonly pageCount: number
  readonly ms: number
  readonly peakMb: number
}

/** Time for each page of a large binder against that of a small one (1 is linear), and the most memory of both. */
function benchBinder(environment: NodeJS.ProcessEnv): Row[] {
  const script = join(import.meta.dirname, 'binder-process.ts')
  const [small, large] = [200, 2000].map((pages): BinderFigures => {
    const { stdout, stderr } = spawnSync(process.execPath, [script, String(pages)], { encoding: 'utf8', env: environment })
    if (stdout === '') throw new Error(`the binder of ${pages} pages failed: ${stderr}`)
    return JSON.parse(stdout) as BinderFigures
  }) as [BinderFigures, BinderFigures]
  const [ours, theirs] = [large.ms / large.pageCount, small.ms / small.pageCount]
  const what = `binder of ${large.pageCount} pages`
  const against = `binder of ${small.pageCount} pages`
  return [
    { what: `${what}: time for a page`, against, unit: 'ms', ours, theirs, ratio: ours / theirs, rounds: 1 },
    {
      what: `${what}: memory`,
      against,
      unit: 'MB',
      ours: large.peakMb,
      theirs: small.peakMb,
      ratio: large.peakMb / small.peakMb,
      rounds: 1,
    },
  ]
}
