// A binder of at least as many pages as it is told (`node bench/binder-process.ts PAGES`), from the bench's playbooks again and
// again. Prints how many pages it became, how long that took, and the most memory that the process ever had.
import { readPlaybook } from '../src/core/playbook/read.ts'
import { loadShellGrammar } from '../src/engine/library/grammar.ts'
import { typeset } from '../src/engine/print/typeset.ts'
import { typesetBinder } from '../src/engine/print/typeset-binder.ts'
import { benchPlaybooks } from './playbooks.ts'

const printedOn = '2026-11-21'
const wantedPages = Number(process.argv[2] ?? 200)
const grammar = await loadShellGrammar()
const parts = benchPlaybooks().map(({ name, text }) => ({
  playbook: readPlaybook(text, { grammar, fileName: name }),
  printing: { fileName: name, printedOn },
}))
let pagesOfRound = 0
for (const { playbook, printing } of parts) pagesOfRound += (await typeset(playbook, { type: 'booklet' }, printing)).pageCount
const rounds = Math.ceil(wantedPages / pagesOfRound)
const startedAt = performance.now()
const { pageCount, bytes } = await typesetBinder(Array.from({ length: rounds }, () => parts).flat(), { printedOn })
const ms = performance.now() - startedAt
process.stdout.write(`${JSON.stringify({ pageCount, ms, sizeBytes: bytes.length, peakMb: process.resourceUsage().maxRSS / 1000 })}\n`)
