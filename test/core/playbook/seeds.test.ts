// The five real playbooks must be understood as a careful reader understands them.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inspectPlaybook } from '../../../src/core/playbook/inspect.ts'
import { decodePlaybook } from '../../../src/engine/library/decode.ts'
import { missing, seedNames, seedsFolder, sharedFolder } from '../../support/real-parts.ts'
import { read } from './reading.ts'

describe.skipIf(missing('seeds'))('the real playbooks', () => {
  it.each(seedNames)('reaches every bar of the scorer on %s', (name) => {
    const decoded = decodePlaybook(readFileSync(join(seedsFolder, `${name}.md`)))
    if (decoded.type !== 'text') throw new Error('a seed is text')
    const folder = mkdtempSync(join(tmpdir(), 'runcard-score-'))
    try {
      const actual = join(folder, `${name}.json`)
      writeFileSync(actual, JSON.stringify(inspectPlaybook(read(decoded.text))))
      const scorer = join(sharedFolder, 'tools', 'score-inspect.mjs')
      const scored = spawnSync(process.execPath, [scorer, join(seedsFolder, 'expected', `${name}.json`), actual, '--verbose'], {
        encoding: 'utf8',
      })
      expect(scored.status, scored.stdout + scored.stderr).toBe(0)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
