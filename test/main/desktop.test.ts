import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Client, createClient } from '../../src/contract/client.ts'
import { contentSecurityPolicy } from '../../src/contract/policy.ts'
import type { TargetId } from '../../src/core/incident/events.ts'
import { type Desktop, type DesktopOptions, launchDesktop } from '../support/electron/driver.ts'
import { createPageTransport, sendInPage } from '../support/electron/page-transport.ts'
import { missing } from '../support/real-parts.ts'

const patience = { timeout: 20_000, interval: 50 }
const playbookText = `# Recover the test service

## Emergency #1: it hangs

1. Wait for it

   \`\`\`bash
   sleep 600
   \`\`\`
`

describe.skipIf(missing('chromium'))('The desktop shell', () => {
  let folder: string
  let playbookFile: string
  let dataFolder: string
  const started: Desktop[] = []

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'runcard-desktop-')))
    dataFolder = join(folder, 'data')
    mkdirSync(join(folder, 'runbooks'))
    playbookFile = join(folder, 'runbooks', 'service.md')
    writeFileSync(playbookFile, playbookText)
  })

  afterEach(async () => {
    await Promise.all(started.splice(0).map((desktop) => desktop.kill()))
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  function launch(options: Partial<DesktopOptions> = {}): Desktop {
    const desktop = launchDesktop({ dataFolder, ...options })
    started.push(desktop)
    return desktop
  }

  async function untilShown(page: Page, text: string): Promise<void> {
    await page.getByText(text).first().waitFor()
  }

  const outsideOf = (desktop: Desktop) =>
    desktop.happenings.flatMap((happening) => (happening.type === 'opened-outside' ? [happening.url] : []))
  const dialogsOf = (desktop: Desktop) => desktop.happenings.filter((happening) => happening.type === 'dialog')
  const faultsOf = (desktop: Desktop) => desktop.happenings.filter((happening) => happening.type === 'page-fault')

  /** A client of the test's own beside the screens'. */
  const clientOf = async (page: Page): Promise<Client> => createClient(await createPageTransport(page))

  /** Starts the step that takes ten minutes. */
  async function startLongStep(page: Page): Promise<void> {
    const client = await clientOf(page)
    const { playbooks } = await client.call('library.list', {})
    const { playbookId } = playbooks.find((row) => row.title === 'Recover the test service')!
    const { playbook, hash, folderId } = await client.call('playbook.open', { playbookId })
    await client.call('library.trustFolder', { folderId })
    const { incidentId } = await client.call('incident.open', { playbookId, kind: 'drill' })
    const stepId = playbook.procedures[0]!.steps[0]!.id
    await client.call('step.run', { incidentId, stepId, targetId: 'local' as TargetId, hash, values: {} })
  }

  describe('keeps its page confined:', () => {
    it('it has no Node, one frozen object with two functions, and the one policy', async () => {
      const desktop = launch()
      const page = await desktop.page()
      await untilShown(page, 'Comes with Runcard')
      const world = await page.evaluate(async () => {
        const { runcard } = globalThis as unknown as { runcard: object }
        const names = ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in globalThis)
        const { headers } = await fetch('/')
        return { names, keys: Object.keys(runcard), isFrozen: Object.isFrozen(runcard), policy: headers.get('content-security-policy') }
      })
      expect(world).toEqual({ names: [], keys: ['send', 'onMessage'], isFrozen: true, policy: contentSecurityPolicy })
      expect(faultsOf(desktop)).toEqual([])
    })

    it('it reads no file outside of the screens', async () => {
      const page = await launch().page()
      const statuses = await page.evaluate(() =>
        Promise.all(
          ['/index.html', '/..%2f..%2fpackage.json', '/%2e%2e/main/index.js', '/..%5c..%5cpackage.json', '/%00', '/%'].map(
            async (path) => (await fetch(path)).status,
          ),
        ),
      )
      expect(statuses).toEqual([200, 404, 404, 404, 404, 404])
    })

    it('it goes nowhere else, and only web and mail addresses go to the system', async () => {
      const desktop = launch()
      const page = await desktop.page()
      await untilShown(page, 'Comes with Runcard')
      const follow = (href: string, target: string) =>
        page.evaluate(
          `{ const link = document.createElement('a'); link.href = ${JSON.stringify(href)}; link.target = '${target}'; document.body.append(link); link.click() }`,
        )
      const addresses = [
        'https://status.example/',
        'http://wiki.example/page',
        'mailto:oncall@example.com',
        'ssh://host.example/',
        'file:///etc/passwd',
      ]
      const url = page.url()
      for (const address of addresses) await follow(address, '_self')
      await vi.waitFor(() => expect(outsideOf(desktop)).toEqual(addresses.slice(0, 3)), patience)
      for (const address of addresses) await follow(address, '_blank')
      await vi.waitFor(() => expect(outsideOf(desktop)).toEqual([...addresses.slice(0, 3), ...addresses.slice(0, 3)]), patience)
      expect(page.url()).toBe(url)
      await vi.waitFor(() => expect(page.context().pages()).toEqual([page]), patience)
      await untilShown(page, 'Comes with Runcard')
    })

    it('of all permissions it has the one to copy', async () => {
      const desktop = launch()
      await desktop.page()
      const permissions = [
        'clipboard-sanitized-write',
        'clipboard-read',
        'media',
        'geolocation',
        'notifications',
        'openExternal',
        'fileSystem',
        'usb',
      ]
      const answers = await Promise.all(permissions.map((permission) => desktop.askFor({ type: 'ask-permission', permission })))
      expect(answers).toEqual([true, false, false, false, false, false, false, false])
    })

    it('what a frame in it says is not listened to', async () => {
      const desktop = launch()
      const page = await desktop.page()
      await untilShown(page, 'Comes with Runcard')
      const client = await clientOf(page)
      const change = { type: 'call', id: 7, name: 'settings.write', input: { theme: 'dark' } }
      await page.evaluate(
        `{ const frame = document.createElement('iframe'); document.body.append(frame); frame.contentWindow.runcard.send(${JSON.stringify(change)}) }`,
      )
      expect(await client.call('settings.read', {})).toMatchObject({ theme: 'system' })
      // The same words from the page itself are.
      sendInPage(page, change)
      await vi.waitFor(async () => expect(await client.call('settings.read', {})).toMatchObject({ theme: 'dark' }), patience)
    })
  })

  describe('opens playbooks', () => {
    it('that it is started with', async () => {
      const page = await launch({ args: [playbookFile] }).page()
      await page.getByRole('heading', { name: 'Recover the test service' }).waitFor()
    })

    it('that a second start names, in the window that is there', async () => {
      const first = launch()
      const page = await first.page()
      await untilShown(page, 'Comes with Runcard')
      const second = launch({ args: [playbookFile] })
      expect(await second.ended).toBe(0)
      expect(second.happenings).toEqual([])
      await page.getByRole('heading', { name: 'Recover the test service' }).waitFor()
    })

    it('that the system hands over, and that are chosen in the menu', async () => {
      const other = join(folder, 'runbooks', 'other.md')
      writeFileSync(other, playbookText.replace('test service', 'other service'))
      const desktop = launch()
      const page = await desktop.page()
      desktop.ask({ type: 'open-file', file: playbookFile })
      await page.getByRole('heading', { name: 'Recover the test service' }).waitFor()
      desktop.ask({ type: 'answer', answer: [other] })
      desktop.ask({ type: 'click-menu', label: 'Open Playbook…' })
      await page.getByRole('heading', { name: 'Recover the other service' }).waitFor()
    })

    it('of a folder that is chosen in the system’s dialog, and remembers it', async () => {
      const first = launch()
      const page = await first.page()
      first.ask({ type: 'answer', answer: [join(folder, 'runbooks')] })
      await page.getByRole('button', { name: 'Add a folder of playbooks' }).first().click()
      await untilShown(page, 'Recover the test service')
      expect(await first.quit()).toBe(0)
      await untilShown(await launch().page(), 'Recover the test service')
    })

    it('or says in words why it can’t', async () => {
      const missingFile = join(folder, 'gone.md')
      const desktop = launch({ args: [missingFile] })
      const { options } = await desktop.waitFor('dialog')
      expect(options).toMatchObject({
        message: `There is no file ${missingFile}.`,
        detail: 'Check the path, or find the playbook with “runcard list”.',
      })
      await untilShown(await desktop.page(), 'Comes with Runcard')
    })
  })

  describe('ends with care:', () => {
    it('it asks while a step runs, and stays when told to', async () => {
      const desktop = launch({ args: [playbookFile] })
      const page = await desktop.page()
      await page.getByRole('heading', { name: 'Recover the test service' }).waitFor()
      await startLongStep(page)
      desktop.ask({ type: 'answer', answer: 0 })
      desktop.ask({ type: 'close-window' })
      const { options } = await desktop.waitFor('dialog')
      expect(options).toMatchObject({
        message: 'The step “Wait for it” on local is still running.',
        buttons: ['Keep Runcard open', 'Stop and quit'],
      })
      expect(await (await clientOf(page)).call('app.info', {})).toMatchObject({ shell: 'desktop' })
      desktop.ask({ type: 'answer', answer: 1 })
      desktop.ask({ type: 'close-window' })
      expect(await desktop.ended).toBe(0)
    })

    it('it does not ask when nothing runs', async () => {
      const desktop = launch()
      await desktop.page()
      expect(await desktop.quit()).toBe(0)
      expect(dialogsOf(desktop)).toEqual([])
    })

    it('a page that crashes is shown again, and the engine lives on', async () => {
      const desktop = launch({ args: [playbookFile] })
      const page = await desktop.page()
      await page.getByRole('heading', { name: 'Recover the test service' }).waitFor()
      desktop.ask({ type: 'answer', answer: 0 })
      const session = await page.context().newCDPSession(page)
      void session.send('Page.crash').catch(() => {})
      const { options } = await desktop.waitFor('dialog')
      expect(options).toMatchObject({ message: 'The screen went away.', buttons: ['Show it again', 'Quit'] })
      const shown = await desktop.pageAfter(page)
      await shown.getByRole('heading', { name: 'Recover the test service' }).waitFor()
    })

    it('a journal that can’t be read is said in words, and nothing is opened', async () => {
      mkdirSync(dataFolder)
      writeFileSync(join(dataFolder, 'journal.sqlite'), 'this is no database, only text that is long enough to be taken for one')
      const desktop = launch()
      const { options } = await desktop.waitFor('dialog')
      expect(options.title).toMatch(/^The journal .* is damaged/)
      expect(await desktop.ended).toBe(1)
    })
  })

  describe('remembers its window', () => {
    const place = { x: 40, y: 60, width: 900, height: 700 }

    async function reopened(bounds: typeof place): Promise<unknown> {
      const first = launch()
      await first.page()
      first.ask({ type: 'move-window', bounds })
      await first.quit()
      const second = launch()
      await second.page()
      return second.askFor({ type: 'window-bounds' })
    }

    it('where it was', async () => {
      expect(await reopened(place)).toEqual(place)
    })

    it('unless no display shows that place any more', async () => {
      expect(await reopened({ ...place, x: 5_000 })).toMatchObject({ width: 1280, height: 800 })
    })
  })

  it('offers what the page does by key in its menu too', async () => {
    const desktop = launch()
    const page = await desktop.page()
    await untilShown(page, 'Comes with Runcard')
    desktop.ask({ type: 'click-menu', label: 'All Actions' })
    await page.getByRole('dialog').waitFor()
  })
})
