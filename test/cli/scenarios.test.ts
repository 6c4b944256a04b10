// Every file of test/scenarios, one test each.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runScenario } from './run-scenario.ts'

const folder = join(import.meta.dirname, '..', 'scenarios')

test.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('%s', { timeout: 120_000 }, async (name) => {
  const absent = await runScenario(join(folder, name))
  if (absent === 'not-root') process.stderr.write(`${name}: a part was left out: root may do everything\n`)
  expect(process.env.CI === 'true' && absent !== undefined && absent !== 'not-root').toBe(false)
})
