// Whatever the text: a model comes out, every line of it is shown somewhere, and no command is invented.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyBlock, read } from './reading.ts'

const pieces = [
  '# Title',
  '## Step 1: Stop',
  '### If it fails',
  '**Quick Fix (5 minutes):**',
  '**Symptoms:**',
  '- it is slow',
  '- [ ] check it',
  '1. Run `docker ps -a`',
  '2. Wait',
  '   - nested `ls -l`',
  '```bash',
  '```',
  '```console',
  '````',
  '~~~',
  '```sql',
  '    indented',
  '# 1. Comment',
  '# note',
  'docker stop web',
  'rm -rf "$DIR"/<name>',
  "echo 'open",
  'cat <<EOF',
  'EOF',
  '$ kubectl get pods',
  'NAME   READY   STATUS',
  '> quoted',
  '> ```bash',
  '> [!NOTE]',
  '| a | b |',
  '|---|---|',
  '| 1 | 2 |',
  '---',
  '***',
  '<details>',
  '</details>',
  '<!-- x -->',
  '',
  '',
  '\t',
  'erl',
  '> foo:bar().',
  '% note',
  'SELECT 1;',
  '-- Look',
  '| `x` |',
  '{{ x }}',
  '\\`\\`\\`bash',
  'key: value',
  '场景 1：数据库故障',
  '\u00a0',
  'a'.repeat(300),
  '[a](#b)',
  '[a]: http://b',
  '&amp;',
  '`` ` ``',
]
const documents = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((lines) => lines.join('\n')),
  fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 30 })), { maxLength: 25 }).map((lines) => lines.join('\r\n')),
  fc.string({ unit: 'binary', maxLength: 200 }),
)

describe('reading any text', () => {
  it('never throws, and shows every line that is not blank', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const playbook = read(text)
        const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
        expect(playbook.lineCount).toBe(lines.length)
        const shown = new Set<number>()
        for (const block of everyBlock(playbook.blocks)) for (let line = block.lines.start; line <= block.lines.end; line++) shown.add(line)
        const lost = lines.flatMap((line, index) => (line.replaceAll('\0', '').trim() !== '' && !shown.has(index + 1) ? [line] : []))
        expect(lost).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('has every step block in the document point at one step, and every step stand in the document once', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const playbook = read(text)
        const pointed = everyBlock(playbook.blocks).flatMap((block) => (block.type === 'step' ? [block.stepId] : []))
        const steps = playbook.procedures.flatMap((procedure) => procedure.steps.map((step) => step.id))
        expect([...pointed].sort()).toEqual([...steps].sort())
        expect(new Set(steps).size).toBe(steps.length)
      }),
      { numRuns: 200 },
    )
  })

  it('invents no command: each is in the text, prompts and indentation aside', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const bare = (value: string) =>
          value
            .replace(/\r\n?/g, '\n')
            .replace(/^[\s>]+/gm, '')
            .replaceAll('\0', '\ufffd')
        const source = bare(text).replace(/^(?:\$|[\w.-]+@[\w.-]+[:~]*[$#]|#)\s+/gm, '')
        const raw = bare(text)
        for (const command of read(text).procedures.flatMap((procedure) => procedure.steps.flatMap((step) => step.commands))) {
          const wanted = bare(command.text)
          // Code that goes on in the next line is one line, as Markdown says.
          const isWritten = raw.includes(wanted) || source.includes(wanted) || raw.replaceAll('\n', ' ').includes(wanted)
          expect(isWritten, command.text).toBe(true)
          for (const blank of command.blanks) for (const span of blank.spans) expect(span.end).toBeLessThanOrEqual(command.text.length)
        }
      }),
      { numRuns: 400 },
    )
  })
})
