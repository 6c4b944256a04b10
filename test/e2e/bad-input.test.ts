// What is wrong on the machine is said on the screens in one message that says what to do, and nothing is lost.
import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { startRuncard } from '../support/built-process.ts'
import { missing } from '../support/real-parts.ts'
import type { Workplace } from '../support/workplace.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import { shareShell } from './shells/share-shell.ts'
import type { OpenShell } from './shells/shell.ts'

function playbook(title: string, word: string): string {
  return `# ${title}\n\n## Scenario 1: The lamp is out\n\n**Symptoms:**\n- It is dark\n\n**Quick Fix (5 minutes):**\n\n\`\`\`bash\n# Step 1: Say it\necho "${word}"\n\n# Step 2: Say it again\necho "again ${word}"\n\`\`\`\n`
}

describe.skipIf(missing('chromium', 'bash'))('on the screens', () => {
  let workplace: Workplace
  let open: OpenShell
  let page: Page
  let folder: string

  shareShell(
    browserShell,
    (workplace) => {
      folder = workplace.makeFolder('lamps', {
        'binary.md': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]),
        'empty.md': '',
        'latin.md': Buffer.from('# Café in Latin 1\n\n```bash\necho caf\xe9\n```\n', 'latin1'),
        'secret.md': playbook('Nobody may read this', 'x'),
        'lamp.md': playbook('The lamp', 'first words'),
      })
      chmodSync(join(folder, 'secret.md'), 0)
      return folder
    },
    (shared) => {
      ;({ workplace, open, page } = shared)
    },
  )

  const steps = () => screen.procedure(page, 'The lamp is out', 'Quick Fix (5 minutes)')
  const row = (name: string) => page.getByRole('table', { name: 'lamps' }).getByRole('row', { name })

  test('a file that is no text, or empty, keeps its row and says what to do', async () => {
    await row('binary.md')
      .getByText(/is not a text file\. .*restore it/)
      .waitFor()
    await row('empty.md')
      .getByText(/is empty\. Restore it/)
      .waitFor()
    await row('Café in Latin 1').getByRole('link').waitFor()
  })

  test.skipIf(process.getuid?.() === 0)('a file that may not be read says so', async () => {
    await row('secret.md')
      .getByText(/may not be read .*Give yourself read permission/)
      .waitFor()
  })

  test('a shell that is not there is named on the step, and another one runs it', async () => {
    await row('The lamp').getByRole('link').click()
    await screen.choose(steps(), 1)
    await page.keyboard.press('Enter')
    await screen.dialog(page, 'Is this for real?').waitFor()
    await page.keyboard.press('Enter')
    await screen.dialog(page, /Do you trust/).waitFor()
    await page.keyboard.press('Escape')
    await setShell('/no/such/shell')
    await screen.choose(steps(), 1)
    await page.keyboard.press('Enter')
    await screen.dialog(page, /Do you trust/).waitFor()
    await page.keyboard.press('t')
    await screen.step(steps(), 1).getByRole('alert').getByText('There is no shell at /no/such/shell.').waitFor()
    await setShell('')
    await screen.choose(steps(), 1)
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 1, 'done, exit 0')
    await screen.step(steps(), 1).getByText('first words').last().waitFor()
  })

  async function setShell(path: string): Promise<void> {
    await page.keyboard.press('Control+,')
    const settings = screen.dialog(page, 'Settings')
    await settings.getByRole('textbox', { name: /^Shell/ }).fill(path)
    await settings.getByRole('button', { name: 'Done' }).click()
    await settings.waitFor({ state: 'detached' })
  }

  test('a playbook that is changed while it is open is shown as it is now, and what was done stays', async () => {
    writeFileSync(join(folder, 'lamp.md'), playbook('The lamp', 'other words'))
    await page.getByText('The playbook has changed since this incident was opened').waitFor()
    await steps().getByText('again other words').waitFor()
    await screen.choose(steps(), 2)
    await page.keyboard.press('Enter')
    await screen.step(steps(), 2).getByText('again other words', { exact: true }).waitFor()
    await screen.becomes(steps(), 1, 'done, exit 0')
  })

  test('a playbook that is gone since says so, and its incident can still be read', async () => {
    rmSync(join(folder, 'lamp.md'))
    await page.reload()
    await page
      .getByRole('alert')
      .getByText(/is no longer there/)
      .waitFor()
    await page.getByText(/Put the file back/).waitFor()
    await screen.journal(page).getByText('Say it again').waitFor()
    writeFileSync(join(folder, 'lamp.md'), playbook('The lamp', 'other words'))
    await page.getByRole('button', { name: 'Try again' }).click()
    await screen.becomes(steps(), 1, 'done, exit 0')
  })

  test('a folder without playbooks and a folder that is not there are refused at the start', async () => {
    const empty = startRuncard(['serve', workplace.makeFolder('nothing'), '--no-open'], workplace)
    expect(await empty.gone).toBe(1)
    expect(empty.output()).toContain('Choose the folder that your runbooks are in.')
    const absent = startRuncard(['serve', join(workplace.folder, 'absent'), '--no-open'], workplace)
    expect(await absent.gone).toBe(1)
    expect(absent.output()).toMatch(/There is no folder .*absent/)
  })

  test('and no page did anything that it should not', () => {
    expect(open.faults).toEqual([])
  })
})
