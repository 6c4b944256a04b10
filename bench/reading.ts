// Reading a playbook as a whole (model, hazards, blanks, findings) against markdown-it rendering the same text to HTML; how
// that time grows with the text; and what the slowest of many kinds of text takes.
import MarkdownIt from 'markdown-it'
import { findFindings } from '../src/core/findings/find.ts'
import { readSource } from '../src/core/findings/subject.ts'
import { readPlaybook } from '../src/core/playbook/read.ts'
import { rememberingGrammar, type ShellGrammar } from '../src/core/shell/grammar.ts'
import { loadShellGrammar } from '../src/engine/library/grammar.ts'
import { type Comparison, compare } from './figures.ts'
import { benchPlaybooks } from './playbooks.ts'
import { wildTexts } from './wild-texts.ts'

const rounds = 40
const warmUpRounds = 60
const smallBytes = 20_000
const largeBytes = 20_000_000
/** What no file may take. */
const limitMs = 100

export async function benchReading(): Promise<Comparison[]> {
  const grammar = await loadShellGrammar()
  const markdown = new MarkdownIt()
  const playbooks = benchPlaybooks()
  // Both are compiled as they run; what is compared is neither's first minute.
  for (let round = 0; round < warmUpRounds; round++)
    for (const { text } of playbooks) {
      readWhole(text, grammar)
      markdown.render(text)
    }
  const rows: Comparison[] = []
  for (const { name, text } of playbooks) {
    rows.push(
      await compare({
        what: `read ${name}`,
        against: 'markdown-it render',
        rounds,
        ours: () => readWhole(text, grammar),
        theirs: () => markdown.render(text),
      }),
    )
  }
  const texts = playbooks.map(({ text }) => text)
  return [...rows, growth(texts, grammar), slowest([...texts, ...wildTexts(smallBytes), ...wildTexts(5 * smallBytes)], grammar)]
}

/** As `runcard check` reads a file. */
function readWhole(text: string, shell: ShellGrammar): void {
  const grammar = rememberingGrammar(shell)
  const source = readSource(text, readPlaybook(text, { grammar }), grammar)
  findFindings(source, { today: '2026-11-21', missingFiles: new Set() })
}

function durationMs(text: string, grammar: ShellGrammar): number {
  const startedAt = performance.now()
  readWhole(text, grammar)
  return performance.now() - startedAt
}

/** 20 MB in one piece against the same 20 MB in pieces of 20 kB: how much longer a byte takes in a thousand times the text. */
function growth(texts: readonly string[], grammar: ShellGrammar): Comparison {
  const whole = texts
    .join('\n\n')
    .repeat(Math.ceil(largeBytes / texts.join('\n\n').length))
    .slice(0, largeBytes)
  let theirs = 0
  for (let at = 0; at < whole.length; at += smallBytes) theirs += durationMs(whole.slice(at, at + smallBytes), grammar)
  const ours = durationMs(whole, grammar)
  return { what: 'read 20 MB', against: 'the same, 20 kB at a time', unit: 'ms', ours, theirs, ratio: ours / theirs, rounds: 1 }
}

/** The best of a few readings of each text, and the highest of these: that the machine is busy is not the text's fault. */
function slowest(texts: readonly string[], grammar: ShellGrammar): Comparison {
  const times = texts.map((text) => Math.min(...Array.from({ length: 5 }, () => durationMs(text, grammar))))
  const ours = Math.max(...times)
  return {
    what: `read any of ${texts.length} files, the slowest`,
    against: 'the limit',
    unit: 'ms',
    ours,
    theirs: limitMs,
    ratio: ours / limitMs,
    rounds: 5,
  }
}
