// What surprised in the use of real playbooks, by keyboard: the search leads to the option that it found; what is meant for
// inside of a container is typed into the shell that was opened there and never run outside; a check that failed can go on.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { patienceMs } from '../support/chromium.ts'
import { missing } from '../support/real-parts.ts'
import type { Workplace } from '../support/workplace.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import { shareShell } from './shells/share-shell.ts'

const playbook = `# The graph

## Scenario 1: The graph is slow

**Symptoms:**
- Every question takes a minute

### Quick Fix

\`\`\`bash
# Step 1: Look at it
test -e ./up  # Vectors
echo the graph answers  # Graph

# Step 2: Remove what is old
find ./logs-of-the-graph -name "*.log-of-vectors" -newermt 2026-01-01 -not -name "*-today.log" -mtime +7 -print -delete
\`\`\`

## Scenario 2: The graph is empty

**RTO**: 1 hour

**Symptoms:**
- Every count is zero

### Find out why

\`\`\`bash
# Step 1: Count
echo none
\`\`\`

### Fill it

\`\`\`bash
# Step 1: Copy
echo copied
\`\`\`

### Option A: Wait

\`\`\`bash
# Step 1: Wait for the nodes
echo waited
\`\`\`

### Option B: Restart

\`\`\`bash
# Step 1: Restart the nodes
echo restarted
\`\`\`

## Rollback

### By hand

**Option A: Vectors by hand**

\`\`\`bash
# Stop the vectors
docker stop vectors
\`\`\`

**Option B: Graph by hand**

\`\`\`bash
# Enter the container
docker exec -it graph bash

# Load the dump
graph stop
graph load
\`\`\`

## Messages

### First notice

To those who use the graph.

## Escalation Path

**Level 1 - The watch**:
- Look at the graph

**Level 2 - The maker**:
- Mend the graph
`

/** With a chapter of the same name, far down. */
const twin = `# The twin

${'## Background\n\nIt is kept like the other one.\n\n'.repeat(40)}
## Messages

### First notice

To those who use the twin.
`

