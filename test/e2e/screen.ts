// How a responder finds things on the screens: by role and by name, as a screen reader says them. Waits are for what must
// come to be seen, never for a time.
import type { Locator, Page } from 'playwright-core'

export function searchBox(page: Page): Locator {
  return page.getByRole('combobox', { name: 'What do you see?' })
}

export function hits(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Scenarios and sections that match' }).getByRole('option')
}

/** Types what is seen once the search box takes the keys; resolves when this is the best answer. */
export async function describe(page: Page, words: string, answer: string | RegExp): Promise<void> {
  await searchBox(page).and(page.locator(':focus')).waitFor()
  await page.keyboard.type(words)
  await hits(page)
    .first()
    .and(page.getByRole('option', { name: answer }))
    .waitFor()
}

/** The list of a procedure's steps. */
export function procedure(page: Page, scenario: string, title: string): Locator {
  const chapter = page.locator('section', { has: page.getByRole('heading', { level: 2, name: scenario }) })
  return chapter.getByRole('list', { name: title, exact: true })
}

/** One step's card. */
export function step(steps: Locator, number: number): Locator {
  return steps.getByRole('listitem', { name: new RegExp(`^Step ${number}, `) })
}

/** Resolves when the step says this of itself. */
export function becomes(steps: Locator, number: number, status: string): Promise<void> {
  return steps.getByRole('listitem', { name: new RegExp(`^Step ${number}, .*: ${status}`) }).waitFor()
}

/** Takes the keys to a step. */
export async function choose(steps: Locator, number: number): Promise<void> {
  const card = step(steps, number)
  await card.getByRole('heading').click()
  await card.and(steps.page().locator('[aria-current=step]')).waitFor()
}

/** Answers that it is a drill; resolves when it is open and the keys go to the page again. */
export async function openDrill(page: Page): Promise<void> {
  const question = dialog(page, 'Is this for real?')
  await question.waitFor()
  await page.keyboard.press('d')
  await page.getByText('Drill', { exact: true }).waitFor()
  await question.waitFor({ state: 'detached' })
}

/** Says where the steps run, by name. */
export async function chooseTarget(page: Page, name: string): Promise<void> {
  await page.keyboard.press('t')
  const targets = dialog(page, 'Where do the steps run?')
  await targets.getByRole('option', { name: new RegExp(`^${name}`) }).waitFor()
  await page.keyboard.type(name)
  await targets.getByRole('option', { name: new RegExp(`^${name}`), selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: new RegExp(`Target: ${name}`) }).waitFor()
}

export function dialog(page: Page, name: string | RegExp): Locator {
  return page.getByRole('dialog', { name }).or(page.getByRole('alertdialog', { name }))
}

export function confirmation(page: Page): Locator {
  return page.getByRole('textbox', { name: /^Type the target’s name/ })
}

export function runButton(page: Page): Locator {
  return page.getByRole('button', { name: /^Run( again)?$/ })
}

/** Runs the step that the keys act on, one with a hazard, as a responder must: by typing where it will run. */
export async function runDangerously(page: Page, target = 'local'): Promise<void> {
  await page.keyboard.press('Enter')
  await confirmation(page).and(page.locator(':focus')).waitFor()
  await page.keyboard.type(target)
  await page.keyboard.press('Enter')
}

/** Keys that came back from the terminal are nobody's for a moment: resolves when they are the page's. */
export function keysSettled(page: Page): Promise<void> {
  return page.locator('main:not([data-settling])').waitFor()
}

export function journal(page: Page): Locator {
  return page.getByRole('list', { name: 'Journal' })
}
