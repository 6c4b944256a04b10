// `runcard enter`: times that were written on a sheet while there was only paper, into the journal of the incident.
import type { Client } from '../../contract/client.ts'
import { RuncardError } from '../../contract/errors.ts'
import type { IncidentId } from '../../core/incident/events.ts'
import { readTimeOfDay, timeOfDay } from '../../core/paper/paper-time.ts'
import type { SheetStep } from '../../core/paper/verdict.ts'
import { verdictWords } from '../../core/paper/verdict-words.ts'
import type { PlaybookId } from '../../core/playbook/model/document.ts'
import { bestMatches } from '../choose/match.ts'
import { defineCommand, usageError } from '../command.ts'
import { counted } from '../text/words.ts'

export const enterCommand = defineCommand({
  name: 'enter',
  summary: 'Write into the journal what was done from paper: the times that stand on a sheet.',
  usage: 'CODE STEP=TIME… [--new] [--drill]',
  positionals: { name: 'CODE and STEP=TIME', least: 2, most: Number.POSITIVE_INFINITY },
  options: {
    new: { type: 'boolean', help: 'Open an incident for it, where none of the sheet’s playbook is open.' },
    drill: { type: 'boolean', help: 'With --new: it was a rehearsal.' },
  },
  details: [
    'CODE stands at the foot of the sheet. STEP is the number of a step on it, or a part of its title where several have that number; TIME is as written beside it: 3:12, 03.12, 0312. What would be still to come was yesterday.',
    'It goes into the newest incident of the sheet’s playbook that is open; all of the times or none.',
    'Exit status: 0 written, 1 it can’t be, 2 the code, a step or a time can’t be understood.',
  ],
  examples: ['runcard enter K7Q-2MX-9T4C 1=03:12 2=03:15', 'runcard enter k7q2mx9t4c "restart=0320" --new'],
  async run({ new: isNew, drill }, [code = '', ...entries], terminal) {
    if (drill === true && isNew !== true) throw usageError('enter', '--drill goes with --new.')
    const { withEngine } = await import('../compose.ts')
    return withEngine(terminal, async ({ engine, client }) => {
      const verdict = await client.call('paper.verify', { typed: code.slice(0, 200) })
      if (!('sheet' in verdict)) throw new RuncardError('sheet-unusable', { reason: verdictWords(verdict).title })
      const { file, name, steps } = verdict.sheet
      const now = Date.now()
      const done = entries.map((entry) => readEntry(entry, steps, now))
      const playbookId = await engine.openFile(file)
      const open = await openIncident(client, playbookId)
      if (open === undefined && isNew !== true) throw new RuncardError('no-open-incident', { playbook: name })
      const kind = drill === true ? 'drill' : 'incident'
      const incidentId = open ?? (await client.call('incident.open', { playbookId, kind })).incidentId
      await client.call('incident.enterPaper', { incidentId, typed: code, done: done.map(({ stepId, doneAt }) => ({ stepId, doneAt })) })
      for (const { number, title, doneAt } of done) terminal.say(`${timeOfDay(doneAt, now)}  ${number} ${title}`)
      terminal.say(`Wrote ${counted(done.length, 'step')} into the ${open === undefined ? 'new' : 'open'} incident of ${name}.`)
      return 0
    })
  },
})

/** The newest of the playbook. */
async function openIncident(client: Client, playbookId: PlaybookId): Promise<IncidentId | undefined> {
  const incidents = await client.call('incident.list', { playbookId })
  return incidents.find(({ closedAt }) => closedAt === undefined)?.incidentId
}

/** `2=03:12`; the title of a step may have “=” in it. */
function readEntry(entry: string, steps: readonly SheetStep[], now: number): SheetStep & { readonly doneAt: number } {
  const at = entry.lastIndexOf('=')
  const [wanted, time] = [entry.slice(0, Math.max(0, at)).trim(), entry.slice(at + 1)]
  if (wanted === '') throw usageError('enter', `“${entry}” is no STEP=TIME, such as 2=03:12.`)
  const doneAt = readTimeOfDay(time, now)
  if (doneAt === undefined) throw usageError('enter', `“${time}” is not a time; write it as 03:12.`)
  const numbered = steps.filter(({ number }) => number === wanted)
  const matches = numbered.length > 0 ? numbered : bestMatches(steps, wanted, ({ title }) => [title])
  const [only] = matches
  if (only !== undefined && matches.length === 1) return { ...only, doneAt }
  const listed = (only === undefined ? steps : matches).map(({ number, title }) => `${number} ${title}`).join('; ')
  const problem =
    only === undefined ? 'is no step of this sheet; it has' : 'can be several steps of this sheet, so write a part of its title'
  throw usageError('enter', `“${wanted}” ${problem}: ${listed}.`)
}
