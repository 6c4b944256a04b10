// A message of the playbook, filled in and copied without a mouse.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { findBarriers } from '../support/axe.ts'
import { patienceMs } from '../support/chromium.ts'
import { missing } from '../support/real-parts.ts'
import type { Workplace } from '../support/workplace.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import { shareShell } from './shells/share-shell.ts'
import type { OpenShell } from './shells/shell.ts'

const playbook = `# The ferry

## Scenario 1: The ferry does not run

**Impact:** nobody comes to the island

**Symptoms:**
- The bell is silent

### Ring

\`\`\`bash
# Ring for someone
echo ringing for [FERRY_NAME]
\`\`\`

## Notification templates

### First message

**To**: harbour@example.com

**Subject**: [Ferry Name] is late

\`\`\`
Ferry: [Ferry Name]
Impact: [Brief description]
Next boat: [Time]
\`\`\`

### Last message

**To**: same

\`\`\`
Cause: [Summary]
Password of the gate: [Gate password]
\`\`\`
`

describe.skipIf(missing('chromium', 'bash'))('a message', () => {
  let open: OpenShell
  let page: Page
  let workplace: Workplace

  const makeFolder = (place: Workplace): string => place.makeFolder('island', { 'ferry.md': playbook })
  shareShell(browserShell, makeFolder, (shared) => {
    ;({ open, page, workplace } = shared)
  })
  /** Whether anything that Runcard keeps has these words in it. */
  const holds = (words: string) =>
    readdirSync(workplace.dataFolder, { recursive: true, withFileTypes: true }).some(
      (entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(words),
    )
  const message = () => screen.dialog(page, 'A message')
  const sheet = () => message().getByRole('region', { name: 'The message as it stands' })
  const field = (name: string) => message().getByRole('textbox', { name }).and(page.locator(':focus'))

  test('has what the incident knows and what a step was filled in with', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await screen.describe(page, 'the bell is silent', 'The ferry does not run')
    await page.keyboard.press('Enter')
    await page.locator('li[data-step][aria-current=step]').waitFor()
    await page.keyboard.press('i')
    await screen.openDrill(page)
    await page.keyboard.press('Enter')
    await page
      .getByRole('textbox', { name: /^FERRY NAME|^Ferry name/ })
      .and(page.locator(':focus'))
      .waitFor()
    await page.keyboard.type('The Gull')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await screen.dialog(page, /Do you trust/).waitFor()
    await page.keyboard.press('t')
    await page.getByRole('listitem', { name: /Ring for someone: done, exit 0/ }).waitFor()
    await page.getByRole('button', { name: '2 messages to fill in' }).waitFor()
    await page.keyboard.press('m')
    await sheet().getByText('Subject The Gull is late').waitFor()
    await sheet().getByText('Ferry: The Gull').waitFor()
    await sheet().getByText('Impact: nobody comes to the island').waitFor()
    await message().getByText('1 blank is left as written.').waitFor()
    expect(await findBarriers(page)).toEqual([])
  })

  test('is filled in from blank to blank, copied with Enter, and is ready for the mail program', async () => {
    await message().getByRole('combobox', { name: 'Which' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Tab')
    await field('Ferry Name').waitFor()
    await page.keyboard.press('Enter')
    await field('Next boat').waitFor()
    await page.keyboard.type('noon')
    await page.keyboard.press('Enter')
    await message().getByRole('button', { name: 'Copy' }).and(page.locator(':focus')).waitFor()
    await message().getByText('Everything is filled in.').waitFor()
    await page.keyboard.press('Enter')
    await message().getByRole('button', { name: 'Copied' }).waitFor()
    const text = 'Ferry: The Gull\nImpact: nobody comes to the island\nNext boat: noon'
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`To: harbour@example.com\nSubject: The Gull is late\n\n${text}`)
    await page.getByText('Message “First message” copied').waitFor()
    const link = message().getByRole('link', { name: 'Open in the mail program' })
    await page.keyboard.press('Tab')
    await link.and(page.locator(':focus')).waitFor()
    const { protocol, pathname, searchParams } = new URL((await link.getAttribute('href')) ?? '')
    expect([protocol, pathname, searchParams.get('subject'), searchParams.get('body')]).toEqual([
      'mailto:',
      'harbour@example.com',
      'The Gull is late',
      text.replaceAll('\n', '\r\n'),
    ])
    await page.keyboard.press('Enter')
    await page.getByText('Message “First message” handed to the mail program').waitFor()
  })

  test('of another kind is chosen with the arrow keys, goes to the same people, and leaves what nobody knows as written', async () => {
    for (const _ of ['Copied', 'Next boat', 'Impact', 'Ferry Name', 'Which']) await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('ArrowDown')
    await sheet().getByText('Cause: [Summary]').waitFor()
    await sheet().getByText('To harbour@example.com').waitFor()
    await page.keyboard.press('Tab')
    await field('Cause').waitFor()
    await page.keyboard.press('Tab')
    await field('Gate password').waitFor()
    await page.keyboard.type('xyzzy')
    await sheet().getByText('Password of the gate: ••••••').waitFor()
    await page.keyboard.press('Escape')
    await message().waitFor({ state: 'detached' })
    expect(
      await screen
        .journal(page)
        .getByText(/^Message “/)
        .allTextContents(),
    ).toEqual(['Message “First message” handed to the mail program', 'Message “First message” copied'])
  })

  test('has what was typed into it after a reload, kept with the incident; a secret is kept nowhere', async () => {
    await expect.poll(() => holds('noon'), { timeout: patienceMs }).toBe(true)
    await page.reload()
    await page.getByRole('button', { name: '2 messages to fill in' }).waitFor()
    await page.keyboard.press('m')
    await sheet().getByText('Next boat: noon').waitFor()
    await page.keyboard.press('ArrowDown')
    await sheet().getByText('Password of the gate: [Gate password]').waitFor()
    expect(holds('xyzzy')).toBe(false)
    await page.keyboard.press('Escape')
  })

  test('no page did anything that it should not', () => {
    expect(open.faults).toEqual([])
  })
})
