// `runcard verify`: whether a sheet of paper is still true, by the code at its foot.
import type { UnitChange } from '../../core/paper/compare.ts'
import type { PrintedUnit } from '../../core/paper/units.ts'
import type { Verdict } from '../../core/paper/verdict.ts'
import { changeWords, verdictWords } from '../../core/paper/verdict-words.ts'
import { lineDifference } from '../../core/playbook/line-difference.ts'
import { defineCommand } from '../command.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { wrapLines } from '../text/wrap.ts'

export const verifyCommand = defineCommand({
  name: 'verify',
  summary: 'Say whether a printed sheet is still true, by the code at its foot.',
  usage: 'CODE… [--from FOLDER] [--json]',
  positionals: { name: 'CODE', least: 1, most: Number.POSITIVE_INFINITY },
  options: {
    from: { type: 'string', value: 'FOLDER', help: 'Compare with what “runcard export --all” last wrote into this folder.' },
    json: { type: 'boolean', help: 'Print one JSON object: {"sheets": […]}, one for each code.' },
  },
  details: [
    'The code stands at the right of the foot, in characters and as a QR code. Case, spaces and hyphens don’t matter, nor O for 0 and I or L for 1.',
    'What was printed on this computer is known with its words, so that the steps that changed since can be told. Of other paper it is known whether a playbook of the library says just that now.',
    'Exit status: 0 every sheet is current, 1 one is stale, 2 one is not known or its code is mistyped.',
  ],
  examples: ['runcard verify K7Q-2MX-9T4C', 'runcard verify k7q2mx9t4c --from /srv/binder'],
  async run({ from, json }, codes, terminal) {
    const verdicts = await verdictsOn(codes, from, terminal)
    if (json === true) await terminal.print(`${JSON.stringify({ sheets: verdicts }, null, 2)}\n`)
    else await terminal.print(verdicts.map((verdict) => `${verdictLines(verdict, terminal).join('\n')}\n`).join('\n'))
    return Math.max(...verdicts.map(({ type }) => exitStatuses[type]))
  },
})

const exitStatuses: Readonly<Record<Verdict['type'], number>> = { current: 0, stale: 1, gone: 2, unknown: 2, mistyped: 2 }

async function verdictsOn(codes: readonly string[], from: string | undefined, terminal: Terminal): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  if (from !== undefined) {
    const { verifyFromFolder } = await import('../../engine/paper/verify-from-folder.ts')
    for (const code of codes) verdicts.push(await verifyFromFolder(code, from))
    return verdicts
  }
  const { withEngine } = await import('../compose.ts')
  await withEngine(terminal, async ({ client }) => {
    for (const typed of codes) verdicts.push(await client.call('paper.verify', { typed: typed.slice(0, 200) }))
  })
  return verdicts
}

function verdictLines(verdict: Verdict, terminal: Terminal): string[] {
  const { title, next } = verdictWords(verdict)
  const colour = verdict.type === 'current' ? 'green' : 'red'
  return [
    ...wrapLines(title, terminal.columns, '').map((line) => terminal.paint(['bold', colour], line)),
    ...wrapLines(next, terminal.columns, ''),
    ...(verdict.type === 'stale' ? verdict.changes.flatMap((change) => changeLines(change, terminal)) : []),
  ]
}

/** What is no longer so with “-”, what is so now with “+”. */
function changeLines(change: UnitChange, { paint }: Terminal): string[] {
  // The title of what is new or gone is said already.
  const { title = '' } = change.type === 'added' ? change.now : change.before
  const said = change.type === 'added' || change.type === 'removed' ? title : ''
  const linesOf = (unit: PrintedUnit) => [unit.title ?? '', ...unit.text.split('\n')].filter((line) => line !== '' && line !== said)
  const before = 'before' in change && change.type !== 'moved' ? linesOf(change.before) : []
  const now = 'now' in change && change.type !== 'moved' ? linesOf(change.now) : []
  const lines = lineDifference(before, now).filter(({ type }) => type !== 'same')
  return [
    `  ${changeWords(change)}${lines.length > 0 ? ':' : '.'}`,
    ...lines.map(({ type, text }) => (type === 'gone' ? paint('red', `    - ${text}`) : paint('green', `    + ${text}`))),
  ]
}
