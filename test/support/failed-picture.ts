// A picture of the page where a test failed: in a browser test the message alone seldom tells why.

import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach } from 'vitest'

/** Takes it after each failed test of the suite that calls this, and says where it is. */
export function keepPictureOfFailure(page: () => Page | undefined, faults: () => readonly string[] = () => []): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    const file = join(tmpdir(), `runcard-failed-${task.name.replace(/\W+/g, '-').slice(0, 80)}.png`)
    const isTaken = await page()
      ?.screenshot({ path: file })
      .then(
        () => true,
        () => false,
      )
    for (const fault of faults()) process.stderr.write(`a fault of the page: ${fault}\n`)
    if (isTaken === true) process.stderr.write(`the page when it failed: ${file}\n`)
  })
}
