// For suites whose tests go on where the one before ended: the ones after a failure are skipped, and the page is kept as a
// picture, because in a browser test the message alone seldom tells why.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach } from 'vitest'

/** Call it in the suite. */
export function goOnWhereTheLastEnded(page: () => Page | undefined, faults: () => readonly string[] = () => []): void {
  let hasFailed = false
  beforeEach(({ skip }) => {
    if (hasFailed) skip('an earlier part failed')
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    hasFailed = true
    for (const fault of faults()) process.stderr.write(`a fault of the page: ${fault}\n`)
    const file = join(tmpdir(), `runcard-failed-${task.name.replace(/\W+/g, '-').slice(0, 80)}.png`)
    await page()
      ?.screenshot({ path: file, timeout: 5000 })
      .then(
        () => process.stderr.write(`the page when it failed: ${file}\n`),
        () => {},
      )
  })
}
