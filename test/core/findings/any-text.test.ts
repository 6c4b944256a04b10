// Whatever the text: findings come out with lines that exist, and a repair changes nothing that is run.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repairPlaybook } from '../../../src/core/findings/repair.ts'
import { check, sourceOf } from './checking.ts'

const pieces = [
  '# Title',
  '## Step 1: Stop',
  '## Scenario 2: Down',
  '**Quick Fix (5 minutes):**',
  '**Symptoms:**',
  '- it is slow',
  '- [ ] check âœ…',
  '1. Run `echo âœ…`',
  '2. Wait ‚úÖ',
  '```bash',
  '```',
  '```yaml',
  '````',
  '~~~',
  '# 1. Say âœ…',
  'docker stop web',
  'rm -rf "$DIR"/<name>',
  'echo "‚úÖ âœ…"',
  'cat <<EOF',
  'EOF',
  '> quoted ðŸ”´',
  '| a âœ… | [NAME] |',
  '|---|---|',
  '---',
  'runcard:',
  '  silence: x',
  '',
  '[a](#b)',
  '[a](b.md)',
  'see X.md',
  'PASSWORD=hunter22',
  '`open',
  '\u00a0',
  'l’été « café »',
  '<details>',
  '**Next Review**: 2020-01-01',
]
const texts = fc
  .tuple(
    fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 30 }),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map(([lines, end]) => lines.join(end))

describe('any text', () => {
  it('has findings with lines of its own, in their order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { found } = check(text)
        const last = text.split(/\r\n|\n|\r/).length
        for (const { line, endLine = line } of found) expect(1 <= line && line <= endLine && endLine <= last).toBe(true)
        expect(found.map(({ line }) => line)).toEqual(found.map(({ line }) => line).sort((one, other) => one - other))
      }),
      { numRuns: 300 },
    )
  })

  it('is repaired line by line, with its line ends, its commands and its settings as they were', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const source = sourceOf(text)
        const { text: repaired, changes } = repairPlaybook(text, source)
        expect(repaired.match(/\r\n|\n|\r/g)).toEqual(text.match(/\r\n|\n|\r/g))
        const lines = text.split(/\r\n|\n|\r/)
        repaired.split(/\r\n|\n|\r/).forEach((line, index) => {
          const change = changes.find((candidate) => candidate.line === index + 1)
          expect(line).toBe(change?.after ?? lines[index])
        })
        const commands = (of: typeof source) =>
          of.playbook.procedures.flatMap(({ steps }) => steps.flatMap((step) => step.commands.map((command) => command.text)))
        expect(commands(sourceOf(repaired))).toEqual(commands(source))
      }),
      { numRuns: 300 },
    )
  })
})
