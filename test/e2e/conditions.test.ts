// What a responder must know before doing a step is in sight with it, and what is only for when something failed is offered,
// never walked into.
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { patienceMs } from '../support/chromium.ts'
import { missing } from '../support/real-parts.ts'
import type { Workplace } from '../support/workplace.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import { shareShell } from './shells/share-shell.ts'
import type { OpenShell } from './shells/shell.ts'

const longScript = Array.from({ length: 60 }, (_, line) => `echo "region ${line} is told"`).join('\n')

const playbook = `# The beacons

## Scenario 1: The north beacon is dark

**Symptoms:**
- No ship answers its light

### Step 1: Verify Failure

\`\`\`bash
# Look at the lamp
echo the lamp is dark
\`\`\`

**If verification fails**: Call the keeper, and light no second beacon

### Step 2: Move to the south beacon

\`\`\`bash
# Tell every region
for region in 1 2; do
${longScript}
done
\`\`\`

### Step 3: Rebuild the lamp

If the move fails, rebuild the lamp from what is in store:

\`\`\`bash
# Fetch the glass
for part in 1 2; do
${longScript}
done

# Light it
echo lit
\`\`\`

### Step 4: Verify

\`\`\`bash
# Look once more
echo it shines
\`\`\`

**Alternative: With the telescope**

Only when there is fog:

\`\`\`bash
# Look through it
echo it shines far away

# Write it down
echo written
\`\`\`

## Scenario 2: The fog horn is silent

**Symptoms:**
- Nobody hears the horn

1. Blow it with \`echo horn blown\`. If it stays silent, run \`echo horn mended\`.
2. Write it down

## Afterwards

### Rollback Procedure

If recovery fails or causes issues:

\`\`\`bash
# Take it back
echo taken back
\`\`\`
`

