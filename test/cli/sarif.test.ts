// What CI makes of it: every result names a rule of the run and a place that a code host can show.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkFiles } from '../../src/cli/check/check-files.ts'
import { sarifReport } from '../../src/cli/check/sarif-report.ts'

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'runcard-sarif-')))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const page = `---
runcard:
  silence:
    review-missing: it is reviewed with the wiki
---
# Bring it back

Call +49 30 1234567.

\`\`\`bash
DB_PASSWORD=hunter2 psql -l
\`\`\`
`

describe('SARIF', () => {
  it('has rules, results with places, silenced ones as suppressed, and what could not be read', async () => {
    writeFileSync(join(folder, 'a b.md'), page)
    const files = await checkFiles([folder, join(folder, 'gone.md')], false)
    const report = sarifReport(
      files.map((file) => ({ ...file, file: file.file.replace(/^.*\//, 'runbooks/') })),
      '1.2.3',
    )
    expect(report).toMatchObject({ $schema: expect.stringContaining('sarif-2.1.0'), version: '2.1.0' })
    const [run] = report.runs
    const rules = run!.tool.driver.rules
    expect(run!.tool.driver).toMatchObject({ name: 'runcard', version: '1.2.3' })
    expect(run!.results.map(({ ruleId, ruleIndex, level }) => [ruleId, rules[ruleIndex]?.id, level])).toEqual([
      ['secret-in-clear', 'secret-in-clear', 'error'],
      ['review-missing', 'review-missing', 'warning'],
    ])
    expect(run!.results[0]!.locations[0]!.physicalLocation).toEqual({
      artifactLocation: { uri: 'runbooks/a%20b.md' },
      region: { startLine: 11 },
    })
    expect(run!.results[1]).toMatchObject({ suppressions: [{ kind: 'inSource', justification: 'it is reviewed with the wiki' }] })
    expect(run!.results[0]).not.toHaveProperty('suppressions')
    expect(run!.invocations).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [{ level: 'error', message: { text: expect.stringContaining('gone.md') } }],
      },
    ])
    expect(JSON.stringify(report)).not.toContain('hunter2')
  })
})
