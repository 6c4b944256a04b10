// A run for a person: the steps on standard error, what the commands print on standard output as it comes.
import { createTimes } from '../../core/incident/report/times.ts'
import { shellBegunWords, shellEndedWords } from '../../core/incident/timeline.ts'
import { changedSince } from '../../core/playbook/changed-since.ts'
import type { Step } from '../../core/playbook/model/procedure.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { procedureFacts, procedurePath, stepLines } from '../text/procedure-words.ts'
import { counted, elapsedInWords } from '../text/words.ts'
import { wrapLines } from '../text/wrap.ts'
import type { FeedEvent } from './feed.ts'
import { createLineEnds } from './line-ends.ts'
import type { LastRun, Reporter, StepResult, Tally } from './reporter.ts'

/** Messages never start in the middle of a line of output, where both go to one terminal. */
export function createTextReporter(terminal: Terminal): Reporter {
  const { tint } = terminal
  const times = createTimes(Intl.DateTimeFormat().resolvedOptions().timeZone)
  let isOpened = false
  let isMidLine = false
  let toLineEnds = createLineEnds()
  let isOver = false

  function say(line: string): void {
    if (isMidLine) terminal.say('')
    isMidLine = false
    terminal.say(line)
  }

  return {
    async opened({ title, procedure, number, target, kind, openSince }) {
      if (!isOpened) for (const line of wrapLines(title, terminal.columns, '')) say(tint('bold', line))
      else say('')
      for (const line of wrapLines(`${number} ${procedurePath(procedure)} (${procedureFacts(procedure)})`, terminal.columns, '')) say(line)
      if (isOpened) return
      isOpened = true
      const since = openSince === undefined ? '' : `, open since ${times.dayAndTime(openSince)}`
      say(tint('dim', `${kind === 'drill' ? 'A drill' : 'For real'}, on ${target}${since}`))
    },
    stepReached(step, lastRun) {
      say(['', ...stepLines(step, terminal.columns, tint), ...changedLines(step, lastRun, tint)].join('\n'))
    },
    stepWas(words, tone) {
      say(tone === 'plain' ? words : tint(tone === 'good' ? 'green' : 'yellow', words))
    },
    stepLacks(words) {
      for (const line of wrapLines(words, terminal.columns, '  ')) say(tint('yellow', line))
    },
    async stepStarted() {},
    async stepFinished(step, result) {
      say(resultLine(step, result, tint))
    },
    async commandLeftOut(_step, command, reason) {
      say(tint('yellow', `  left out, because it ${reason}: ${command.text}`))
    },
    async event(event) {
      if (event.type === 'command-started') toLineEnds = createLineEnds()
      else if (event.type === 'incident-closed') isOver = true
      else if (event.type === 'output') {
        const text = terminal.isPrintingToPerson ? event.text : toLineEnds(event.text)
        if (text === '') return
        await terminal.print(text)
        isMidLine = terminal.isPrintingToPerson && !text.endsWith('\n')
      } else if (event.type === 'command-finished' && event.outputLost !== undefined) say(tint('yellow', `  ${event.outputLost}`))
      else if (event.type === 'session-started') {
        const begun = shellBegunWords(event)
        if (begun !== undefined) say(tint('yellow', `  ${begun.text}`))
      } else if (event.type === 'session-ended' && !isOver) say(tint('yellow', `  ${endedWords(event)}`))
    },
    async finished(tally) {
      for (const line of summaryLines(tally, tint)) say(line)
    },
  }
}

/** While this Runcard lives, what its sessions left is kept whole. */
function endedWords({ reason, directory }: FeedEvent & { type: 'session-ended' }): string {
  return shellEndedWords(reason, directory === undefined ? {} : { leftDirectory: directory, leavesVariables: true })
}

const differenceMarks = { same: '  ', gone: '- ', new: '+ ' } as const
const differenceColours = { same: 'dim', gone: 'red', new: 'green' } as const

/** Nobody has seen these commands work: since when, and what is different. */
function changedLines(step: Step, lastRun: LastRun | undefined, tint: Terminal['tint']): readonly string[] {
  const difference = lastRun === undefined ? undefined : changedSince(step, lastRun.written)
  if (lastRun === undefined || difference === undefined) return []
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(lastRun.at)
  return [
    tint('yellow', `  Changed since it last ran, on ${date}:`),
    ...difference.map(({ type, text }) => tint(differenceColours[type], `    ${differenceMarks[type]}${text}`)),
  ]
}

function resultLine(step: Step, { outcome, exitStatus, durationMs, detail, meaning }: StepResult, tint: Terminal['tint']): string {
  const time = elapsedInWords(durationMs)
  const more = detail === undefined || detail === '' ? '' : ` (${detail})`
  switch (outcome) {
    case 'succeeded':
      return `${tint('green', `✓ ${step.number} done`)} ${tint('dim', `in ${time}`)}${more}`
    case 'failed':
      if (meaning !== undefined)
        return `${tint('yellow', `○ ${step.number} ended with ${exitStatus}: ${meaning}`)} ${tint('dim', `after ${time}`)}${more}`
      return `${tint('red', `✗ ${step.number} failed: exit status ${exitStatus ?? 'unknown'}`)} ${tint('dim', `after ${time}`)}${more}`
    case 'stopped':
      return `${tint('yellow', `■ ${step.number} stopped`)} ${tint('dim', `after ${time}`)}${more}`
    case 'session-lost':
      // The detail says that its shell ended, and why.
      return `${tint('red', `✗ ${step.number} was cut off`)} ${tint('dim', `after ${time}`)}${more}`
    case 'not-started':
      return `${tint('red', `✗ ${step.number} did not start`)}${more}`
  }
}

function summaryLines({ succeeded, failed, toJudge, skipped, left, byHand }: Tally, tint: Terminal['tint']): string[] {
  const parts = [
    tint('green', `${counted(succeeded, 'step')} done`),
    failed === 0 ? '' : tint('red', `${failed} failed`),
    toJudge === 0 ? '' : tint('yellow', `${toJudge} to judge`),
    skipped === 0 ? '' : `${skipped} skipped`,
    left === 0 ? '' : `${left} not come to`,
  ]
  return [
    '',
    parts.filter((part) => part !== '').join(', '),
    ...(byHand.length === 0 ? [] : ['To be done by hand:', ...byHand.map((line) => `  - ${line}`)]),
  ]
}