describe.skipIf(missing('chromium', 'bash'))('a condition', () => {
  let open: OpenShell
  let page: Page

  const makeFolder = (place: Workplace): string => place.makeFolder('coast', { 'beacons.md': playbook })
  shareShell(browserShell, makeFolder, (shared) => {
    ;({ open, page } = shared)
  })

  const current = (title: string) =>
    page.getByRole('listitem', { name: new RegExp(`, ${title}:`) }).and(page.locator('[aria-current=step]'))

  test('told of one step is offered when that one fails, and no other step’s alternative is', async () => {
    await screen.describe(page, 'no ship answers', 'The north beacon is dark')
    const matched = page.getByRole('status').getByText(/^\d+ match(es)?\. The north beacon is dark/)
    await matched.waitFor()
    await page.keyboard.press('Enter')
    await current('Look at the lamp').waitFor()
    // The list is gone, and so is what was said of it.
    await matched.waitFor({ state: 'detached' })
    await page.keyboard.press('f')
    await screen.openDrill(page)
    await page.keyboard.press('f')
    const failed = screen.dialog(page, /failed/)
    await failed.getByText('If verification fails: Call the keeper, and light no second beacon').waitFor()
    expect(await failed.getByRole('button').allTextContents()).toEqual(['Mark as failed↵', 'CancelEsc', ' Rollback Procedure, 1 step'])
    await page.keyboard.press('Escape')
    await failed.waitFor({ state: 'detached' })
  })

  test('is not walked into: Enter goes on with the next step that is done in any case, whose title is in sight', async () => {
    await page.keyboard.press('Space')
    await current('Tell every region').waitFor()
    await expectInSight(current('Tell every region').getByRole('heading'))
    await page.keyboard.press('Space')
    await current('Look once more').waitFor()
    await expectInSight(current('Look once more'))
    await page.getByRole('button', { name: 'Step 3: Rebuild the lamp, 2 steps' }).waitFor()
    await page.keyboard.press('Space')
    await page.getByRole('listitem', { name: /, Look once more: done, by hand/ }).waitFor()
    // At the end of the way, and only there.
    await expectInSight(page.getByRole('main').getByRole('button', { name: 'Close the drill' }))
    expect(
      await page
        .getByRole('main')
        .getByRole('button', { name: /Rollback Procedure/ })
        .count(),
    ).toBe(0)
    await page.keyboard.press('u')
    await page.getByRole('listitem', { name: /, Look once more: to do/ }).waitFor()
  })

  test('stands on the card of the step that is done only then, also where the sentence above is out of sight', async () => {
    await page.keyboard.press('k')
    await current('Light it').waitFor()
    const sentence = page.getByText('If the move fails, rebuild the lamp')
    expect(await isInSight(sentence)).toBe(false)
    const condition = current('Light it').getByText('If the move fails · Step 3: Rebuild the lamp')
    await expectInSight(condition)
    const description = await current('Light it').evaluate(
      (card) => card.ownerDocument.getElementById(card.getAttribute('aria-describedby') ?? '')?.textContent,
    )
    expect(description).toContain('If the move fails')
    await page.keyboard.press('k')
    await expectInSight(current('Fetch the glass').getByText('If the move fails'))
    await expectInSight(current('Fetch the glass').getByRole('heading'))
    await expectInSight(screen.runButton(page))
  })

  test('above the first step comes into sight with it, from below and from above', async () => {
    for (const key of ['j', 'j', 'j']) await page.keyboard.press(key)
    await current('Look through it').waitFor()
    await expectInSight(current('Look through it'))
    await expectInSight(page.getByText('Only when there is fog:'))
    await page.keyboard.press('j')
    await expectInSight(current('Write it down').getByText('Alternative: With the telescope'))
  })

  test('is offered again when it has not helped, and what it was for is gone back to', async () => {
    for (const key of ['k', 'k', 'k', 'k']) await page.keyboard.press(key)
    await current('Fetch the glass').waitFor()
    await page.keyboard.press('Space')
    await current('Light it').waitFor()
    await page.keyboard.press('Enter')
    await screen.dialog(page, /Do you trust/).waitFor()
    await page.keyboard.press('t')
    await page.getByRole('listitem', { name: /, Light it: done, exit 0/ }).waitFor()
    // The keys come back to the card from the question and from what ran.
    await current('Light it').and(page.locator(':focus')).waitFor()
    const goOn = page.getByRole('button', { name: 'Go on: Step 4: Verify' }).and(page.locator(':focus'))
    // Behind the keys of the step that is done.
    for (const _ of ['open', 'do it again', 'failed', 'note', 'Go on']) await page.keyboard.press('Tab')
    await goOn.waitFor()
    await page.keyboard.press('Enter')
    await current('Look once more').waitFor()
  })

  test('told of a command keeps it out of what Run runs; it can be run alone', async () => {
    await page.keyboard.press('/')
    await screen.describe(page, 'nobody hears the horn', 'The fog horn is silent')
    await page.keyboard.press('Enter')
    const blow = page.getByRole('listitem', { name: /, Blow it with/ })
    await blow.and(page.locator('[aria-current=step]')).waitFor()
    await expectInSight(blow.getByText('Only for this case: “If it stays silent”. Run leaves it out.'))
    await page.keyboard.press('Enter')
    await page.getByRole('listitem', { name: /, Blow it with.*: done, exit 0/ }).waitFor()
    expect(await blow.getByText('horn mended', { exact: true }).count()).toBe(0)
    await page.keyboard.press('k')
    await page.keyboard.press('u')
    await page.getByRole('button', { name: 'Run only command 2 of step 1' }).press('Enter')
    await blow.getByText('horn mended', { exact: true }).waitFor()
  })

  test('of the whole playbook is offered where a step that fails has no branch of its own, and Enter goes there', async () => {
    const horn = page.getByRole('list', { name: 'Scenario 2: The fog horn is silent' })
    await screen.choose(horn, 2)
    await page.keyboard.press('f')
    const failed = screen.dialog(page, /failed/)
    await failed.getByText('If recovery fails or causes issues:').waitFor()
    for (const _ of ['Mark as failed', 'Cancel', 'Rollback Procedure']) await page.keyboard.press('Tab')
    await failed.getByRole('button', { name: 'Rollback Procedure, 1 step' }).and(page.locator(':focus')).waitFor()
    // The outline is longer than this.
    await page.setViewportSize({ width: 1280, height: 240 })
    await page.keyboard.press('Enter')
    await current('Take it back').waitFor()
    await screen.becomes(horn, 2, 'failed')
  })

  test('leads back to the step that failed once it is done, and until then nothing says that the work is over', async () => {
    const scenario = page.getByRole('complementary').getByText(/of 2 steps finished/)
    await scenario.waitFor()
    await page.keyboard.press('Space')
    await page.getByRole('listitem', { name: /, Take it back: done/ }).waitFor()
    await scenario.waitFor()
    await expectInSight(page.getByRole('navigation', { name: 'Outline' }).locator('a[aria-current]'))
    await page.setViewportSize({ width: 1280, height: 720 })
    const back = page.getByRole('button', { name: 'Back to step 2: Write it down' })
    for (const _ of ['open', 'do it again', 'failed', 'note', 'Back to']) await page.keyboard.press('Tab')
    await back.and(page.locator(':focus')).waitFor()
    await page.getByRole('button', { name: 'If it helped: close the drill' }).waitFor()
    await page.keyboard.press('Enter')
    await current('Write it down').waitFor()
  })

  test('that has helped leads on behind the step that failed, which stays failed, or to the end of the work', async () => {
    await page.keyboard.press('k')
    await page.keyboard.press('f')
    await screen.dialog(page, /failed/).waitFor()
    await page.keyboard.press('Enter')
    const horn = page.getByRole('list', { name: 'Scenario 2: The fog horn is silent' })
    await screen.becomes(horn, 1, 'failed')
    const onward = page.getByRole('button', { name: /^If it helped: / })
    expect(await onward.allTextContents()).toEqual(['If it helped: on to step 2: Write it down'])
    await onward.press('Enter')
    await current('Write it down').waitFor()
    await screen.becomes(horn, 1, 'failed')
  })

  test('no page did anything that it should not', () => {
    expect(open.faults).toEqual([])
  })
})

async function expectInSight(part: Locator): Promise<void> {
  await part.waitFor()
  await expect.poll(() => isInSight(part), { timeout: patienceMs }).toBe(true)
}

/** Whether the whole of it is within the page that scrolls. */
async function isInSight(part: Locator): Promise<boolean> {
  const main = await part.page().getByRole('main').boundingBox()
  const box = await part.boundingBox()
  return main !== null && box !== null && box.y >= main.y && box.y + box.height <= main.y + main.height
}
