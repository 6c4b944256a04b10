// axe-core over a page as it stands, in every sheet of colours.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const sheets = [
  { name: 'light', colorScheme: 'light', contrast: 'no-preference' },
  { name: 'dark', colorScheme: 'dark', contrast: 'no-preference' },
  { name: 'high contrast, light', colorScheme: 'light', contrast: 'more' },
  { name: 'high contrast, dark', colorScheme: 'dark', contrast: 'more' },
] as const

type SheetName = (typeof sheets)[number]['name']

/** What axe finds, one line each. Everything is looked at in the light sheet of colours, what depends on colour in all that are named. */
export async function findBarriers(page: Page, names: readonly SheetName[] = sheets.map(({ name }) => name)): Promise<readonly string[]> {
  const found: string[] = []
  for (const { name, colorScheme, contrast } of sheets) {
    if (!names.includes(name)) continue
    await page.emulateMedia({ colorScheme, contrast })
    const results = await run(page, name === 'light' ? {} : { runOnly: ['color-contrast', 'link-in-text-block'] })
    for (const { id, nodes } of results.violations)
      for (const { target, failureSummary = '' } of nodes) found.push(`${name}: ${id} at ${target.join(' ')}: ${failureSummary}`)
  }
  return found
}

async function run(page: Page, options: RunOptions): Promise<AxeResults> {
  // The debugger's own evaluation is not held by the page's policy, so that the policy stays as it is.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  return page.evaluate((chosen) => {
    const world = globalThis as unknown as { axe: { run(root: unknown, options: RunOptions): Promise<AxeResults> }; document: unknown }
    return world.axe.run(world.document, chosen)
  }, options)
}
