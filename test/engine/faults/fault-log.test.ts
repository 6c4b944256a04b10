import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFaultLog } from '../../../src/engine/faults/fault-log.ts'
import { createWorkbench, type Workbench } from '../workbench.ts'

let bench: Workbench
beforeEach(() => {
  bench = createWorkbench()
})
afterEach(() => bench.clear())

describe('a fault of Runcard’s own', () => {
  it('is kept on this machine, stack and all, under the id that the user is told', async () => {
    const log = openFaultLog(bench.dataFolder, '1.2.3')
    const error = Object.assign(new TypeError('x is not a function'), { settings: { token: 'hunter2' } })
    const reportId = log.report(error)
    log.report('thrown as text')
    const lines = (await readFile(join(bench.dataFolder, 'logs', 'faults.log'), 'utf8')).trim().split('\n')
    const [first, second] = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(reportId).toMatch(/^[0-9a-f]{8}$/)
    expect(first).toMatchObject({ reportId, version: '1.2.3', name: 'TypeError', message: 'x is not a function' })
    expect(String(first?.stack)).toContain('fault-log.test.ts')
    expect(second).toMatchObject({ name: 'Error', message: 'thrown as text' })
    expect(lines.join()).not.toContain('hunter2')
  })

  it('has an id also where nothing can be written', async () => {
    await mkdir(bench.dataFolder, { recursive: true })
    await writeFile(join(bench.dataFolder, 'logs'), 'a file where the folder should be')
    expect(openFaultLog(bench.dataFolder, '1').report(new Error('x'))).toMatch(/^[0-9a-f]{8}$/)
  })
})
