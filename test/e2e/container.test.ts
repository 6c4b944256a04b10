// A container as the target, by keyboard: what a responder is told when it is restarted under a step and when another one takes
// its name, before the next step takes for empty what an earlier one has set.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DockerDaemon, startDockerDaemon } from '../support/dockerd.ts'
import { missing } from '../support/real-parts.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import { type SharedShell, shareShell } from './shells/share-shell.ts'

const playbook = `# The lock

## Scenario 1: The lock leaks

**Symptoms:**
- Water behind the gate

### Quick Fix

\`\`\`bash
# Step 1: Choose the gate
GATE=west; export LOCK=old; cd /tmp

# Step 2: Pump
echo pumping; until [ -e ./dry ]; do sleep 0.1; done

# Step 3: Shut the gate
echo "shut [$GATE] of [$LOCK]"

# Step 4: Look from outside
echo "seen [$GATE]"

# Step 5: Call the keeper
\`\`\`
`

describe.skipIf(browserShell.obstacle() || missing('dockerd', 'busybox', 'bash'))('a container by keyboard', () => {
  let daemon: DockerDaemon
  let shell: SharedShell
  beforeAll(async () => {
    daemon = await startDockerDaemon()
    daemon.run('lock', 'bash')
  })
  afterAll(() => daemon?.remove())
  shareShell(
    browserShell,
    (workplace) => {
      Object.assign(workplace.env, { DOCKER_HOST: daemon.environment.DOCKER_HOST })
      return workplace.makeFolder('locks', { 'lock.md': playbook })
    },
    (shared) => {
      shell = shared
    },
  )
  const steps = () => screen.procedure(shell.page, 'The lock leaks', 'Quick Fix')
  const run = async (number: number, status: string) => {
    await shell.page.keyboard.press('Enter')
    await screen.becomes(steps(), number, status)
  }
  const said = (number: number, words: string | RegExp) => screen.step(steps(), number).getByText(words).waitFor()

  test('is chosen by its name, and works through a step', async () => {
    const { page } = shell
    await screen.describe(page, 'behind the gate', /leaks/)
    await page.keyboard.press('Enter')
    await screen.step(steps(), 1).waitFor()
    await screen.chooseTarget(page, 'lock')
    await page.keyboard.press('i')
    await screen.openDrill(page)
    await page.keyboard.press('Enter')
    await screen.dialog(page, 'Do you trust the playbooks in this folder?').waitFor()
    await page.keyboard.press('t')
    await screen.becomes(steps(), 1, 'done')
  })

  test('says on the step that ran in it that it was restarted, and on the next one what is lost with that', async () => {
    await run(2, 'running')
    await said(2, /^pumping$/)
    daemon.docker('restart', 'lock')
    await screen.becomes(steps(), 2, 'may have run')
    await said(2, /^The shell ended under it: the container lock was restarted at \d\d:\d\d: what ran in it is gone\.$/)
    await shell.page.keyboard.press('Space')
    await screen.becomes(steps(), 2, 'done')
    await said(
      3,
      'No step has set $GATE in this shell: “Choose the gate” does, but in one on lock that has ended. Run that one first, or type “export GATE=…” into the terminal.',
    )
    expect(await screen.step(steps(), 3).getByText('$LOCK in this shell').count()).toBe(0)
    await run(3, 'done')
    await said(3, 'shut [] of [old]')
  })

  test('has another variable from the terminal, and says so no more', async () => {
    const { page } = shell
    await page.getByText('No step has set $GATE').waitFor()
    await page.keyboard.press('`')
    await page.getByRole('textbox', { name: 'Terminal input' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.type('GATE=east\n')
    await page.getByText('No step has set $GATE').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Backquote')
    await screen.step(steps(), 4).and(page.locator(':focus')).waitFor()
  })

  test('says for as long as the shell lives that another one has its name', async () => {
    const { page } = shell
    daemon.docker('rm', '--force', 'lock')
    await page
      .getByText(/the container lock was removed/)
      .first()
      .waitFor()
    daemon.run('lock', 'bash')
    await run(4, 'done')
    await said(4, 'seen []')
    const words = 'lock is another container now: it was replaced, and what was in the old one is gone'
    await page.getByText(`${words}.`, { exact: true }).waitFor()
    await screen.journal(page).getByText(words).waitFor()
  })

  test('says of another target that the step which sets it ran elsewhere', async () => {
    const { page } = shell
    await page.keyboard.press('u')
    await screen.chooseTarget(page, 'local')
    await said(4, /^No step has set \$GATE in this shell: “Choose the gate” does, but that was on lock\./)
  })

  test('says why nothing runs while it is paused, and not that it printed nothing', async () => {
    const { page } = shell
    await screen.chooseTarget(page, 'lock')
    daemon.docker('pause', 'lock')
    await page.getByText(/stands still until “docker unpause lock”/).waitFor()
    await page.keyboard.press('Enter')
    await said(4, /^The container lock is paused: nothing runs in it\./)
    expect(await screen.step(steps(), 4).getByText('It printed nothing').count()).toBe(0)
    daemon.docker('unpause', 'lock')
    await page.getByText(/stands still until/).waitFor({ state: 'detached' })
    await run(4, 'done')
  })

  test('keeps what was wrong with one target from being said of another', async () => {
    const { page } = shell
    await screen.choose(steps(), 4)
    await page.keyboard.press('u')
    await screen.becomes(steps(), 4, 'to do')
    daemon.run('bare', 'bare')
    await screen.chooseTarget(page, 'bare')
    await page.keyboard.press('Enter')
    await said(4, /^There is no shell in the container bare/)
    await screen.chooseTarget(page, 'lock')
    await page.getByText(/There is no shell in the container bare/).waitFor({ state: 'detached' })
    await run(4, 'done')
  })

  test('offers no key that opens a step with nothing in it', async () => {
    const { page } = shell
    await run(5, 'done')
    const keys = screen.step(steps(), 5).getByRole('button')
    await keys.filter({ hasText: 'do it again' }).waitFor()
    expect(await keys.filter({ hasText: /open|fold/ }).count()).toBe(0)
    await page.keyboard.press('ArrowUp')
    await screen.step(steps(), 4).getByRole('button').filter({ hasText: 'open' }).waitFor()
  })
})
