// Reading a playbook (model, hazards, blanks) against markdown-it rendering the same text to HTML.
import MarkdownIt from 'markdown-it'
import { readPlaybook } from '../src/core/playbook/read.ts'
import { loadShellGrammar } from '../src/engine/library/grammar.ts'
import { type Comparison, compare } from './figures.ts'
import { benchPlaybooks } from './playbooks.ts'

export async function benchReading(): Promise<Comparison[]> {
  const grammar = await loadShellGrammar()
  const rows: Comparison[] = []
  for (const { name, text } of benchPlaybooks()) {
    const markdown = new MarkdownIt()
    rows.push(
      await compare({
        what: `read ${name}`,
        against: 'markdown-it render',
        rounds: 40,
        ours: () => readPlaybook(text, { grammar }),
        theirs: () => markdown.render(text),
      }),
    )
  }
  return rows
}
