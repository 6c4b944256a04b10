// Hands on another machine, by keyboard alone: a step on a real host that asks for something, a console, an editor's screen, a
// log that is followed, a failure and its branch; the same in a real container; both taken away under the session.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goOnWhereTheLastEnded } from '../support/chapters.ts'
import { patienceMs } from '../support/chromium.ts'
import { type DockerDaemon, startDockerDaemon } from '../support/dockerd.ts'
import { missing } from '../support/real-parts.ts'
import { createSshHome, type Sshd, type SshHome, startSshd } from '../support/sshd.ts'
import { createWorkplace, type Workplace } from '../support/workplace.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import type { OpenShell } from './shells/shell.ts'

const playbook = (folder: string): string => `# The store’s index

## Scenario 1: The index is stale

**Symptoms:**
- Searches find yesterday’s goods

### Quick Fix (10 minutes)

\`\`\`bash
# Step 1: Say where this is
SHELF=nine; echo "by ssh: \${SSH_CONNECTION:+yes}"

# Step 2: Unlock the index
printf 'Password for the index: '; stty -echo; read -r answer; stty echo; echo; echo "shelf $SHELF unlocked with \${#answer} letters"

# Step 3: Open the console
${folder}/bin/store console
> index:rebuild().

# Step 4: Follow the log
tail -f '${folder}/index.log'

# Step 5: Let it fail
(echo 'no such shelf' >&2; exit 4)

# Step 6: Sign the register
${folder}/bin/sign

# Step 7: Seal the register
${folder}/bin/seal
\`\`\`

### If Still Failing

\`\`\`bash
# Step 1: Empty the index
rm -rf ./no-such-index && echo emptied
\`\`\`
`

/** Asks before it opens, as ssh does of a host that it doesn't know. */
const consoleProgram = `#!/bin/sh
printf 'Are you sure you want to open it (yes/no)? '; read -r answer; echo "answered $answer"
printf 'index> '
while read -r line; do echo "heard $line"; [ "$line" = quit. ] && exit; printf 'index> '; done
`
/** That it asks can't be read from the command. */
const signing = `#!/bin/sh
printf 'Who signs? '; read -r who; echo "signed by $who"
`
/** Asks for what nobody may see, without a word of it in the command. */
const sealing = `#!/bin/sh
printf 'Password for the seal: '; stty -echo; read -r answer; stty echo; echo; echo "sealed with \${#answer} letters"
`
/** Takes the whole screen until a line was typed, as editors do; asks the terminal what it is, and reads the answer. */
const editor = `#!/bin/bash
printf '\\033[?1049h\\033[Hthe whole screen\\033[>c'; IFS= read -rsd c answer; read -r line
printf '\\033[?1049l'; echo "and \${#line} letters"
`

