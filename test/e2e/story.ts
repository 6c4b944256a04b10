// A night with Runcard, the same in every shell that shows screens: find the scenario, open an incident, run, fail, stop, tick,
// skip, note, reload, lose the engine in the middle of a step, go on, print. Each test goes on where the one before ended.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { squeezed, textOf } from '../engine/print/reading-paper.ts'
import { runRuncard } from '../support/built-process.ts'
import { missing, seedsFolder } from '../support/real-parts.ts'
import { answers } from '../support/stand-ins.ts'
import type { Workplace } from '../support/workplace.ts'
import * as screen from './screen.ts'
import { shareShell } from './shells/share-shell.ts'
import type { OpenShell, Shell } from './shells/shell.ts'

const playbook = 'Emergency Recovery Playbook'
const playbookFile = join(seedsFolder, 'emergency-recovery-playbook.md')
const corruption = 'Database Corruption'
const optionA = 'Option A: Restore from Latest Backup'
const wontStart = "ChromaDB Won't Start"
const quickFix = 'Quick Fix (5 minutes)'
const restore = 'sudo tar -xzf /mnt/nvme-fast/backups/chromadb/chromadb_20251112.tar.gz -C'
const secret = 'pd-Zq8-unspeakable-4711'
const reason = 'the volume is ours already'
const note = 'Vendor called back, ticket 8812'

