// What a responder must see without looking for it: that something failed in another scenario, and the step that the keys act
// on, also after the window was made smaller.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { patienceMs } from '../support/chromium.ts'
import { missing } from '../support/real-parts.ts'
import type { Workplace } from '../support/workplace.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import { shareShell } from './shells/share-shell.ts'

const background = Array.from(
  { length: 12 },
  (_, line) => `The ${line + 1}th gate has its own motor, its own chain and its own keeper.`,
).join('\n\n')

/** More lines than a screen has. */
const valves = [...Array.from({ length: 40 }, (_, number) => `valve-${number}`), 'the-north']

const playbook = `# The lock gates

## Scenario 1: A gate does not open

**Symptoms:**
- The water stands

### Quick Fix

\`\`\`bash
# Step 1: Ask the gate
(exit 3)

# Step 2: Turn it by hand
# With the long crank
echo turned

# Lock it again
# ... (both bolts)
\`\`\`

${background}

## Scenario 2: A gate does not close

**Symptoms:**
- The water runs

### Quick Fix

\`\`\`bash
# Step 1: Look at the hinge
echo hinge

# Step 2: Wait for the keeper
until [ -e ./keeper ]; do sleep 0.1; done
\`\`\`

${background}

### Afterwards

\`\`\`bash
# Step 1: Write it down
echo written
\`\`\`

## Checklist

- [ ] The keeper sleeps

## Scenario 3: Nobody knows the code

**Symptoms:**
- The box asks for a code

### Quick Fix

\`\`\`bash
# Step 1: Read the book
sh ./book
\`\`\`

## Scenario 4: The keeper counts

**Symptoms:**
- Ships wait in a row

### Quick Fix

\`\`\`bash
# Step 1: Count
seq 101 112
seq 201 212
seq 301 312
until [ -e ./counted ]; do sleep 0.1; done

# Step 2: Add them up by hand
\`\`\`

${background}

## Scenario 5: The valves are shut

**Symptoms:**
- No water comes

### Quick Fix

\`\`\`bash
# Step 1: Open them all
for valve in \\
${valves.map((valve) => `  ${valve} \\\n`).join('')}  the-last; do
  case $valve in
    the-north) until [ -e ./north ]; do sleep 0.1; done ;;
    the-last) until [ -e ./last ]; do sleep 0.1; done ;;
  esac
  echo "$valve is open"
done
\`\`\`

### By the sluice

If the fix fails, open the sluice:

\`\`\`bash
# Step 1: Open the sluice
echo sluice
\`\`\`

${background}
`

/** As a pager does: takes the terminal, draws, waits for a key, gives it back. */
const book = `echo "the book is opened"
printf '\\033[?1049h\\033[2J'
for row in 1 2 3 4 5 6; do printf '\\033[%s;1Hpage %s of the book' $row $row; done
until [ "$(dd bs=1 count=1 2>/dev/null)" = q ]; do :; done
printf '\\033[?1049l'
echo "the book is closed"
`

