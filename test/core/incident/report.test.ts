// The report and the handover sheet of an incident, told from its journal.
import { describe, expect, test } from 'vitest'
import { handoverSheet } from '../../../src/core/card/handover.ts'
import { paperWords } from '../../../src/core/card/language/languages.ts'
import { labelLanguages } from '../../../src/core/card/language/paper-words.ts'
import type { RecordWords } from '../../../src/core/card/language/record-words.ts'
import { reportSheet } from '../../../src/core/card/report.ts'
import type { IncidentEvent, IncidentFact } from '../../../src/core/incident/events.ts'
import { foldIncident } from '../../../src/core/incident/reduce.ts'
import { type Handover, handoverOf } from '../../../src/core/incident/report/handover.ts'
import { leftOpen, reportOf } from '../../../src/core/incident/report/report.ts'
import { reportMarkdown } from '../../../src/core/incident/report/report-markdown.ts'
import { createTimes } from '../../../src/core/incident/report/times.ts'
import type { Playbook } from '../../../src/core/playbook/model/playbook.ts'
import { readPlaybook } from '../../../src/core/playbook/read.ts'
import { loadShellGrammar } from '../../../src/engine/library/grammar.ts'

const text = `# Harbour

| Role | Name | Phone |
|---|---|---|
| Harbour master | Ines Vogt | +49 40 555 0101 |
| Crane engineer | [NAME] | [PHONE] |

## Escalation

- **T+0**: Crane engineer
- **T+15 min**: Harbour master, +49 40 555 0101

## Emergency #1: The cranes do not move

**RTO: 10 minutes**

### Quick Fix (5 minutes)

\`\`\`bash
# Step 1: Look
echo look
# Step 2: Restore
echo restore [BERTH]
# Step 3: Start
start --now
# Step 4: Watch
echo up
\`\`\`
`
const grammar = await loadShellGrammar()
const playbook = readPlaybook(text, { grammar, fileName: 'harbour.md', onFault: () => {} }) as Playbook
const [look, restore, start, watch] = playbook.procedures[0]!.steps
const times = createTimes('Europe/Berlin')
const openedAt = Date.parse('2026-11-21T02:00:00Z')
const minute = 60_000

/** Facts, each so many minutes after the incident was opened. */
function journal(...facts: readonly (readonly [number, object])[]): IncidentEvent[] {
  const opened = {
    type: 'incident-opened',
    kind: 'incident',
    playbookId: 'p',
    playbookTitle: 'Harbour',
    playbookFile: 'harbour.md',
    playbookHash: 'h',
  }
  const all = [[0, opened], ...facts] as const
  return all.map(([minutes, fact], index) => ({ ...(fact as IncidentFact), seq: index + 1, at: openedAt + minutes * minute }))
}

const session = { type: 'session-started', sessionId: 's', targetId: 't', targetName: 'crane-1', shell: 'bash', directory: '/srv' }
const ran = (step: typeof look, outcome: string, exitStatus: number | null): readonly object[] => {
  const about = { runId: `run ${step!.id}`, stepId: step!.id }
  const commandId = step!.commands[0]!.id
  return [
    { type: 'step-started', ...about, title: step!.title, targetId: 't', sessionId: 's', commandIds: [commandId] },
    { type: 'command-started', ...about, commandId, text: step!.commands[0]!.text.replace('[BERTH]', 'berth-7') },
    { type: 'command-finished', ...about, commandId, outcome, exitStatus, durationMs: 1500, outputBytes: 0 },
    { type: 'step-finished', ...about, outcome, exitStatus, durationMs: 1500 },
  ]
}
const at = (minutes: number, facts: readonly object[]) => facts.map((fact) => [minutes, fact] as const)
const lost = [
  {
    type: 'step-started',
    runId: 'r',
    stepId: start!.id,
    title: start!.title,
    targetId: 't',
    sessionId: 's',
    commandIds: [start!.commands[0]!.id],
  },
  { type: 'command-started', runId: 'r', stepId: start!.id, commandId: start!.commands[0]!.id, text: 'start --now' },
  { type: 'step-lost', runId: 'r', stepId: start!.id },
]
const worked = [
  [0, session],
  ...at(1, ran(look, 'succeeded', 0)),
  [2, { type: 'values-filled', values: { '[BERTH]': 'berth-7' } }],
  ...at(2, ran(restore, 'failed', 3)),
  [
    3,
    { type: 'command-typed', sessionId: 's', text: 'ss -ltn | grep 80', exitStatus: 0, startedAt: openedAt + 3 * minute, durationMs: 20 },
  ],
  [3, { type: 'note-added', text: 'Is the spare in the store?' }],
  ...at(4, ran(restore, 'succeeded', 0)),
  ...at(6, lost),
] as const

