// One shell for all tests of a `describe`: opened on records of its own before the first, killed after the last. Each test goes
// on where the one before ended, and after a failure the rest are not tried.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { goOnWhereTheLastEnded } from '../../support/chapters.ts'
import { createWorkplace, type Workplace } from '../../support/workplace.ts'
import type { OpenShell, Shell } from './shell.ts'

export interface SharedShell {
  readonly workplace: Workplace
  readonly open: OpenShell
  readonly page: Page
}

/**
 * `makeFolder` makes the folder of playbooks that it opens; `tell` is told before the first test, and again when the shell was
 * killed and opened anew on the same records.
 */
export function shareShell(
  shell: Shell,
  makeFolder: (workplace: Workplace) => string,
  tell: (shared: SharedShell) => void,
): { openAgain(): Promise<void> } {
  let workplace: Workplace
  let folder: string
  let open: OpenShell | undefined

  async function openAgain(): Promise<void> {
    await open?.kill()
    open = await shell.open(workplace, folder)
    tell({ workplace, open, page: open.page })
  }
  beforeAll(async () => {
    workplace = createWorkplace()
    folder = makeFolder(workplace)
    await openAgain()
  })
  afterAll(async () => {
    await open?.kill()
    await workplace?.remove()
  })
  goOnWhereTheLastEnded(
    () => open?.page,
    () => open?.faults ?? [],
  )
  return { openAgain }
}
