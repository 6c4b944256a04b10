import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reportOf } from '../../../src/core/incident/report/report.ts'
import { stepOf } from '../../../src/core/incident/state.ts'
import { codeOf, collectOutput, createWorkbench, openIncident, playbookOf, type RunningEngine, type Workbench } from '../workbench.ts'

let bench: Workbench
let running: RunningEngine

beforeEach(async () => {
  bench = createWorkbench()
})
afterEach(() => bench.clear())

async function incidentWith(steps: Readonly<Record<string, string>>) {
  const file = await bench.write('recovery.md', playbookOf(steps))
  running = await bench.start()
  return openIncident(running.client, file)
}

describe('running a step', () => {
  it('runs its commands in order in one living shell, in the folder of the playbook', async () => {
    const incident = await incidentWith({
      'Set up': 'GREETING="good morning"\ngreet() { echo "$GREETING $1"; }\ncd /',
      'Use it': 'greet $PWD',
    })
    await incident.runToEnd('Set up')
    const events = await incident.runToEnd('Use it')
    expect(await incident.output('Use it')).toBe('good morning /\n')
    expect(events.map(({ type }) => type)).toEqual(['step-started', 'command-started', 'command-finished', 'step-finished'])
    expect(events.at(-1)).toMatchObject({ outcome: 'succeeded', exitStatus: 0 })
    const { sessions } = await incident.state()
    expect(sessions).toMatchObject([{ targetName: 'local', directory: bench.booksFolder }])
  })

  it('runs those of a playbook that came with Runcard at home: its folder is a part of Runcard', async () => {
    const file = await bench.write('recovery.md', playbookOf({ Where: 'pwd' }))
    running = await bench.start({ bundledFolder: bench.booksFolder })
    const incident = await openIncident(running.client, file)
    await incident.runToEnd('Where')
    expect(await incident.output('Where')).toBe(`${homedir()}\n`)
  })

  it('stops at the first command that fails, and says how many were not run', async () => {
    const incident = await incidentWith({ Try: 'echo one\n(exit 3)\ntouch never\ntouch ever' })
    const events = await incident.runToEnd('Try')
    expect(events.at(-1)).toMatchObject({ outcome: 'failed', exitStatus: 3, detail: '2 commands were not run.' })
    expect(existsSync(join(bench.booksFolder, 'never'))).toBe(false)
    expect(stepOf(await incident.state(), incident.step('Try').id).status).toBe('failed')
  })

  it('says of a program that found nothing just that, and leaves it to the responder what it means', async () => {
    const incident = await incidentWith({ Look: 'echo one\nps | grep no-such-program-runs', Then: 'echo then' })
    await incident.runToEnd('Look')
    const state = await incident.state()
    expect(state.timeline.at(-1)).toMatchObject({ text: 'Ended on local with exit status 1, grep found nothing: Look', tone: 'attention' })
    const { runs, openQuestions } = reportOf(await incident.events(), undefined, Date.now())
    expect(runs.at(-1)).toMatchObject({ result: 'exit 1: grep found nothing', tone: 'attention' })
    expect(openQuestions).toEqual(['“Look” ended on local with exit status 1, grep found nothing. What came of it?'])
  })

  it('runs what is left after a command that failed, which leaves the step failed until that has succeeded too', async () => {
    const incident = await incidentWith({ Check: 'test -e up\necho second\necho third' })
    const state = async () => stepOf(await incident.state(), incident.step('Check').id)
    await incident.runToEnd('Check')
    const events = await incident.runToEnd('Check', { commandIndex: 1, andAfter: true })
    expect(events.at(-1)).toMatchObject({ outcome: 'succeeded' })
    expect(await incident.output('Check')).toBe('second\nthird\n')
    expect(await state()).toMatchObject({ status: 'failed', exitStatus: 1 })
    await bench.write('up', '')
    await incident.runToEnd('Check', { commandIndex: 0 })
    expect((await state()).status).toBe('done')
  })

  it('runs one command alone, and calls the step done when the others are done too', async () => {
    const incident = await incidentWith({ Two: 'echo one\necho two' })
    const status = async () => stepOf(await incident.state(), incident.step('Two').id).status
    await incident.runToEnd('Two', { commandIndex: 1 })
    expect(await status()).toBe('todo')
    await incident.runToEnd('Two', { commandIndex: 0 })
    expect(await status()).toBe('done')
    expect(await incident.output('Two')).toBe('one\ntwo\n')
  })

  it('runs a script as a program of its own', async () => {
    const script =
      '# R\n\n## Fix\n\n### Steps\n\n1. Run the script\n\n```bash\n#!/bin/bash\necho from the script\nexit 4\n```\n\n2. Look\n\n```bash\necho still here\n```\n'
    const file = await bench.write('script.md', script)
    running = await bench.start()
    const incident = await openIncident(running.client, file)
    const [first, second] = incident.steps
    expect((await incident.runToEnd(first!.title)).at(-1)).toMatchObject({ outcome: 'failed', exitStatus: 4 })
    expect((await incident.runToEnd(second!.title)).at(-1)).toMatchObject({ outcome: 'succeeded' })
  })

  it('starts a new session when the shell was ended by a step', async () => {
    const incident = await incidentWith({ Remember: 'KEPT=yes', Leave: 'exit 5', Again: 'echo "[$KEPT]"' })
    await incident.runToEnd('Remember')
    expect((await incident.runToEnd('Leave')).at(-1)).toMatchObject({ outcome: 'failed', exitStatus: 5 })
    expect(stepOf(await incident.state(), incident.step('Leave').id).status).toBe('failed')
    await incident.runToEnd('Again')
    expect(await incident.output('Again')).toBe('[]\n')
    const { sessions } = await incident.state()
    expect(sessions).toHaveLength(2)
    expect(sessions[0]?.endReason).toBe('the shell ended with exit status 5')
    expect(sessions[1]?.endedAt).toBeUndefined()
  })

  it('does not know how a step ended whose shell was killed', async () => {
    const incident = await incidentWith({ Kill: 'kill -9 $$' })
    const events = await incident.runToEnd('Kill', { confirmation: 'local' })
    expect(events.at(-1)).toMatchObject({ outcome: 'session-lost', exitStatus: null })
    expect(stepOf(await incident.state(), incident.step('Kill').id).status).toBe('may-have-run')
  })

  it('says what was not run when a step ended its own shell', async () => {
    const incident = await incidentWith({ Leave: 'exit 0\ntouch after' })
    expect((await incident.runToEnd('Leave')).at(-1)).toMatchObject({
      outcome: 'failed',
      detail: expect.stringContaining('One command was not run.'),
    })
    expect(existsSync(join(bench.booksFolder, 'after'))).toBe(false)
  })

  it('stops what runs, and runs nothing after it', async () => {
    const incident = await incidentWith({ Wait: 'sleep 300\ntouch after', Next: 'echo next' })
    const runId = await incident.run('Wait')
    await incident.until(({ type }) => type === 'command-started')
    const answer = await running.client.call('step.stop', { incidentId: incident.incidentId, runId })
    expect(answer).toEqual({ stopped: true, stillRunning: [] })
    const end = await incident.until(({ type }) => type === 'step-finished')
    expect(end).toMatchObject({ outcome: 'stopped', detail: 'One command was not run.' })
    expect(existsSync(join(bench.booksFolder, 'after'))).toBe(false)
    expect(await codeOf(running.client.call('step.stop', { incidentId: incident.incidentId, runId }))).toBe('step-not-running')
    expect((await incident.runToEnd('Next')).at(-1)).toMatchObject({ outcome: 'succeeded' })
  })

  it('counts a command that only ends by being stopped as done when it is stopped', async () => {
    const incident = await incidentWith({ Follow: 'tail -f /dev/null' })
    const runId = await incident.run('Follow')
    await incident.until(({ type }) => type === 'command-started')
    await running.client.call('step.stop', { incidentId: incident.incidentId, runId })
    await incident.until(({ type }) => type === 'step-finished')
    expect(stepOf(await incident.state(), incident.step('Follow').id)).toMatchObject({ status: 'done', stopRequested: true })
  })

  it('gives every byte of the output to whoever wants it whole, before it says that the command ended', async () => {
    const incident = await incidentWith({ Count: 'seq 200000; printf "⚠ läuft"' })
    const { items } = collectOutput(running.client, incident.incidentId, true)
    const events = await incident.runToEnd('Count')
    const whole = items.map(({ text }) => text).join('')
    const expected = `${Array.from({ length: 200_000 }, (_, index) => `${index + 1}\r\n`).join('')}⚠ läuft`
    expect(whole === expected).toBe(true)
    expect(items.at(-1)?.to).toBe(Buffer.byteLength(expected))
    expect(events.find(({ type }) => type === 'command-finished')).toMatchObject({ outputBytes: Buffer.byteLength(expected) })
    expect(items.every(({ text }) => Buffer.byteLength(text) <= 64 * 1024)).toBe(true)
  })

  it('reads recorded output in pieces that never cut a character', async () => {
    const incident = await incidentWith({ Say: 'printf "⚠ läuft ✓ 🚒 %.0s" $(seq 200)' })
    await incident.runToEnd('Say')
    const { id, commands } = incident.step('Say')
    const runId = stepOf(await incident.state(), id).runId!
    let text = ''
    let from = 0
    for (;;) {
      const place = { incidentId: incident.incidentId, runId, commandId: commands[0]!.id }
      const piece = await running.client.call('output.read', { ...place, from, lengthBytes: 7 })
      expect(piece.from).toBe(from)
      text += piece.text
      from = piece.to
      if (from === piece.totalBytes) break
    }
    expect(text).toBe('⚠ läuft ✓ 🚒 '.repeat(200))
  })
})