describe.skipIf(missing('chromium', 'bash'))('in use', () => {
  let page: Page
  let workplace: Workplace

  const makeFolder = (place: Workplace): string => {
    place.standIns.answer('docker', 'echo inside; while read -r line && [ "$line" != exit ]; do echo "heard <$line>"; done')
    return place.makeFolder('graph', { 'graph.md': playbook, 'another.md': twin })
  }
  shareShell(browserShell, makeFolder, (shared) => {
    ;({ page, workplace } = shared)
  })
  const steps = () => page.getByRole('list', { name: /Graph by hand/ })
  /** By the symptom, to the step that is next there. */
  const findQuickFix = async (next: number): Promise<void> => {
    await screen.describe(page, 'every question takes a minute', 'The graph is slow')
    await page.keyboard.press('Enter')
    const quickFix = screen.procedure(page, 'The graph is slow', 'Quick Fix')
    await screen.step(quickFix, next).and(page.locator('[aria-current=step]')).waitFor()
  }
  const isCurrent = (number: number) => screen.step(steps(), number).and(page.locator('[aria-current=step]')).waitFor()

  test('what is meant for inside of a container is found by its name, with its option on view and its first step chosen', async () => {
    await findQuickFix(1)
    await page.keyboard.press('/')
    await screen.describe(page, 'graph by hand', /Graph by hand/)
    await page.keyboard.press('Enter')
    await isCurrent(1)
    expect(await page.getByRole('list', { name: /Vectors by hand/ }).isVisible()).toBe(false)
  })

  test('it is typed into the shell that was opened there, one command after the other, and then the step is done', async () => {
    await page.keyboard.press('Enter')
    await screen.dialog(page, 'Is this for real?').waitFor()
    await page.keyboard.press('d')
    await screen.dialog(page, /Do you trust/).waitFor()
    await page.keyboard.press('t')
    await screen.step(steps(), 1).getByText('inside', { exact: true }).waitFor()
    // What comes next is typed from the page: the keys stay there, and the way is named.
    await screen
      .step(steps(), 1)
      .getByRole('button', { name: /^Step 2 is typed into it/ })
      .waitFor()
    await isCurrent(1)
    await page.keyboard.press('j')
    await isCurrent(2)
    for (const command of ['graph stop', 'graph load']) {
      await screen.step(steps(), 2).getByText(`Next: ${command}`, { exact: true }).waitFor()
      await page.getByRole('button', { name: /^Type into the console/ }).waitFor()
      await page.keyboard.press('Enter')
      // Only what is dangerous asks where it goes.
      if (command === 'graph stop' && (await screen.confirmation(page).isVisible())) {
        await page.keyboard.type('local')
        await page.keyboard.press('Enter')
      }
      await screen.step(steps(), 1).getByText(`heard <${command}>`).waitFor()
    }
    await page.getByRole('button', { name: /^Done/ }).waitFor()
    // After the last line: what the console keeps from running, how it is left, and what the next Enter does.
    await screen
      .step(steps(), 2)
      .getByText(
        'All of it is typed. The console is still open, and no step can run in the shell before it is left, in the terminal: exit. ` goes there, ↵ ticks this step.',
      )
      .waitFor()
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 2, 'done, by hand')
  })

  test('it is never run outside', async () => {
    await page.keyboard.press('k')
    await isCurrent(1)
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Terminal input' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.type('exit\n')
    await page.keyboard.press('Control+`')
    await screen.becomes(steps(), 1, 'done, exit 0')
    expect(workplace.standIns.calls().trim()).toBe('docker exec -it graph bash')
  })

  test('a reload comes back to the step that was worked on, also in a chapter that is no scenario', async () => {
    await expect.poll(() => page.url(), { timeout: patienceMs }).toMatch(/\/section\/rollback$/)
    await page.reload()
    await isCurrent(1)
  })

  test('of a check of several commands, r runs what the failed one kept from running, each with the author’s remark', async () => {
    await page.keyboard.press('/')
    await screen.describe(page, 'every question takes a minute', 'The graph is slow')
    await page.keyboard.press('Enter')
    const checks = screen.procedure(page, 'The graph is slow', 'Quick Fix')
    await screen.step(checks, 1).and(page.locator('[aria-current=step]')).waitFor()
    await screen.step(checks, 1).getByText('Vectors', { exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await screen.becomes(checks, 1, 'failed, exit 1')
    expect(await screen.step(checks, 1).getByText('the graph answers').count()).toBe(1)
    await page.getByRole('button', { name: /run the rest/ }).waitFor()
    await page.keyboard.press('r')
    await screen.step(checks, 1).getByText('the graph answers', { exact: true }).waitFor()
    await page.getByRole('button', { name: /run the rest/ }).waitFor({ state: 'detached' })
    // Nothing green without a word of the responder’s, and nothing that was done is run again by the next key.
    await screen.becomes(checks, 1, 'command 1 failed, the rest succeeded')
    await page.getByRole('button', { name: /^Done/ }).waitFor()
    await page.keyboard.press('Enter')
    await screen.becomes(checks, 1, 'done, by hand')
  })

  test('a word by hand on what a run left is taken back to it, with what it printed, and only u once more makes it to do', async () => {
    const checks = screen.procedure(page, 'The graph is slow', 'Quick Fix')
    await screen.choose(checks, 1)
    await page.getByRole('button', { name: /back to failed$/ }).waitFor()
    await page.keyboard.press('u')
    await screen.becomes(checks, 1, 'command 1 failed, the rest succeeded')
    await screen.step(checks, 1).getByText('the graph answers', { exact: true }).waitFor()
    await screen.journal(page).getByText('Back to failed: ').waitFor()
    await page.keyboard.press('u')
    await screen.becomes(checks, 1, 'to do')
    expect(await screen.step(checks, 1).getByText('the graph answers', { exact: true }).count()).toBe(0)
    await page.keyboard.press('Space')
    await screen.becomes(checks, 1, 'done, by hand')
  })

  test('a command wraps between its words only', async () => {
    const removal = screen.step(screen.procedure(page, 'The graph is slow', 'Quick Fix'), 2).locator('code')
    // Of each word, how high its letters stand.
    const tops = await removal.evaluate((element) => {
      const document = element.ownerDocument
      const walker = document.createTreeWalker(element, 4)
      const words: number[][] = [[]]
      while (walker.nextNode() !== null) {
        const { currentNode } = walker
        const letters: readonly string[] = (currentNode.nodeValue ?? '').split('')
        letters.forEach((letter, at) => {
          const range = document.createRange()
          range.setStart(currentNode, at)
          range.setEnd(currentNode, at + 1)
          if (letter.trim() === '') words.push([])
          else words.at(-1)?.push(Math.round(range.getBoundingClientRect().top))
        })
      }
      return words
    })
    expect(new Set(tops.flat()).size).toBeGreaterThan(1)
    expect(tops.filter((ofWord) => new Set(ofWord).size > 1)).toEqual([])
  })

  test('Enter goes on through a scenario’s procedures, up to a choice, and the clock counts the steps of them all', async () => {
    const done = (title: string) => screen.becomes(screen.procedure(page, 'The graph is empty', title), 1, 'done, exit 0')
    await page.keyboard.press('/')
    await screen.describe(page, 'every count is zero', 'The graph is empty')
    await page.keyboard.press('Enter')
    const isNow = (title: string) =>
      screen
        .step(screen.procedure(page, 'The graph is empty', title), 1)
        .and(page.locator('[aria-current=step]'))
        .waitFor()
    await isNow('Find out why')
    await page.keyboard.press('Enter')
    await done('Find out why')
    await isNow('Fill it')
    await page.getByText('1 of 3 steps finished').waitFor()
    await page.keyboard.press('Enter')
    await done('Fill it')
    await page.getByRole('button', { name: 'Go on: Option A: Wait' }).waitFor()
    await isNow('Fill it')
    await page.keyboard.press('j')
    await isNow('Option A: Wait')
  })

  test('of chapters of the same name the one of this playbook comes first, and the other one’s is gone to in its own', async () => {
    // At once: the answer to the first letters alone, coming late, would take the choice back to the first.
    const look = async (first: RegExp) => {
      await page.keyboard.press('/')
      await screen.searchBox(page).and(page.locator(':focus')).waitFor()
      await page.keyboard.insertText('first notice')
      await screen
        .hits(page)
        .first()
        .and(page.getByRole('option', { name: first }))
        .waitFor()
    }
    await look(/^First notice.*The graph/)
    await page.keyboard.press('ArrowDown')
    await page.getByRole('option', { name: /^First notice.*The twin/, selected: true }).waitFor()
    await page.keyboard.press('Enter')
    const isRead = async (words: string) => {
      const notice = page.getByText(words)
      await notice.waitFor()
      await expect.poll(async () => (await notice.boundingBox())?.y ?? 0, { timeout: patienceMs }).toBeLessThan(700)
      expect((await notice.boundingBox())?.y ?? 0).toBeGreaterThan(0)
    }
    await isRead('To those who use the twin.')
    // Back into the drill that is open: to what was looked for, not to where it was left.
    await look(/^First notice.*The twin/)
    await page.keyboard.press('ArrowDown')
    await page.getByRole('option', { name: /^First notice.*The graph/, selected: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('Drill', { exact: true }).waitFor()
    await screen.journal(page).getByText('Drill opened: The graph').waitFor()
    await isRead('To those who use the graph.')
    expect(await page.locator('[aria-current=step]').count()).toBe(0)
    await page.keyboard.press('/')
    await findQuickFix(2)
  })

  test('a rung of the ladder that says its number says it once', async () => {
    const rungs = page.getByRole('list', { name: 'Escalation' }).getByRole('listitem')
    expect(await rungs.allTextContents()).toEqual(['Level 1 - The watch', 'Level 2 - The maker'])
  })

  test('closing it ends the shells without alarm, a key that comes too late is answered, and Esc or another page takes the answer away', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('close the incident')
    await page.keyboard.press('Enter')
    const question = screen.dialog(page, 'Close this drill?')
    const clock = question.getByText(/^The clock stops at/)
    const before = await clock.textContent()
    await expect.poll(() => clock.textContent(), { timeout: patienceMs }).not.toBe(before)
    await page.keyboard.press('Enter')
    await question.waitFor({ state: 'detached' })
    await screen.journal(page).getByText('Drill closed').waitFor()
    await page.getByText(/^Closed at \d\d:\d\d, after [\d.]+ (s|min)/).waitFor()
    const tooLate = page.getByRole('alert').getByText('This incident is closed.')
    await page.keyboard.press('s')
    await tooLate.waitFor()
    await page.keyboard.press('Escape')
    await tooLate.waitFor({ state: 'detached' })
    await page.keyboard.press('s')
    await tooLate.waitFor()
    await page.keyboard.press('g')
    await screen.searchBox(page).and(page.locator(':focus')).waitFor()
    await tooLate.waitFor({ state: 'detached' })
  })

  test('the library names one’s own playbooks before those that come with Runcard', async () => {
    await page.getByRole('heading', { level: 2, name: 'Comes with Runcard' }).waitFor()
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['graph', 'Comes with Runcard'])
  })
})
