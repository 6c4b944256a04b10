// A printing leaves room for whoever else waits for the engine, and ends when nobody wants it any more.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FormatName, PrintFormat } from '../../../src/core/card/format.ts'
import { typeset } from '../../../src/engine/print/typeset.ts'
import { typesetBinder } from '../../../src/engine/print/typeset-binder.ts'
import { read } from '../../core/playbook/reading.ts'
import { codeOf, createWorkbench, idOf, type Workbench } from '../workbench.ts'

const scenarios = Array.from(
  { length: 12 },
  (_, index) =>
    `## Scenario ${index + 1}: Part ${index + 1}\n\n\`\`\`bash\n${Array.from({ length: 20 }, (_, step) => `# Step ${step}\nsystemctl restart part-${index}-${step}`).join('\n')}\n\`\`\`\n`,
)
const text = `# Web\n\n${scenarios.join('\n')}`
const playbook = read(text)
const printing = { fileName: 'web.md', printedOn: '2026-11-21' } as const

/** How often others have a turn while it is made; `onTurn` is told each time. */
async function turnsDuring(work: Promise<unknown>, onTurn: (turn: number) => void = () => {}): Promise<number> {
  let turns = 0
  let isOver = false
  const take = () => {
    if (isOver) return
    onTurn(++turns)
    setImmediate(take)
  }
  setImmediate(take)
  await work.finally(() => {
    isOver = true
  })
  return turns
}

const wholeFormats: readonly Exclude<FormatName, 'card'>[] = ['booklet', 'cards', 'pocket', 'wall', 'index-cards']

describe.each(wholeFormats)('a printing of the format %s', (type) => {
  const format: PrintFormat = { type }

  it('lets others have a turn before each of its scenarios and pages', async () => {
    const made = typeset(playbook, format, printing)
    expect(await turnsDuring(made)).toBeGreaterThan((await made).pageCount + scenarios.length / 2)
  })

  it('ends in the middle when it is cancelled', async () => {
    const whole = await turnsDuring(typeset(playbook, format, printing))
    const stop = new AbortController()
    const cancelled = typeset(playbook, format, { ...printing, signal: stop.signal })
    const code = codeOf(cancelled)
    const turns = await turnsDuring(
      cancelled.catch(() => {}),
      (turn) => turn === Math.floor(whole / 2) && stop.abort(),
    )
    expect(await code).toBe('cancelled')
    expect(turns).toBeLessThan(whole)
  })
})

it('a binder that is cancelled ends while it is laid out', async () => {
  const stop = new AbortController()
  const parts = Array.from({ length: 5 }, () => ({ playbook, printing }))
  const binder = codeOf(typesetBinder(parts, { printedOn: printing.printedOn, signal: stop.signal }))
  await turnsDuring(binder, (turn) => turn === 10 && stop.abort())
  expect(await binder).toBe('cancelled')
})

describe('a choice of the screen', () => {
  let bench: Workbench
  beforeEach(() => {
    bench = createWorkbench()
  })
  afterEach(() => bench.clear())

  it('that is no longer wanted is told to be cancelled, which is no fault of Runcard’s', async () => {
    const file = await bench.write('web.md', text)
    const { client } = await bench.start()
    const playbookId = await idOf(client, file)
    await client.call('playbook.open', { playbookId })
    const stop = new AbortController()
    const made = codeOf(client.call('print.make', { playbookId, format: { type: 'booklet' } }, stop.signal))
    await turnsDuring(made, (turn) => turn === 5 && stop.abort())
    expect(await made).toBe('cancelled')
  })
})