describe.skipIf(missing('chromium', 'bash', 'sshd', 'dockerd'))('hands on a host and in a container, without a mouse', () => {
  let workplace: Workplace
  let home: SshHome
  let sshd: Sshd
  let docker: DockerDaemon
  let open: OpenShell
  let page: Page
  let editorFile: string
  let logFile: string

  beforeAll(async () => {
    workplace = createWorkplace()
    home = createSshHome()
    const folder = workplace.makeFolder('runbooks')
    const programs = workplace.makeFolder('runbooks/bin')
    writeFileSync(join(folder, 'index.md'), playbook(folder))
    writeFileSync(join(programs, 'store'), consoleProgram, { mode: 0o755 })
    writeFileSync(join(programs, 'sign'), signing, { mode: 0o755 })
    writeFileSync(join(programs, 'seal'), sealing, { mode: 0o755 })
    editorFile = join(programs, 'editor')
    writeFileSync(editorFile, editor, { mode: 0o755 })
    logFile = join(folder, 'index.log')
    writeFileSync(logFile, 'the log begins\n')
    ;[sshd, docker] = await Promise.all([startSshd(home), startDockerDaemon()])
    docker.run('index-store', 'busybox')
    home.writeConfig(`Host index-host\n  HostName ${sshd.address}\n  Port ${sshd.port}\n  User ${sshd.user}\n`)
    const { DOCKER_HOST = '', DOCKER_CONFIG = '' } = docker.environment
    open = await browserShell.open({ ...workplace, env: { ...workplace.env, HOME: home.directory, DOCKER_HOST, DOCKER_CONFIG } }, folder)
    page = open.page
  })
  afterAll(async () => {
    await open?.kill()
    await Promise.all([sshd?.stop(), docker?.remove()])
    home?.remove()
    await workplace?.remove()
  })
  goOnWhereTheLastEnded(
    () => page,
    () => open.faults,
  )

  const steps = () => screen.procedure(page, 'The index is stale', 'Quick Fix (10 minutes)')
  const branch = () => screen.procedure(page, 'The index is stale', 'If Still Failing')
  const current = (list: Locator, number: number) => screen.step(list, number).and(page.locator('[aria-current=step]'))
  const terminal = () => page.getByRole('region', { name: 'Terminal' })
  const inTerminal = () => page.getByRole('textbox', { name: 'Terminal input' }).and(page.locator(':focus'))

  async function goTo(list: Locator, number: number): Promise<void> {
    const topOf = async (card: Locator) => (await card.boundingBox())?.y ?? 0
    for (let presses = 0; presses < 10 && !(await current(list, number).isVisible()); presses++) {
      const isBelow = (await topOf(screen.step(list, number))) > (await topOf(page.locator('[data-step][aria-current=step]')))
      await page.keyboard.press(isBelow ? 'j' : 'k')
    }
    await current(list, number).waitFor()
  }

  test('a symptom leads to the scenario, t to the host, and its key is only accepted on purpose', async () => {
    await screen.describe(page, 'yesterday’s goods', 'The index is stale')
    await page.keyboard.press('Enter')
    await current(steps(), 1).waitFor()
    await page.keyboard.press('i')
    await screen.openDrill(page)
    // Asked for before a shell runs, the terminal takes the keys all the same: Enter is not for the step.
    await page.keyboard.press('Backquote')
    const start = terminal().getByRole('button', { name: 'Start a shell' }).and(page.locator(':focus'))
    await start.waitFor()
    await page.keyboard.press('Shift+Tab')
    await terminal().getByRole('button', { name: 'Hide the terminal' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Backquote')
    await start.waitFor()
    await page.keyboard.press('Backquote')
    await current(steps(), 1).and(page.locator(':focus')).waitFor()
    await screen.chooseTarget(page, 'index-host')
    await page.keyboard.press('Enter')
    await screen.dialog(page, /Do you trust/).waitFor()
    await page.keyboard.press('t')
    const question = screen.dialog(page, 'Is this really index-host?')
    await question.waitFor()
    await page.keyboard.press('Enter')
    await screen
      .step(steps(), 1)
      .getByText(/nobody has accepted it/)
      .waitFor()
    await page.keyboard.press('Enter')
    await question.waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 1, 'done, exit 0')
    await screen.step(steps(), 1).getByText('by ssh: yes').waitFor()
    await screen.step(steps(), 1).getByText('on index-host').waitFor()
  })

  test('a step that asks for something takes the keys to the terminal, and what is answered is seen nowhere', async () => {
    await current(steps(), 2).waitFor()
    await page.keyboard.press('Enter')
    await screen.step(steps(), 2).getByText('Password for the index:', { exact: true }).waitFor()
    // A key that leads there would be an answer once the keys are there.
    expect(await screen.step(steps(), 2).getByRole('button', { name: 'Answer in the terminal' }).isVisible()).toBe(false)
    await inTerminal().waitFor()
    await page.keyboard.type('open-sesame')
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 2, 'done, exit 0')
    await screen.step(steps(), 2).getByText('shelf nine unlocked with 11 letters').waitFor()
    expect(await page.locator('body').textContent()).not.toContain('open-sesame')
    await current(steps(), 3).and(page.locator(':focus')).waitFor()
    await screen.keysSettled(page)
  })

  test('what is for the console is typed into the one that the step opens, and is no answer to what is asked before', async () => {
    await page.keyboard.press('Enter')
    await screen.step(steps(), 3).getByRole('button', { name: 'Answer in the terminal' }).waitFor()
    await page.keyboard.press('Enter')
    await inTerminal().waitFor()
    await page.keyboard.type('yes')
    await page.keyboard.press('Enter')
    await screen.step(steps(), 3).getByText('answered yes').waitFor()
    await screen.step(steps(), 3).getByText('index>').waitFor()
    await page.keyboard.press('Control+Backquote')
    await current(steps(), 3).and(page.locator(':focus')).waitFor()
    await screen.step(steps(), 3).getByText('Next: index:rebuild().', { exact: true }).waitFor()
    await screen.step(steps(), 3).getByRole('button', { name: 'Type into the console' }).waitFor()
    await page.keyboard.press('Enter')
    await screen.step(steps(), 3).getByText('heard index:rebuild().').waitFor()
    await screen
      .step(steps(), 3)
      .getByText(/^typed into the console/)
      .waitFor()
    await screen.journal(page).getByText('Typed into the console on index-host: index:rebuild().').waitFor()
    await screen
      .step(steps(), 3)
      .getByText(/^All of it is typed\. The console is still open, .* in the terminal: exit or Ctrl D\. ↵ goes there\.$/)
      .waitFor()
    // Also on a step that would have to wait for it.
    await page.keyboard.press('j')
    await screen
      .step(steps(), 4)
      .getByText(/^The console is still open, .* in the terminal: exit or Ctrl D\. ` goes there\.$/)
      .waitFor()
    await page.keyboard.press('k')
    await current(steps(), 3).waitFor()
    await page.keyboard.press('Enter')
    await inTerminal().waitFor()
    await page.keyboard.type('quit.')
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 3, 'done, exit 0')
    await current(steps(), 4).and(page.locator(':focus')).waitFor()
  })

  test('the terminal gives an editor more room, is searched and copied from, and says what was typed there', async () => {
    await page.keyboard.press('Backquote')
    await inTerminal().waitFor()
    const height = async () => (await terminal().boundingBox())?.height ?? 0
    const before = await height()
    await page.keyboard.type(editorFile)
    await page.keyboard.press('Enter')
    await terminal().getByText('the whole screen').waitFor()
    await expect.poll(height, { timeout: patienceMs }).toBeGreaterThan(before * 2)
    // The step goes up, out of its way.
    const roomBelow = async () => {
      const [card, screenBox] = [await page.locator('[data-step][aria-current=step]').boundingBox(), await terminal().boundingBox()]
      return (screenBox?.y ?? 0) - (card?.y ?? 0) - (card?.height ?? 0)
    }
    await expect.poll(roomBelow, { timeout: patienceMs }).toBeGreaterThanOrEqual(0)
    // The terminal that comes back answers nothing that was asked of the one before.
    await page.keyboard.press('Control+Backquote')
    await terminal().waitFor({ state: 'detached' })
    await page.keyboard.press('Backquote')
    await inTerminal().waitFor()
    await expect.poll(height, { timeout: patienceMs }).toBeGreaterThan(before * 2)
    await page.keyboard.type('five!')
    await page.keyboard.press('Enter')
    await terminal().getByText('and 5 letters').waitFor()
    await expect.poll(height, { timeout: patienceMs }).toBe(before)
    await screen.journal(page).getByText(`Typed on index-host: ${editorFile}`).waitFor()
    await page.keyboard.press('Control+Shift+F')
    const find = page.getByRole('textbox', { name: 'Find in the terminal' })
    await find.and(page.locator(':focus')).waitFor()
    await page.keyboard.type('no such word')
    await page.keyboard.press('Enter')
    await terminal().getByText('Not found').waitFor()
    await find.fill('unlocked')
    await page.keyboard.press('Enter')
    expect(await terminal().getByText('Not found').isVisible()).toBe(false)
    await page.keyboard.press('Escape')
    await inTerminal().waitFor()
    await page.keyboard.press('Control+Shift+C')
    await page.getByRole('status').getByText('Copied what is marked.').waitFor()
    await page.keyboard.press('Control+Backquote')
  })

  test('a program that turns out to ask something is answered in the terminal, where a key leads', async () => {
    await goTo(steps(), 6)
    await page.keyboard.press('Enter')
    await screen.step(steps(), 6).getByRole('button', { name: 'Answer in the terminal' }).waitFor()
    await page.keyboard.press('Enter')
    await inTerminal().waitFor()
    await page.keyboard.type('Ada')
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 6, 'done, exit 0')
    await screen.step(steps(), 6).getByText('signed by Ada').waitFor()
    await current(steps(), 7).and(page.locator(':focus')).waitFor()
    await screen.keysSettled(page)
  })

  test('a password typed where its prompt is seen goes to the program that asks, and none of its letters is a key of the page', async () => {
    await goTo(steps(), 7)
    await page.keyboard.press('Enter')
    await screen.step(steps(), 7).getByText('Password for the seal:', { exact: true }).waitFor()
    await page.keyboard.type('next jinx s')
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 7, 'done, exit 0')
    await screen.step(steps(), 7).getByText('sealed with 11 letters').waitFor()
    await current(steps(), 7).and(page.locator(':focus')).waitFor()
    await screen.keysSettled(page)
    expect(await page.locator('body').textContent()).not.toContain('jinx')
    await page.keyboard.press('Control+Backquote')
    await terminal().waitFor({ state: 'detached' })
  })

  test('a log is followed until it is stopped, and nothing of it is left on the host', async () => {
    await goTo(steps(), 4)
    await page.keyboard.press('Enter')
    await screen.step(steps(), 4).getByText('the log begins').waitFor()
    expect(processesWith(`tail -f ${logFile}`)).toHaveLength(1)
    // It asks nothing: an Enter too many is said to be one, and the next key is still the step's.
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('Step 4 is running. x stops it.').waitFor()
    expect(await terminal().count()).toBe(0)
    await page.keyboard.press('x')
    await screen.becomes(steps(), 4, 'done, stopped by you')
    await expect.poll(() => processesWith(`tail -f ${logFile}`), { timeout: patienceMs }).toEqual([])
  })

  test('after a failure its branch runs in a container, once the container’s name is typed', async () => {
    await goTo(steps(), 5)
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 5, 'failed, exit 4')
    await screen.chooseTarget(page, 'index-store')
    await screen.step(steps(), 5).getByText('on index-host').waitFor()
    await screen.step(steps(), 5).getByRole('button', { name: 'Run again on index-store' }).waitFor()
    await goTo(branch(), 1)
    await screen.runDangerously(page, 'index-host')
    expect(await screen.runButton(page).isDisabled()).toBe(true)
    await page.keyboard.press('Escape')
    await current(branch(), 1).and(page.locator(':focus')).waitFor()
    await screen.runDangerously(page, 'index-store')
    await screen.becomes(branch(), 1, 'done, exit 0')
    await screen.step(branch(), 1).getByText('emptied').waitFor()
    await screen.step(branch(), 1).getByText('on index-store').waitFor()
  })

  test('a container that is restarted under its shell is said to be, and the next step has a new one', async () => {
    docker.docker('restart', 'index-store')
    await page.getByText(/The shell has ended/).waitFor()
    await goTo(steps(), 1)
    await page.keyboard.press('u')
    await screen.becomes(steps(), 1, 'to do')
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 1, 'done, exit 0')
    await screen.step(steps(), 1).getByText('on index-store').waitFor()
    await screen.journal(page).getByText('Succeeded on index-store: Say where this is').waitFor()
  })

  test('a host that goes away under a step leaves it as one that may have run, and the step runs again when it is back', async () => {
    await screen.chooseTarget(page, 'index-host')
    await goTo(steps(), 4)
    await page.keyboard.press('u')
    await screen.becomes(steps(), 4, 'to do')
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 4, 'running')
    await screen.step(steps(), 4).getByText('the log begins').waitFor()
    await sshd.kill()
    await screen.becomes(steps(), 4, 'may have run')
    await page.getByText(/The shell has ended/).waitFor()
    await sshd.restart()
    await page.keyboard.press('Enter')
    await screen.becomes(steps(), 4, 'running')
    await screen.step(steps(), 4).getByText('the log begins').waitFor()
    await page.keyboard.press('x')
    await screen.becomes(steps(), 4, 'done, stopped by you')
  })

  test('no page did anything that it should not', () => {
    expect(open.faults).toEqual([])
  })
})

function processesWith(commandLine: string): readonly string[] {
  const { stdout } = spawnSync('ps', ['-e', '-o', 'args='], { encoding: 'utf8' })
  return stdout.split('\n').filter((line) => line.trim() === commandLine)
}