describe('the report of an incident', () => {
  test('tells what ran where with which result, also what was run again, and what was typed by hand', () => {
    const { runs } = reportOf(journal(...worked), playbook, openedAt + 7 * minute)
    expect(runs.map(({ target, title, text: command, result }) => [target, title, command, result])).toEqual([
      ['crane-1', 'Look', 'echo look', 'exit 0'],
      ['crane-1', 'Restore', 'echo restore berth-7', 'failed, exit 3'],
      ['crane-1', '', 'ss -ltn | grep 80', 'exit 0'],
      ['crane-1', 'Restore', 'echo restore berth-7', 'exit 0'],
      ['crane-1', 'Start', 'start --now', 'may have run'],
    ])
  })

  test('does not tell the status of what only ends by being stopped, as if that had been an error', () => {
    const [began, ...ended] = ran(watch, 'succeeded', 130)
    const stop = { type: 'stop-requested', runId: `run ${watch!.id}`, stepId: watch!.id }
    const { runs } = reportOf(journal([0, session], ...at(1, [began!, ended[0]!, stop, ...ended.slice(1)])), playbook, openedAt + minute)
    expect(runs).toMatchObject([{ title: 'Watch', result: 'stopped by hand', tone: 'good' }])
  })

  test('a title that ends like a sentence stands in the line of its command without its stop', () => {
    const sentence = { ...look!, title: 'Look at it.' }
    const report = reportOf(journal([0, session], ...at(1, ran(sentence, 'succeeded', 0))), playbook, openedAt + minute)
    expect(reportMarkdown(report, times)).toContain('Look at it. exit 0')
  })

  test('leaves out the time of an option that was given up for another one, which was finished', () => {
    const option = (letter: string) => `**Option ${letter}: By ${letter} (5 minutes)**\n\n\`\`\`bash\n# One\ntrue\n\n# Two\ntrue\n\`\`\`\n`
    const either = `# Lock\n\n## Emergency #1: The lock is stuck\n\n### Quick Fix\n\n${option('A')}\n${option('B')}`
    const options = readPlaybook(either, { grammar, fileName: 'lock.md', onFault: () => {} }) as Playbook
    const [first, second] = options.procedures
    const facts = [...at(1, ran(first!.steps[0], 'failed', 1)), ...second!.steps.flatMap((step) => at(2, ran(step, 'succeeded', 0)))]
    const { objectives } = reportOf(journal([0, session], ...facts), options, openedAt + 3 * minute)
    expect(objectives.map(({ label }) => label)).toEqual(['The lock is stuck: Option B: By B (5 minutes)'])
  })

  describe('of phases that are windows of one clock', () => {
    const phases = [
      '# Sluice\n\n## Scenario 1: The sluice is shut\n',
      '### Phase 1: Look (0-5 minutes)\n\n1. **At the gate**\n```bash\n# See\necho see\n```\n',
      '2. **At the wheel**\n```bash\n# Hear\necho hear\n```\n',
      '### Phase 2: Open (5-15 minutes)\n\n```bash\n# Pull\necho pull\n```\n',
      '### Phase 3: Blast (15-30 minutes)\n\nIf pulling fails, blast:\n\n```bash\n# Blast\necho blast\n```\n',
    ].join('\n')
    const sluice = () => readPlaybook(phases, { grammar, fileName: 'sluice.md', onFault: () => {} }) as Playbook
    const told = (...facts: readonly (readonly [number, object])[]) =>
      reportOf(journal([0, session], ...facts), sluice(), openedAt + 40 * minute)
        .objectives.filter(({ label }) => label.includes('Phase'))
        .map(({ label, tookMs, isReached }) => [label.replace(/.*(Phase \d).*/, '$1'), tookMs / minute, isReached])
    const step = (title: string) => sluice().procedures.flatMap(({ steps }) => steps.filter((one) => one.title === title))[0]!

    test('a phase is told once, and is over with all of its items', () => {
      const seen = at(1, ran(step('See'), 'succeeded', 0))
      expect(told(...seen)).toEqual([['Phase 1', 40, false]])
      expect(told(...seen, ...at(4, ran(step('Hear'), 'succeeded', 0)))).toEqual([['Phase 1', 4, true]])
    })

    test('the minutes of a phase count from the opening', () => {
      const pulled = at(16, ran(step('Pull'), 'succeeded', 0))
      expect(told(...pulled)).toEqual([['Phase 2', 16, true]])
    })

    test('a phase that failed is no time that was met, once what is for that is done', () => {
      const failed = at(12, ran(step('Pull'), 'failed', 1))
      expect(told(...failed)).toEqual([['Phase 2', 40, false]])
      expect(told(...failed, ...at(20, ran(step('Blast'), 'failed', 1)))).toEqual([
        ['Phase 2', 40, false],
        ['Phase 3', 40, false],
      ])
      expect(told(...failed, ...at(20, ran(step('Blast'), 'succeeded', 0)))).toEqual([['Phase 3', 20, true]])
    })
  })

  test('holds times against objectives: met, missed, or still to meet', () => {
    const early = reportOf(journal(...worked), playbook, openedAt + 7 * minute).objectives
    expect(early.map(({ label, isReached, isMissed }) => [label, isReached, isMissed])).toEqual([
      ['The whole, from opening to closing', false, false],
      ['The cranes do not move', false, false],
      ['The cranes do not move: Quick Fix (5 minutes)', false, true],
    ])
    const late = journal(
      ...worked,
      [12, { type: 'step-ticked', stepId: start!.id, title: 'Start' }],
      [12, { type: 'step-ticked', stepId: watch!.id, title: 'Watch' }],
    )
    const { objectives, agenda } = reportOf(late, playbook, openedAt + 60 * minute)
    expect(objectives.map(({ tookMs, isReached, isMissed }) => [tookMs / minute, isReached, isMissed])).toEqual([
      [60, false, true],
      [12, true, true],
      [11, true, true],
    ])
    expect(agenda).toContain('Why was the objective missed: The cranes do not move?')
  })

  test('has nothing met that was closed with a step open, and names the step, on paper and in Markdown', () => {
    const closed = (...facts: readonly (readonly [number, object])[]) =>
      reportOf(journal([0, session], ...facts, [5, { type: 'incident-closed' }]), playbook, openedAt + 60 * minute)
    const told = closed(
      ...at(1, ran(look!, 'succeeded', 0)),
      [2, { type: 'step-skipped', stepId: restore!.id, title: 'Restore', reason: 'not needed' }],
      [3, { type: 'step-ticked', stepId: watch!.id, title: 'Watch' }],
      [4, { type: 'step-ticked', stepId: start!.id, title: 'Start' }],
      [4, { type: 'step-reset', stepId: start!.id, title: 'Start' }],
    )
    const left = '5 min: NOT MET, closed with open steps: “Start”'
    expect(reportMarkdown(told, times)).toContain(`- The cranes do not move: 10 min allowed, not reached after ${left}\n`)
    expect(reportMarkdown(told, times)).toContain(`Quick Fix (5 minutes): 5 min allowed, not reached after ${left.replace('5', '4')}\n`)
    expect(JSON.stringify(reportSheet(told, times))).toContain(`10 min allowed, not reached after ${left}`)
  })

  test('has a scenario’s objective met only with all of its way, whatever procedure of it is finished', () => {
    const parts =
      '# Dam\n\n## Scenario 1: The dam leaks\n\n**RTO: 10 minutes**\n\n### Stop it\n\n```bash\n# Stop\necho stop\n```\n\n### Verify it\n\n```bash\n# Verify\necho dry\n```\n'
    const dam = readPlaybook(parts, { grammar, fileName: 'dam.md', onFault: () => {} }) as Playbook
    const [stop, verify] = dam.procedures.map(({ steps }) => steps[0]!)
    const isMet = (...facts: readonly (readonly [number, object])[]) =>
      reportOf(journal([0, session], ...facts), dam, openedAt + 9 * minute).objectives.find(({ label }) => label === 'The dam leaks')
        ?.isReached
    const stopped = at(1, ran(stop!, 'succeeded', 0))
    expect(isMet(...stopped)).toBe(false)
    expect(isMet(...stopped, ...at(2, ran(verify!, 'failed', 1)))).toBe(false)
    expect(isMet(...stopped, ...at(2, ran(verify!, 'succeeded', 0)))).toBe(true)
    const leftBy = (...facts: readonly (readonly [number, object])[]) =>
      leftOpen(foldIncident(journal([0, session], ...facts)), dam, openedAt + 9 * minute)
    expect(leftBy(...stopped)).toEqual(['Not met: The whole, from opening to closing; The dam leaks. Still to do: “Verify”.'])
    expect(leftBy(...stopped, ...at(2, ran(verify!, 'failed', 1)))).toEqual([
      '“Verify” failed on crane-1 with exit status 1. What came of it?',
      'Not met: The whole, from opening to closing; The dam leaks.',
    ])
    expect(leftBy(...stopped, ...at(2, ran(verify!, 'succeeded', 0)))).toEqual([])
  })

  test('tells before closing all that it will call open', () => {
    const now = openedAt + 7 * minute
    const closed = reportOf(journal(...worked, [7, { type: 'incident-closed' }]), playbook, now)
    expect(leftOpen(foldIncident(journal(...worked)), playbook, now)).toEqual([
      ...closed.openQuestions,
      'Not met: The whole, from opening to closing; The cranes do not move; The cranes do not move: Quick Fix (5 minutes).',
    ])
  })

  describe('of a way that a step of failed', () => {
    const steps = (...titles: readonly string[]) =>
      `\n\n\`\`\`bash\n${titles.map((title) => `# ${title}\necho ${title.toLowerCase()}\n`).join('\n')}\`\`\`\n\n`
    const written = [
      `# Pump\n\n**RTO: 30 minutes**\n\n## Scenario 1: The pump is stuck\n\n**RTO: 20 minutes**\n\n### Quick Fix (10 minutes)${steps('Look', 'Turn', 'Grease')}`,
      `### If Still Failing${steps('Open', 'Replace')}### Check${steps('Measure')}### Rollback${steps('Shut')}`,
      `## Afterwards\n\n### Rollback Procedure\n\nIf recovery fails or causes issues:${steps('Drain')}`,
    ].join('')
    const pump = readPlaybook(written, { grammar, fileName: 'pump.md', onFault: () => {} }) as Playbook
    const step = (title: string) => pump.procedures.flatMap(({ steps: own }) => own.filter((one) => one.title === title))[0]!
    const ok = (minutes: number, ...titles: readonly string[]) => titles.flatMap((title) => at(minutes, ran(step(title), 'succeeded', 0)))
    const failed = (minutes: number, title: string) => at(minutes, ran(step(title), 'failed', 1))
    const turnFailed = [...ok(1, 'Look'), ...failed(2, 'Turn')]
    const told = (...facts: readonly (readonly [number, object])[]) =>
      handoverOf(journal([0, session], ...facts), pump, openedAt + 15 * minute)
    /** "The pump is stuck: took 6", "Quick Fix: open" */
    const objectives = (...facts: readonly (readonly [number, object])[]) =>
      told(...facts).report.objectives.map(({ label, isReached, tookMs, openSteps: open }) => {
        const name = label.replace(/.*(?=Quick Fix)| \(.*|, from.*/g, '')
        return `${name}: ${isReached ? `took ${tookMs / minute}` : (open?.join(', ') ?? 'open')}`
      })
    const nextOf = (...facts: readonly (readonly [number, object])[]) => {
      const { next } = told(...facts)
      return next === undefined ? undefined : [next.title, ...next.steps.map(({ step: one }) => one.title)]
    }
    const closed = [[14, { type: 'incident-closed' }]] as const

    test('a branch that is finished excuses that step, and none of those that are still to do', () => {
      const branched = [...turnFailed, ...ok(6, 'Open', 'Replace')]
      expect(objectives(...branched)).toEqual(['The whole: open', 'The pump is stuck: open', 'Quick Fix: open'])
      expect(objectives(...branched, ...closed)).toEqual([
        'The whole: Grease, Measure',
        'The pump is stuck: Grease, Measure',
        'Quick Fix: Grease',
      ])
      expect(objectives(...branched, ...ok(8, 'Grease'))).toEqual(['The whole: open', 'The pump is stuck: open', 'Quick Fix: took 7'])
      expect(objectives(...branched, ...ok(8, 'Grease', 'Measure'), ...closed)).toEqual([
        'The whole: took 14',
        'The pump is stuck: took 8',
        'Quick Fix: took 7',
      ])
    })

    test('it is over with the branch where that was done last', () => {
      const grease = { type: 'step-skipped', stepId: step('Grease').id, title: 'Grease', reason: 'greased last week' }
      const all = [...turnFailed, [3, grease] as const, ...ok(4, 'Measure'), ...ok(9, 'Open', 'Replace')]
      expect(objectives(...all)).toEqual(['The whole: open', 'The pump is stuck: took 9', 'Quick Fix: took 8'])
    })

    test('a branch that is not finished, or after which the step failed again, excuses nothing', () => {
      const rest = ok(8, 'Grease', 'Measure')
      expect(objectives(...turnFailed, ...ok(6, 'Open'), ...rest)).toContain('The pump is stuck: open')
      expect(objectives(...turnFailed, ...ok(6, 'Open', 'Replace'), ...failed(7, 'Turn'), ...rest)).toContain('The pump is stuck: open')
      expect(objectives(...ok(0, 'Open', 'Replace'), ...turnFailed, ...rest)).toContain('The pump is stuck: open')
    })

    test.each(['Shut', 'Drain'])('a rollback (%s) recovers nothing until the responder says so', (back) => {
      const taken = [...turnFailed, ...ok(6, 'Open', 'Replace'), ...ok(8, 'Grease', 'Measure'), ...ok(9, back)]
      expect(objectives(...taken, ...closed)).toEqual(['The whole: Turn', 'The pump is stuck: Turn', 'Quick Fix: Turn'])
      const said = { type: 'step-skipped', stepId: step('Turn').id, title: 'Turn', reason: 'it turns again' }
      expect(objectives(...taken, [11, said])).toContain('The pump is stuck: took 11')
    })

    test('the handover names what is open of the way, not that nothing is next', () => {
      const branched = [...turnFailed, ...ok(6, 'Open', 'Replace')]
      const quick = 'The pump is stuck: Quick Fix (10 minutes)'
      expect(nextOf(...branched)).toEqual([quick, 'Grease'])
      expect(nextOf(...branched, ...ok(7, 'Grease'))).toEqual(['The pump is stuck: Check', 'Measure'])
      expect(nextOf(...branched, ...ok(7, 'Grease', 'Measure'))).toBe(undefined)
      expect(nextOf(...turnFailed, ...ok(6, 'Drain'))).toEqual([quick, 'Turn', 'Grease'])
      const { openQuestions } = told(...branched).report
      expect(openQuestions.join('\n')).not.toContain('What came of it?')
      expect(told(...turnFailed).report.openQuestions).toContain('“Turn” failed on crane-1 with exit status 1. What came of it?')
    })

    test('an option that was given up is none of the way, also when what follows was done', () => {
      const sides = `# Valve\n\n## Scenario 1: The valve is shut\n\n**RTO: 20 minutes**\n\n### Option A: Left${steps('Left')}### Option B: Right${steps('Right')}### Check${steps('See')}`
      const valve = readPlaybook(sides, { grammar, fileName: 'valve.md', onFault: () => {} }) as Playbook
      const [left, right, see] = valve.procedures.map((one) => one.steps[0]!)
      const facts = [...at(1, ran(left!, 'failed', 1)), ...at(2, ran(right!, 'succeeded', 0)), ...at(3, ran(see!, 'succeeded', 0))]
      const { objectives: found } = reportOf(journal([0, session], ...facts), valve, openedAt + 15 * minute)
      const own = found.find(({ label }) => label === 'The valve is shut')
      expect(own).toMatchObject({ isReached: true, tookMs: 3 * minute })
    })
  })

  test('asks what is open, and puts on the agenda what failed, was typed by hand, or is blank', () => {
    const { openQuestions, agenda } = reportOf(journal(...worked), playbook, openedAt + 7 * minute)
    expect(openQuestions).toEqual([
      'Did “Start” run on crane-1? Runcard ended while this was running.',
      'Not done of The cranes do not move: Quick Fix (5 minutes): “Watch”.',
      'Due on the ladder, and nobody was called: Crane engineer (T+0).',
      'Is the spare in the store?',
    ])
    expect(agenda.join('\n')).toMatch(/“Restore” failed[\s\S]*typed by hand \(ss -ltn \| grep 80\)[\s\S]*Contacts are blank/)
  })

  test('asks about a step that ended with 0 and was marked failed, in these words', () => {
    const marked = journal([0, session], ...at(1, ran(look, 'succeeded', 0)), [
      2,
      { type: 'step-marked-failed', stepId: look!.id, title: look!.title, reason: 'it says 503' },
    ])
    const { openQuestions, agenda } = reportOf(marked, playbook, openedAt + 7 * minute)
    expect(openQuestions[0]).toBe(`“${look!.title}” was marked failed on crane-1 (it says 503). What came of it?`)
    expect(agenda).toContainEqual(expect.stringMatching(new RegExp(`^“${look!.title}” failed\\.`)))
  })

  test('names a procedure once whose title is its scenario’s with a number', () => {
    const once =
      '# Lift\n\n## Recovery procedures\n\n### Procedure 1: Lift down\n\n**Symptoms:**\n- it stays\n\n**RTO: 5 minutes**\n\n```bash\n# Lift\nup\n# Hold\nhold\n```\n'
    const lift = readPlaybook(once, { grammar, fileName: 'lift.md', onFault: () => {} }) as Playbook
    const [first] = lift.procedures[0]!.steps
    expect(lift.scenarios.map(({ title }) => title)).toEqual(['Lift down'])
    const told = handoverOf(journal([0, session], ...at(1, ran(first, 'succeeded', 0))), lift, openedAt + 2 * minute)
    expect(told.place?.title).toBe('Procedure 1: Lift down')
    const own = told.report.objectives.filter(({ label }) => label.includes('Lift down'))
    expect(own.map(({ label, allowedMs }) => [label, allowedMs / minute])).toEqual([['Lift down', 5]])
    expect(told.report.openQuestions).toEqual(['Not done of Procedure 1: Lift down: “Hold”.'])
    const single = readPlaybook('# Lift\n\n## Hold it\n\n```bash\nhold\n```\n', {
      grammar,
      fileName: 'lift.md',
      onFault: () => {},
    }) as Playbook
    const { id, title } = single.procedures[0]!.steps[0]!
    const noted = journal([1, { type: 'note-added', stepId: id, title, text: 'Who has the key' }])
    expect(reportOf(noted, single, openedAt + minute).openQuestions).toEqual(['Not done: “Hold it”.'])
  })

  test('is told without its playbook too, when the file is gone', () => {
    const report = reportOf(journal(...worked), undefined, openedAt + 7 * minute)
    expect(report).toMatchObject({ playbookTitle: 'Harbour', objectives: [] })
    expect(report.runs).toHaveLength(5)
  })

  test('is Markdown that nothing written in it can break', () => {
    const nasty = journal(
      [0, session],
      [1, { type: 'note-added', text: '# not a heading\n- [x] `nor` <b>this</b> | that' }],
      [2, { type: 'command-typed', sessionId: 's', text: 'cat <<EOF\n```\nEOF', exitStatus: null, startedAt: openedAt, durationMs: 1 }],
    )
    const markdown = reportMarkdown(reportOf(nasty, playbook, openedAt + minute), times)
    expect(markdown).toContain('03:01:00 Note: # not a heading - \\[x\\] \\`nor\\` \\<b\\>this\\</b\\> \\| that')
    expect(markdown).toContain('  ````sh\n  cat <<EOF\n  ```\n  EOF\n  ````')
    expect(markdown).toContain('Opened: 21 Nov 2026, 03:00')
  })

  test('says the same on paper', () => {
    const sheet = JSON.stringify(reportSheet(reportOf(journal(...worked), playbook, openedAt + 7 * minute), times))
    for (const words of ['failed, exit 3', 'echo restore berth-7', 'Is the spare in the store?', 'may have run', 'berth-7'])
      expect(sheet).toContain(words)
  })
})

test('what happened is told on paper in the language of its labels, and what people wrote as they wrote it', () => {
  const events = journal(...worked, [8, { type: 'note-added', text: 'Is the {step} in the store?' }])
  const at = openedAt + 9 * minute
  const { de } = paperWords
  const report = JSON.stringify(reportSheet(reportOf(events, playbook, at, de), times, de).elements)
  const handover = JSON.stringify(handoverSheet(handoverOf(events, playbook, at, de), times, de).elements)
  for (const told of ['eröffnet: ', 'fehlgeschlagen, Exit 3', 'Lief vielleicht auf crane-1: Start', 'Notiz: Is the {step} in the store?'])
    expect(report).toContain(told)
  expect(handover).toContain('Start (lief vielleicht)')
  const { timeline, runs } = reportOf(events, playbook, at)
  for (const { text: english } of timeline.filter(({ type }) => type !== 'note-added')) expect(report).not.toContain(english)
  for (const { result } of runs) expect(report).not.toContain(`. ${result}`)
})

test('a note has its lines on both sheets', () => {
  const events = journal([1, { type: 'note-added', text: 'Disk is full.\n\n  Dana frees some.\n' }])
  const at = openedAt + minute
  const elements = [
    ...reportSheet(reportOf(events, playbook, at), times).elements,
    ...handoverSheet(handoverOf(events, playbook, at), times).elements,
  ]
  const lines = elements.flatMap((element) => {
    if (element.type === 'table') return element.rows.flatMap((row) => [row[1] ?? []])
    return element.type === 'list'
      ? element.entries.flatMap(({ elements: [first] }) => (first?.type === 'paragraph' ? [first.runs] : []))
      : []
  })
  const told = lines.map((runs) => runs.map(({ text, breaks }) => (breaks ? '|' : text)).join('')).filter((line) => line.includes('Disk'))
  expect(told).toEqual(['Note: Disk is full.|Dana frees some.', expect.stringMatching(/ {2}Disk is full\.\|Dana frees some\.$/)])
})

describe('whom the handover sheet says to call', () => {
  const called = async (ladder: string) => {
    const other = text.replace(/## Escalation\n[\s\S]*?(?=## Emergency)/, `## Escalation\n\n${ladder}\n\n`)
    const changed = readPlaybook(other, { grammar: await loadShellGrammar(), fileName: 'harbour.md', onFault: () => {} }) as Playbook
    const sheet = handoverSheet(handoverOf(journal(...worked), changed, openedAt + 7 * minute), times)
    const forms = sheet.elements.flatMap((element, index) => {
      const before = sheet.elements[index - 1]
      return element.type === 'form' && before?.type === 'small-heading' && before.text.startsWith('To call') ? element.lines : []
    })
    return forms.map(([first]) => first?.label)
  }

  test('is nobody who is a file or a script to look at', async () => {
    expect(await called('- Check RISK_GUIDE.md, issue 4\n- Run validate-phase2.sh\n- Call the harbour master')).toEqual(['Harbour master'])
  })

  test('is who is listed where the ladder names nobody', async () => {
    expect(await called('- Check RISK_GUIDE.md, issue 4\n- Run validate-phase2.sh')).toEqual(['Harbour master', 'Crane engineer'])
  })
})

describe('the handover sheet', () => {
  const openShells = (of: Handover): string => {
    const all = handoverSheet(of, times).elements.flatMap((one) => (one.type === 'columns' ? one.columns.flat() : [one]))
    const list = all[all.findIndex((one) => one.type === 'small-heading' && one.text === 'Shells that are open') + 1]
    const [line] = list?.type === 'list' ? (list.entries[0]?.elements ?? []) : []
    return line?.type === 'paragraph' ? line.runs.map(({ text: piece }) => piece).join('') : ''
  }

  const handover = handoverOf(journal(...worked), playbook, openedAt + 7 * minute)

  test('says where it stands, what may have run, and what is next with its commands', () => {
    expect(handover.place).toEqual({ title: 'The cranes do not move: Quick Fix (5 minutes)', finished: 2, all: 4 })
    expect(handover.mayHaveRun).toMatchObject([{ title: 'Start', target: 'crane-1', since: openedAt + 6 * minute }])
    expect(handover.next?.steps.map(({ step, remark }) => [step.title, remark])).toEqual([
      ['Start', 'may have run'],
      ['Watch', ''],
    ])
    expect(handover.sessions).toEqual([{ target: 'crane-1', directory: '/srv', asOf: 'start' }])
    expect(openShells(handover)).toBe('crane-1 in /srv (when it was opened)')
  })

  test('begins, before anything was done, with the scenario that the incident was opened at', () => {
    const { id, title } = playbook.scenarios[0]!
    const events = journal().map((event) => ({ ...event, scenario: { id, title } }))
    const early = handoverOf(events, playbook, openedAt + minute)
    expect(early.place).toEqual({ title: 'The cranes do not move: Quick Fix (5 minutes)', finished: 0, all: 4 })
    expect(early.next?.steps[0]?.step.title).toBe('Look')
    expect(early.report.objectives.map(({ label }) => label)).toContain('The cranes do not move')
    expect(handoverOf(journal(), playbook, openedAt + minute).place).toBe(undefined)
  })

  test('says of an open shell where the last step has left it, as of that step whatever was typed since', () => {
    const events = at(1, ran(look!, 'succeeded', 0)).map(
      ([minutes, event]) =>
        [minutes, 'outcome' in event && !('commandId' in event) ? { ...event, directory: '/srv/cranes' } : event] as const,
    )
    const typed = { type: 'command-typed', sessionId: 's', text: 'cd /tmp', exitStatus: 0, startedAt: openedAt + minute, durationMs: 5 }
    const left = handoverOf(journal([0, session], ...events, [1, typed]), playbook, openedAt + 2 * minute)
    expect(left.sessions).toEqual([{ target: 'crane-1', directory: '/srv/cranes', asOf: 'last-step' }])
    expect(openShells(left)).toBe('crane-1 in /srv/cranes (as of the last step)')
  })

  test('says who is due when by the clock on the wall, with lines for what is said', () => {
    const sheet = JSON.stringify(handoverSheet(handover, times))
    expect(sheet).toContain('was due 03:00 Crane engineer')
    expect(sheet).toContain('due 03:15 Harbour master')
    expect(sheet).toContain('Handed over by')
  })

  test.each(labelLanguages)('is told in %s, beside what the journal and the playbook say', (language) => {
    const words = paperWords[language]
    const own = createTimes('UTC', language)
    const sheets = [handoverSheet(handover, own, words), reportSheet(handover.report, own, words)]
    const said = JSON.stringify(sheets)
    expect(sheets.map(({ labels }) => labels)).toEqual([language, language])
    const { whereWeAre, mayHaveRun, whatWasDone, said: notWritten, handedOverBy, timeline, review, whatRan } = words.record
    for (const word of [whereWeAre, mayHaveRun, whatWasDone, notWritten, handedOverBy, timeline, review, whatRan])
      expect(said).toContain(word)
    expect(said).toContain('Crane engineer')
    const foreign = Object.entries(paperWords.en.record).filter(([key, word]) => words.record[key as keyof RecordWords] !== word)
    const runs = [...said.matchAll(/"text":"([^"]*)","language":"(\w+)"/g)]
    expect(new Set(runs.map(([, , spoken]) => spoken))).toEqual(new Set([language]))
    const { met, missed, stillToMeet } = words.record
    expect(runs.some(([, text = '']) => [met, missed, stillToMeet].some((verdict) => text.endsWith(verdict)))).toBe(true)
    for (const [key, word] of foreign)
      expect(
        runs.map(([, text]) => text),
        key,
      ).not.toContain(word)
    expect(sheets.map(({ footer }) => footer.edition)).toEqual([words.record.incident, words.record.incident])
  })

  test('tells how long everything took in the language of its labels', () => {
    const sheets = [handoverSheet(handover, times, paperWords.de), reportSheet(handover.report, times, paperWords.de)]
    for (const sheet of sheets) {
      const said = JSON.stringify(sheet)
      expect(said).toMatch(/\d Min\./)
      expect(said).not.toMatch(/\d (?:min|h|days?)\b/)
    }
  })

  test('is one sheet however much happened: the last of it, and how much was before', () => {
    const ticks = Array.from(
      { length: 300 },
      (_, index) => [index / 10, { type: 'step-ticked', stepId: look!.id, title: `Look ${index}` }] as const,
    )
    const much = handoverOf(journal(...worked, ...ticks), playbook, openedAt + 60 * minute)
    expect(much.done).toHaveLength(10)
    expect(much.doneBefore).toBeGreaterThan(290)
  })
})
