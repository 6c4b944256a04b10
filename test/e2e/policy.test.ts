// The policy of the page in both shells: it lets the screens do all that they do, and nothing that a page which was taken over
// would want to do.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { missing } from '../support/real-parts.ts'
import { createHarbour, harbourTitle } from './harbour.ts'
import * as screen from './screen.ts'
import { browserShell } from './shells/browser.ts'
import { desktopShell } from './shells/desktop.ts'
import { shareShell } from './shells/share-shell.ts'
import type { OpenShell } from './shells/shell.ts'

/** What the page's policy must refuse, each on a task of its own: the debugger's own evaluation is not held by the policy. */
const attempts = `
  globalThis.refused = new Set()
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.add(effectiveDirective))
  const append = (tag, properties) => document.body.append(Object.assign(document.createElement(tag), properties))
  for (const attempt of [
    () => new Function('return 1')(),
    () => append('script', { textContent: '1' }),
    () => append('script', { src: 'https://outside.invalid/script.js' }),
    () => append('style', { textContent: 'body { color: red }' }),
    () => append('img', { src: 'https://outside.invalid/image.png' }),
    () => append('iframe', { src: 'https://outside.invalid/' }),
    () => fetch('https://outside.invalid/').catch(() => {}),
    () => new WebSocket('wss://outside.invalid/'),
    () => (document.body.innerHTML += '<b>bold</b>'),
  ]) setTimeout(attempt)
`

describe.skipIf(missing('chromium', 'bash')).each([browserShell, desktopShell])('the policy $name', (shell) => {
  let open: OpenShell
  let page: Page

  shareShell(shell, createHarbour, (shared) => {
    ;({ open, page } = shared)
  })

  test('lets the screens do what they do, from the first moment on', async () => {
    await page.reload()
    await page.getByRole('link', { name: harbourTitle }).click()
    const steps = screen.procedure(page, 'The cranes do not move', 'Quick Fix (5 minutes)')
    await screen.choose(steps, 1)
    await page.keyboard.press('Enter')
    await screen.dialog(page, 'Is this for real?').waitFor()
    await page.keyboard.press('d')
    await screen.dialog(page, /Do you trust/).waitFor()
    await page.keyboard.press('t')
    await screen.becomes(steps, 1, 'done')
    await page.keyboard.press('`')
    await page.getByRole('region', { name: 'Terminal' }).getByText('berth set', { exact: true }).waitFor()
    await page.keyboard.type("printf '\\e[1;31mred\\e[0m \\e[38;5;99mviolet\\e[0m\\n'\n")
    await page.getByText('violet', { exact: true }).waitFor()
    await page.keyboard.press('Control+`')
    await page.keyboard.press('Control+p')
    await page.getByRole('region', { name: 'Page 1' }).locator('canvas').waitFor()
    await open.saved(() => page.getByRole('button', { name: 'Save as PDF' }).click())
    expect(open.faults).toEqual([])
  })

  test('refuses code from text, foreign scripts, styles, pictures, pages and addresses, and nothing reaches a network', async () => {
    const answered: string[] = []
    page.on('response', (response) => answered.push(response.url()))
    await page.evaluate(attempts)
    // Scripts and code from text are refused as what no policy of trusted types lets through.
    const directives = ['connect-src', 'frame-src', 'img-src', 'require-trusted-types-for', 'style-src-elem']
    await expect.poll(() => page.evaluate('[...refused].sort()')).toEqual(directives)
    expect(answered).toEqual([])
    expect(open.faults.length).toBeGreaterThan(0)
  })
})
