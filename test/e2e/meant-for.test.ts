// Where the choice of a target begins: with the container that the step's commands are meant to be typed into, then this machine,
// then what runs, by name, and last what does not.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DockerDaemon, startDockerDaemon } from '../support/dockerd.ts'
import { missing } from '../support/real-parts.ts'
import { createWorkplace, type Workplace } from '../support/workplace.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import type { OpenShell } from './shells/shell.ts'

const playbook = `# The store

## Scenario 1: The store is slow

**Symptoms:**
- Every shelf creaks

### Quick Fix

\`\`\`bash
# Step 1: Look around
uptime

# Step 2: Enter the container
docker exec -it store bash

# Step 3: Tidy up
tidy shelves
\`\`\`
`

describe.skipIf(missing('chromium', 'bash', 'dockerd'))('the choice of a target', () => {
  let workplace: Workplace
  let docker: DockerDaemon
  let open: OpenShell

  beforeAll(async () => {
    workplace = createWorkplace()
    const folder = workplace.makeFolder('store', { 'store.md': playbook })
    docker = await startDockerDaemon()
    for (const name of ['attic', 'cellar', 'store', 'bench']) docker.run(name, 'busybox')
    docker.docker('stop', '--time', '0', 'attic')
    const { DOCKER_HOST = '', DOCKER_CONFIG = '' } = docker.environment
    open = await browserShell.open({ ...workplace, env: { ...workplace.env, DOCKER_HOST, DOCKER_CONFIG } }, folder)
  }, 120_000)
  afterAll(async () => {
    await open?.kill()
    await docker?.remove()
    await workplace?.remove()
  }, 60_000)

  test('begins with what the step is meant for inside of, then goes by what runs and by name', async () => {
    const { page } = open
    const targets = screen.dialog(page, 'Where do the steps run?')
    const names = async () => {
      await page.keyboard.press('t')
      await targets.getByRole('option', { name: /^attic/ }).waitFor()
      const all = await targets.getByRole('option').locator('b').allTextContents()
      const chosen = await targets.getByRole('option', { selected: true }).locator('b').textContent()
      await page.keyboard.press('Escape')
      await targets.waitFor({ state: 'detached' })
      return { all, chosen }
    }
    await screen.describe(page, 'every shelf creaks', 'The store is slow')
    await page.keyboard.press('Enter')
    const steps = screen.procedure(page, 'The store is slow', 'Quick Fix')
    const isCurrent = (number: number) => screen.step(steps, number).and(page.locator('[aria-current=step]')).waitFor()
    await isCurrent(1)
    await page.keyboard.press('i')
    await screen.openDrill(page)
    expect(await names()).toEqual({ all: ['local', 'bench', 'cellar', 'store', 'attic'], chosen: 'local' })
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await isCurrent(3)
    expect(await names()).toEqual({ all: ['store', 'local', 'bench', 'cellar', 'attic'], chosen: 'local' })
  })
})