describe.skipIf(missing('chromium', 'bash'))('what is in sight', () => {
  let page: Page

  let folder: string
  const makeFolder = (place: Workplace): string => {
    folder = place.makeFolder('gates', { 'gates.md': playbook, book })
    return folder
  }
  shareShell(browserShell, makeFolder, (shared) => {
    ;({ page } = shared)
  })
  const line = (name: string) => page.getByRole('navigation', { name: 'Outline' }).getByRole('link', { name })
  const go = async (symptom: string, scenario: string): Promise<void> => {
    await screen.describe(page, symptom, scenario)
    await page.keyboard.press('Enter')
  }
  const current = (scenario: string, title: string, number: number) =>
    screen.step(screen.procedure(page, scenario, title), number).and(page.locator('[aria-current=step]'))

  test('what failed in another scenario, or runs there, is marked in the outline, which leads back to it', async () => {
    await go('water stands', 'A gate does not open')
    await current('A gate does not open', 'Quick Fix', 1).waitFor()
    await page.keyboard.press('Enter')
    await screen.openDrill(page)
    await screen.dialog(page, /Do you trust/).waitFor()
    await page.keyboard.press('t')
    await line('A gate does not open 1 failed').waitFor()
    await page.keyboard.press('/')
    await go('water runs', 'A gate does not close')
    await current('A gate does not close', 'Quick Fix', 1).waitFor()
    await line('A gate does not open 1 failed').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await line('A gate does not close 1 running').waitFor()
    await line('A gate does not open 1 failed').press('Enter')
    await current('A gate does not open', 'Quick Fix', 1).waitFor()
    await line('A gate does not close 1 running').press('Enter')
    await current('A gate does not close', 'Quick Fix', 2).waitFor()
    await page.keyboard.press('x')
    await line('A gate does not close 1 stopped').waitFor()
    await page.keyboard.press('u')
    await line('A gate does not close 1 stopped').waitFor({ state: 'detached' })
  })

  test('what the author says below a command is read below it, and still when it ran', async () => {
    await line('A gate does not open 1 failed').press('Enter')
    await page.keyboard.press('j')
    const byHand = current('A gate does not open', 'Quick Fix', 2)
    await byHand.waitFor()
    const words = ((await byHand.textContent()) ?? '').replaceAll(/\s+/g, ' ')
    expect(words).toMatch(/With the long crank.*echo turned.*Lock it again.*both bolts.*Run/)
    await page.keyboard.press('Enter')
    await screen.becomes(screen.procedure(page, 'A gate does not open', 'Quick Fix'), 2, 'done, exit 0')
    await byHand.getByText('Lock it again').waitFor()
    expect(await byHand.getByText('With the long crank').count()).toBe(0)
    await page.keyboard.press('u')
    await line('A gate does not close').press('Enter')
    await current('A gate does not close', 'Quick Fix', 2).waitFor()
  })

  test('the step that the keys act on stays in sight when the window becomes smaller and larger, without a key', async () => {
    await page.keyboard.press('j')
    const last = current('A gate does not close', 'Afterwards', 1)
    await last.waitFor()
    for (const [width, height] of [
      [640, 360],
      [1280, 720],
      [900, 500],
    ] as const) {
      await page.setViewportSize({ width, height })
      await expect.poll(() => partInView(last), { timeout: patienceMs, message: `at ${width} × ${height}` }).toBeGreaterThan(60)
    }
    await page.setViewportSize({ width: 640, height: 360 })
    // Where the outline has no room.
    await page.getByRole('button', { name: 'outline: 1 failed' }).waitFor()
    await page.setViewportSize({ width: 1280, height: 720 })
  })

  test('a step that was scrolled away from is not gone back to by it', async () => {
    const last = current('A gate does not close', 'Afterwards', 1)
    // While a size settles, what is scrolled is not the responder's word yet.
    await page.waitForFunction('innerWidth === 1280')
    await page.evaluate(framesPassed)
    await page.locator('main').evaluate((element) => element.scrollTo(0, 0))
    await expect.poll(() => partInView(last), { timeout: patienceMs }).toBeLessThan(0)
    await page.setViewportSize({ width: 900, height: 500 })
    await page.waitForFunction('innerWidth === 900')
    await page.evaluate(framesPassed)
    expect(await partInView(last)).toBeLessThan(0)
    await page.setViewportSize({ width: 1280, height: 720 })
  })

  test('of a full-screen program a step has a line, between what it printed before and afterwards, and Enter leads to it', async () => {
    await page.keyboard.press('/')
    await go('box asks for a code', 'Nobody knows the code')
    const step = current('Nobody knows the code', 'Quick Fix', 1)
    await step.waitFor()
    await page.keyboard.press('Enter')
    const output = step.locator('pre').last()
    const line = '[a full-screen program: shown in the terminal only]'
    await expect.poll(() => output.textContent(), { timeout: patienceMs }).toBe(`the book is opened\n${line}`)
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Terminal input' }).and(page.locator(':focus')).waitFor()
    await page.getByRole('region', { name: 'Terminal' }).getByText('page 6 of the book').waitFor()
    await page.keyboard.type('q\n')
    const shown = page.getByText(`the book is opened ${line} the book is closed`)
    await shown.waitFor()
    await page.reload()
    await shown.waitFor()
  })

  test('what a step prints that is longer than the screen comes in sight above Stop, and leaves a responder who scrolled away', async () => {
    await page.keyboard.press('/')
    await go('no water comes', 'The valves are shut')
    const long = current('The valves are shut', 'Quick Fix', 1)
    await long.waitFor()
    await page.keyboard.press('Enter')
    await long.getByText('valve-39 is open').waitFor()
    await expect.poll(() => roomAboveStop(long), { timeout: patienceMs }).toBeGreaterThanOrEqual(0)
    writeFileSync(join(folder, 'north'), '')
    await long.getByText('the-north is open').waitFor()
    await expect.poll(() => roomAboveStop(long), { timeout: patienceMs }).toBeGreaterThanOrEqual(0)
    await page.locator('main').evaluate((element) => element.scrollBy(0, -400))
    await page.evaluate(framesPassed)
    const scrolled = await page.locator('main').evaluate((element) => element.scrollTop)
    writeFileSync(join(folder, 'last'), '')
    await long.getByText('the-last is open').waitFor()
    expect(await page.locator('main').evaluate((element) => element.scrollTop)).toBeLessThanOrEqual(scrolled)
    await screen.becomes(screen.procedure(page, 'The valves are shut', 'Quick Fix'), 1, 'done, exit 0')
  })

  test('what the playbook has for a failure is in sight when the long step above it unfolds as failed', async () => {
    await page.keyboard.press('f')
    const failed = screen.dialog(page, /^Step 1 failed/)
    const way = failed.getByRole('button', { name: /^By the sluice, 1 step/ })
    await way.waitFor()
    while (!(await way.and(page.locator(':focus')).isVisible())) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await screen.becomes(screen.procedure(page, 'The valves are shut', 'Quick Fix'), 1, 'failed')
    const sluice = current('The valves are shut', 'By the sluice', 1)
    await sluice.waitFor()
    await page.evaluate(framesPassed)
    expect(await partInView(sluice)).toBeGreaterThan(60)
  })

  test('a note that was added says so where the journal is out of sight', async () => {
    await page.keyboard.press('n')
    const note = screen.dialog(page, 'Note for the journal')
    await note.getByRole('textbox').and(page.locator(':focus')).waitFor()
    await page.keyboard.type('the keeper is on his way')
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('Noted in the journal.').waitFor()
    await note.waitFor({ state: 'detached' })
  })

  test('the step that the keys act on stays in sight when a longer one above it ends and folds', async () => {
    await page.keyboard.press('/')
    await go('ships wait in a row', 'The keeper counts')
    await current('The keeper counts', 'Quick Fix', 1).waitFor()
    const steps = screen.procedure(page, 'The keeper counts', 'Quick Fix')
    await page.keyboard.press('Enter')
    await screen.step(steps, 1).getByText('312').waitFor()
    await page.keyboard.press('j')
    const second = current('The keeper counts', 'Quick Fix', 2)
    await screen.step(steps, 1).getByText('▸ running').waitFor()
    await expect.poll(() => partInView(second), { timeout: patienceMs }).toBeGreaterThan(60)
    await page.keyboard.press('`')
    await page.getByRole('textbox', { name: 'Terminal input' }).and(page.locator(':focus')).waitFor()
    await page.evaluate(framesPassed)
    expect(await partInView(second)).toBeGreaterThan(60)
    writeFileSync(join(folder, 'counted'), '')
    await screen.becomes(steps, 1, 'done')
    await page.evaluate(framesPassed)
    expect(await partInView(second)).toBeGreaterThan(60)
  })
})

/** Pixels between the last line that a running step printed and its foot; negative where the foot hides it. */
function roomAboveStop(card: Locator): Promise<number> {
  return card.evaluate((element) => {
    const stop = [...element.querySelectorAll('button')].find(({ textContent }) => textContent.startsWith('Stop'))!
    const lines = [...element.querySelectorAll('pre')].at(-1)!
    return stop.getBoundingClientRect().top - lines.getBoundingClientRect().bottom
  })
}

/** How many pixels of its height are in view; negative where it is that far out of it. */
function partInView(card: Locator): Promise<number> {
  return card.evaluate((element) => {
    const own = element.getBoundingClientRect()
    const view = element.closest('main')!.getBoundingClientRect()
    return Math.min(own.bottom, view.bottom) - Math.max(own.top, view.top)
  })
}

/** Time enough for everything that follows a change of size by itself. */
const framesPassed = `new Promise((resolve) => {
  let left = 20
  const next = () => (left-- > 0 ? requestAnimationFrame(next) : resolve())
  next()
})`