export function tellStory(shell: Shell): void {
  const obstacle = shell.obstacle() ?? (missing('seeds', 'pdftotext', 'bash') ? 'a real part is missing' : undefined)
  if (obstacle !== undefined) process.stderr.write(`skipped here: the story ${shell.name}, because ${obstacle}\n`)

  describe.skipIf(obstacle !== undefined)(`a night with Runcard ${shell.name}`, () => {
    let workplace: Workplace
    let open: OpenShell
    let page: Page

    const shared = shareShell(
      shell,
      () => seedsFolder,
      (opened) => {
        ;({ workplace, open, page } = opened)
      },
    )

    const restoring = () => screen.procedure(page, corruption, optionA)
    const starting = () => screen.procedure(page, wontStart, quickFix)
    const restores = () => workplace.standIns.calls().split(restore).length - 1

    test('the scenario that fits what is seen comes first, with the words marked', async () => {
      // Two playbooks know this symptom, the real one and the one that ships: either may be first.
      await screen.describe(page, '401', /401 Unauthorized/)
      await screen.hits(page).filter({ hasText: playbook }).filter({ hasText: 'Authentication Lockout' }).waitFor()
      expect(await screen.hits(page).first().locator('mark').allTextContents()).toContain('401')
      await page.keyboard.press('Escape')
      await screen.describe(page, 'no space left', /No space left on device/)
      await screen.hits(page).filter({ hasText: playbook }).filter({ hasText: 'Out of Disk Space' }).waitFor()
      await page.keyboard.press('Escape')
    })

    test('an incident is opened by keyboard, and nothing dangerous runs until the target is typed and the folder trusted', async () => {
      await screen.describe(page, 'data inconsistencies', corruption)
      await page.keyboard.press('Enter')
      await screen.step(restoring(), 1).and(page.locator('[aria-current=step]')).waitFor()
      await page.keyboard.press('Enter')
      await screen.dialog(page, 'Is this for real?').waitFor()
      await page.keyboard.press('Enter')
      await page.getByText('Live incident').waitFor()
      await screen.confirmation(page).waitFor()
      expect(await screen.runButton(page).isDisabled()).toBe(true)
      await screen.runDangerously(page, 'yes')
      const refusal = page.getByText('The target is local.')
      await refusal.waitFor()
      expect(await screen.runButton(page).isDisabled()).toBe(true)
      await screen.confirmation(page).fill('')
      await page.keyboard.type('local')
      expect(await screen.runButton(page).isEnabled()).toBe(true)
      expect(await refusal.count()).toBe(0)
      await page.keyboard.press('Enter')
      const trust = screen.dialog(page, /Do you trust/)
      await trust.waitFor()
      await page.keyboard.press('Enter')
      await trust.waitFor({ state: 'detached' })
      expect(workplace.standIns.calls()).not.toContain('docker stop')
      await page.keyboard.press('Enter')
      await trust.waitFor()
      await page.keyboard.press('t')
      await screen.becomes(restoring(), 1, 'done, exit 0')
      expect(workplace.standIns.calls()).toContain('docker stop chromadb-server')
    })

    test('a step that fails says so with its status, and the playbook’s other option is offered', async () => {
      workplace.standIns.answer('sudo', `case "$1" in lsof) exec "$@";; mv) echo 'mv: cannot move'; exit 3;; esac; echo "sudo: $*"`)
      await screen.step(restoring(), 2).and(page.locator('[aria-current=step]')).waitFor()
      await page.keyboard.press('Enter')
      await screen.becomes(restoring(), 2, 'done, exit 0')
      await screen.step(restoring(), 3).and(page.locator('[aria-current=step]')).waitFor()
      await screen.runDangerously(page)
      await screen.becomes(restoring(), 3, 'failed, exit 3')
      await screen.step(restoring(), 3).getByText('mv: cannot move').waitFor()
      await page.keyboard.press('f')
      const offer = screen.dialog(page, /failed/)
      await offer.getByRole('button', { name: /Rebuild Database from Source/ }).waitFor()
      await page.keyboard.press('Escape')
      await offer.waitFor({ state: 'detached' })
    })

    test('a variable of one step is there in the next', async () => {
      await page.keyboard.press('ArrowDown')
      await screen.step(restoring(), 4).and(page.locator('[aria-current=step]')).waitFor()
      await screen.runDangerously(page)
      await screen.becomes(restoring(), 4, 'done, exit 0')
      expect(restores()).toBe(1)
    })

    test('steps are ticked, skipped with a reason and undone, and a note is taken', async () => {
      await screen.step(restoring(), 5).and(page.locator('[aria-current=step]')).waitFor()
      await page.keyboard.press('s')
      const why = screen.dialog(page, /^Skip step 5/)
      await why.getByRole('textbox', { name: 'Why?' }).and(page.locator(':focus')).waitFor()
      await page.keyboard.press('Enter')
      expect(await why.isVisible()).toBe(true)
      await page.keyboard.type(reason)
      await page.keyboard.press('Enter')
      await screen.becomes(restoring(), 5, 'skipped')
      await screen.step(restoring(), 6).and(page.locator('[aria-current=step]')).waitFor()
      await page.keyboard.press('Space')
      await screen.becomes(restoring(), 6, 'done, by hand')
      await screen.step(restoring(), 7).and(page.locator('[aria-current=step]')).waitFor()
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('u')
      await screen.becomes(restoring(), 6, 'to do')
      await page.keyboard.press('Space')
      await screen.becomes(restoring(), 6, 'done, by hand')
      await page.keyboard.press('n')
      await screen.dialog(page, 'Note for the journal').getByRole('textbox').and(page.locator(':focus')).waitFor()
      await page.keyboard.type(note)
      await page.keyboard.press('Enter')
      await screen.journal(page).getByText(note).waitFor()
    })

    test('what follows is stopped, what hangs is stopped, and the shell lives on', async () => {
      workplace.standIns.answer('lsof', answers.hang)
      await screen.choose(starting(), 5)
      await page.keyboard.press('Enter')
      await screen.step(starting(), 5).getByText('following').waitFor()
      await page.keyboard.press('x')
      await screen.becomes(starting(), 5, 'done')
      await screen.choose(starting(), 3)
      await page.keyboard.press('Enter')
      await screen.step(starting(), 3).getByText('hanging').waitFor()
      await page.keyboard.press('x')
      await screen.becomes(starting(), 3, 'stopped')
      await screen.choose(restoring(), 4)
      await page.keyboard.press('u')
      await screen.becomes(restoring(), 4, 'to do')
      await screen.runDangerously(page)
      await screen.becomes(restoring(), 4, 'done, exit 0')
      expect(restores()).toBe(2)
    })

    test('the terminal lists and runs on the same records at the same time', async () => {
      const listed = await runRuncard(['list', seedsFolder], workplace)
      expect(listed).toMatchObject({ status: 0, output: expect.stringContaining(playbook) })
      const file = join(workplace.folder, 'elsewhere.md')
      writeFileSync(file, '# Elsewhere\n\n## Procedure\n\n```bash\n# Step 1: Say it\necho "from the terminal"\n```\n')
      const run = await runRuncard(['run', file, '--yes'], workplace)
      expect(run).toMatchObject({ status: 0, output: expect.stringContaining('from the terminal') })
    })

    test('a secret reaches its command and nothing else', async () => {
      workplace.standIns.answer('curl', `for word in "$@"; do case "$word" in Auth*) echo "sent: $word";; esac; done`)
      await page.keyboard.press('g')
      await page.getByRole('link', { name: 'Disaster Recovery Procedures', exact: true }).click()
      await page.getByRole('button', { name: 'Open an incident or a drill' }).click()
      await screen.openDrill(page)
      const trigger = page.getByRole('listitem', { name: /^Step [\d.]+, Trigger incident response: / }).first()
      await trigger.getByRole('heading').click()
      expect(await screen.runButton(page).isDisabled()).toBe(true)
      await trigger.getByPlaceholder('PXXXXXX').fill('P1')
      await trigger.getByPlaceholder('P0XXXXX').fill('P0')
      expect(await screen.runButton(page).isDisabled()).toBe(true)
      await trigger.getByLabel(/PAGERDUTY_TOKEN/).fill(secret)
      // Out of the last blank: what will run is read before it does.
      await page.keyboard.press('Enter')
      await trigger.and(page.locator(':focus')).waitFor()
      await trigger.getByText('PAGERDUTY_TOKEN=••••••').waitFor()
      expect(workplace.standIns.calls()).not.toContain('Authorization')
      await page.keyboard.press('Enter')
      await trigger.and(page.getByRole('listitem', { name: /: done, exit 0/ })).waitFor()
      await trigger.getByText('sent: Authorization: Token').waitFor()
      expect(workplace.standIns.calls()).toContain(`Authorization: Token ${secret}`)
      expect(await page.locator('body').textContent()).not.toContain(secret)
      expect(filesWith(secret, workplace)).toEqual([])
      await page.keyboard.press('g')
      await page.getByRole('link', { name: new RegExp(`${playbook}.*Go on`) }).click()
    })

    async function everythingIsThere(): Promise<void> {
      await screen.becomes(restoring(), 1, 'done, exit 0')
      await screen.becomes(restoring(), 2, 'done, exit 0')
      await screen.becomes(restoring(), 3, 'failed, exit 3')
      await screen.becomes(restoring(), 4, 'done, exit 0')
      await screen.becomes(restoring(), 5, 'skipped')
      await screen.step(restoring(), 5).getByText(reason).waitFor()
      await screen.becomes(restoring(), 6, 'done, by hand')
      await screen.becomes(restoring(), 7, 'to do')
      await screen.becomes(starting(), 3, 'stopped')
      await screen.becomes(starting(), 5, 'done')
      await screen.journal(page).getByText(note).waitFor()
    }

    test('a reload shows everything again', async () => {
      await everythingIsThere()
      await page.reload()
      await page.getByText('Live incident').waitFor()
      await everythingIsThere()
    })

    test('after the engine was killed in the middle of a step, everything is there and that step may have run', async () => {
      workplace.standIns.answer('docker-compose', answers.hang)
      await screen.choose(starting(), 4)
      await page.keyboard.press('Enter')
      await screen.becomes(starting(), 4, 'running')
      await screen.step(starting(), 4).getByText('hanging').waitFor()
      expect(open.faults).toEqual([])
      await shared.openAgain()
      await page.getByRole('link', { name: new RegExp(`${playbook}.*Go on`) }).click()
      await everythingIsThere()
      await screen.becomes(starting(), 4, 'may have run')
      await screen.step(starting(), 4).getByText('hanging').waitFor()
    })

    test('the scenario is saved as a card and the playbook as a booklet, with every command on them', async () => {
      const { output } = await runRuncard(['inspect', playbookFile, '--json'], workplace)
      const { procedures } = JSON.parse(output) as Inspection
      const commandsOf = (heading: string) =>
        procedures
          .filter(({ path }) => path[0]?.includes(heading))
          .flatMap(({ steps }) => steps.flatMap(({ commands }) => commands.map(({ text }) => squeezed(text))))
      const paper = async (what: 'Card' | 'Booklet') => {
        await page.keyboard.press('Control+p')
        const print = screen.dialog(page, 'Print or save as PDF')
        await print.getByRole('combobox', { name: 'What' }).selectOption(what)
        if (what === 'Card') await print.getByRole('combobox', { name: 'Of', exact: true }).selectOption({ label: `3  ${corruption}` })
        const file = await open.saved(() => print.getByRole('button', { name: 'Save as PDF' }).click())
        return squeezed(textOf(readFileSync(file)))
      }
      const card = await paper('Card')
      expect(commandsOf(corruption).filter((text) => !card.includes(text))).toEqual([])
      expect(commandsOf(corruption).length).toBeGreaterThan(10)
      const booklet = await paper('Booklet')
      expect(commandsOf('').filter((text) => !booklet.includes(text))).toEqual([])
    })

    test('it ends when asked to, and no page did anything that it should not', async () => {
      const { faults } = open
      expect(await open.close()).toBe(0)
      expect(faults).toEqual([])
    })
  })
}

interface Inspection {
  readonly procedures: readonly {
    readonly path: readonly string[]
    readonly steps: readonly { readonly commands: readonly { readonly text: string }[] }[]
  }[]
}

/** Every file of the workplace that holds these words, but for what the stand-ins wrote down. */
function filesWith(words: string, { folder }: Workplace): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => file !== join(folder, 'stand-ins', 'calls') && readFileSync(file).includes(words))
}