describe('what must hold before a step runs', () => {
  const dangerous = { Clean: 'rm -rf ./old', Fine: 'echo fine' }

  it('refuses what was changed since it was shown', async () => {
    const incident = await incidentWith(dangerous)
    await writeFile(join(bench.booksFolder, 'recovery.md'), playbookOf({ ...dangerous, Fine: 'echo not so fine' }))
    expect(await codeOf(incident.run('Fine'))).toBe('step-changed')
  })

  it('asks for the target by its exact name where a command is dangerous', async () => {
    const incident = await incidentWith(dangerous)
    expect(await codeOf(incident.run('Clean'))).toBe('hazard-unconfirmed')
    expect(await codeOf(incident.run('Clean', { confirmation: 'yes' }))).toBe('hazard-unconfirmed')
    expect((await incident.runToEnd('Clean', { confirmation: 'local' })).at(-1)).toMatchObject({ outcome: 'succeeded' })
  })

  it('fills blanks in, quoted, and runs nothing with one left', async () => {
    const incident = await incidentWith({ Greet: 'echo "dear $RUNCARD_TEST_NAME"' })
    expect(await codeOf(incident.run('Greet'))).toBe('blank-unfilled')
    expect(await codeOf(incident.run('Greet', { values: { $RUNCARD_TEST_NAME: '' } }))).toBe('blank-unfilled')
    await incident.runToEnd('Greet', { values: { $RUNCARD_TEST_NAME: `O'Neill; $(id) "all"` } })
    expect(await incident.output('Greet')).toBe(`dear O'Neill; $(id) "all"\n`)
  })

  it('keeps the value of a secret blank out of the journal and out of the recorded output', async () => {
    const incident = await incidentWith({
      Call: 'echo "Authorization: $RUNCARD_TEST_TOKEN"; for c in hunter2-secret; do printf hunt; sleep 0.2; printf "er2-secret\\n"; done',
    })
    expect(incident.step('Call').commands[0]?.blanks).toMatchObject([{ secret: true }])
    const { items } = collectOutput(running.client, incident.incidentId, true)
    const events = await incident.runToEnd('Call', { values: { $RUNCARD_TEST_TOKEN: 'hunter2-secret' } })
    expect(await incident.output('Call')).toBe('Authorization: ••••••••\n••••••••\n')
    expect(JSON.stringify(events) + JSON.stringify(items)).not.toContain('hunter2-secret')
  })

  it('runs nothing from a folder that nobody trusts yet', async () => {
    const file = await bench.write('elsewhere/recovery.md', playbookOf(dangerous))
    await bench.write('bundled/other.md', '# Other\n')
    running = await bench.start({ bundledFolder: join(bench.booksFolder, 'bundled') })
    const { folderId } = await running.engine.addFolder(join(bench.booksFolder, 'elsewhere'))
    const incident = await openIncident(running.client, file)
    expect(incident.page.trusted).toBe(false)
    expect(await codeOf(incident.run('Fine'))).toBe('folder-untrusted')
    await running.client.call('library.trustFolder', { folderId })
    expect((await incident.runToEnd('Fine')).at(-1)).toMatchObject({ outcome: 'succeeded' })
  })

  it('refuses a second step on the same target, a closed incident, an unknown step, an unknown target', async () => {
    const incident = await incidentWith({ Wait: 'sleep 300', Other: 'echo other' })
    const { client } = running
    const { incidentId } = incident
    expect(await codeOf(incident.run('Other', { targetId: 'nowhere' as never }))).toBe('target-unknown')
    expect(await codeOf(client.call('step.tick', { incidentId, stepId: 'step-nowhere' as never }))).toBe('step-unknown')
    expect(await codeOf(client.call('incident.note', { incidentId: 'nothing' as never, text: 'x' }))).toBe('incident-unknown')
    const runId = await incident.run('Wait')
    const refusals = [
      () => incident.run('Other'),
      () => client.call('step.tick', { incidentId, stepId: incident.step('Wait').id }),
      () => client.call('incident.close', { incidentId }),
    ]
    const refused = { code: 'step-running', message: expect.stringMatching(/^The step “Wait” is still running on local\. /) }
    for (const refusal of refusals) await expect(refusal()).rejects.toMatchObject(refused)
    await client.call('step.stop', { incidentId, runId })
    await incident.until(({ type }) => type === 'step-finished')
    await client.call('incident.close', { incidentId })
    expect(await codeOf(incident.run('Other'))).toBe('incident-closed')
  })

  it('says that a step with nothing for a shell has nothing to run', async () => {
    const file = await bench.write('manual.md', '# R\n\n## Checklist\n\n- [ ] Call the duty manager\n')
    running = await bench.start()
    const incident = await openIncident(running.client, file)
    expect(await codeOf(incident.run('Call the duty manager'))).toBe('step-without-commands')
  })

  it('says which shell is not there, and records no run', async () => {
    const file = await bench.write('recovery.md', playbookOf(dangerous))
    running = await bench.start({ shellPath: '/no/such/shell' })
    const incident = await openIncident(running.client, file)
    expect(await codeOf(incident.run('Fine'))).toBe('shell-not-found')
    expect((await incident.events()).map(({ type }) => type)).toEqual(['incident-opened'])
  })
})
