import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Client } from '../../../src/contract/client.ts'
import type { SessionId } from '../../../src/core/incident/events.ts'
import { codeOf, collectOutput, createWorkbench, openIncident, playbookOf, type Workbench } from '../workbench.ts'

let bench: Workbench
beforeEach(() => {
  bench = createWorkbench()
})
afterEach(() => bench.clear())

/** A terminal on a session: what it was sent, as text. */
function openTerminal(client: Client, sessionId: SessionId) {
  const chunks: Buffer[] = []
  const ended = Promise.withResolvers<Error | undefined>()
  const stop = client.subscribe(
    'session.screen',
    { sessionId },
    {
      onItem: ({ base64 }) => void chunks.push(Buffer.from(base64, 'base64')),
      onEnd: ended.resolve,
    },
  )
  return { text: () => Buffer.concat(chunks).toString('utf8'), ended: ended.promise, stop }
}

async function sessionWith(steps: Readonly<Record<string, string>>) {
  const file = await bench.write('recovery.md', playbookOf(steps))
  const running = await bench.start()
  const incident = await openIncident(running.client, file)
  return { ...running, incident }
}

describe('the terminal on a session', () => {
  it('shows what steps ran before it was opened, and what they run from then on', async () => {
    const { client, incident } = await sessionWith({ One: 'echo first output', Two: 'echo second output' })
    await incident.runToEnd('One')
    const { sessionId } = (await incident.state()).sessions[0]!
    const terminal = openTerminal(client, sessionId)
    await expect.poll(terminal.text).toContain('$ echo first output\r\nfirst output')
    await incident.runToEnd('Two')
    await expect.poll(terminal.text).toContain('second output')
  })

  it('tells what was there before it was opened from what comes, which alone is to be answered', async () => {
    const { client, incident } = await sessionWith({ One: 'echo first output', Two: 'echo second output' })
    await incident.runToEnd('One')
    const { sessionId } = (await incident.state()).sessions[0]!
    const texts = { past: '', present: '' }
    client.subscribe(
      'session.screen',
      { sessionId },
      {
        onItem: ({ base64, isPast }) => {
          texts[isPast ? 'past' : 'present'] += Buffer.from(base64, 'base64').toString('utf8')
        },
      },
    )
    await expect.poll(() => texts.past).toContain('first output')
    await incident.runToEnd('Two')
    await expect.poll(() => texts.present).toContain('second output')
    expect(texts.present).not.toContain('first output')
  })

  it('takes what is typed, and a step waits for what was started there', async () => {
    const { client, incident } = await sessionWith({ One: 'echo one', Two: 'echo "$TYPED"' })
    await incident.runToEnd('One')
    const { sessionId } = (await incident.state()).sessions[0]!
    const terminal = openTerminal(client, sessionId)
    await client.call('session.type', { sessionId, text: 'TYPED="by hand"; echo do$((1))ne\r' })
    await expect.poll(terminal.text).toContain('do1ne')
    await client.call('session.resize', { sessionId, columns: 132, rows: 50 })
    await incident.runToEnd('Two', { values: { $TYPED: 'by step' } }).catch(() => undefined)
    await client.call('session.type', { sessionId, text: 'stty size\r' })
    await expect.poll(terminal.text).toContain('50 132')
  })

  it('says that a step waits for what was typed there, and not for a step', async () => {
    const { client, incident } = await sessionWith({ One: 'echo one', Two: 'echo two' })
    await incident.runToEnd('One')
    const { sessionId } = (await incident.state()).sessions[0]!
    await client.call('session.type', { sessionId, text: 'sleep 300\r' })
    const message = expect.stringMatching(/^The shell on local still runs what was typed into its terminal\. /)
    await expect(incident.run('Two')).rejects.toMatchObject({ code: 'shell-busy', message })
    await client.call('session.type', { sessionId, text: '\x03' })
    await expect.poll(() => codeOf(incident.run('Two'))).toBe('no error')
  })

  it('masks the values of secret blanks', async () => {
    const { client, incident } = await sessionWith({ One: 'echo "token $RUNCARD_TEST_TOKEN."' })
    await incident.runToEnd('One', { values: { $RUNCARD_TEST_TOKEN: 'hunter2-secret' } })
    const { sessionId } = (await incident.state()).sessions[0]!
    const late = openTerminal(client, sessionId)
    await client.call('session.type', { sessionId, text: 'echo again-$RUNCARD_TEST_TOKEN\r' })
    await expect.poll(late.text).toContain('again-••••••••')
    expect(late.text()).toContain('token ••••••••.')
    expect(late.text()).not.toContain('hunter2')
  })

  it.each([
    ['typed letter by letter', [...'hunter2-open', '\r']],
    ['corrected while it is typed', [...'hunx\x7fter2-open', '\r']],
    ['pasted with its Enter', ['hunter2-open\r']],
  ])('records no password that a prompt shows as it is %s, nor when it is printed later', async (_how, keys) => {
    const step = `read -r -p 'Password for the vault: ' answer; echo "got $answer"; read -r -p 'Country: ' country`
    const { client, incident } = await sessionWith({ One: 'true', Ask: step })
    await incident.runToEnd('One')
    const { sessionId } = (await incident.state()).sessions[0]!
    const terminal = openTerminal(client, sessionId)
    const output = collectOutput(client, incident.incidentId, true)
    const runId = await incident.run('Ask')
    await expect.poll(terminal.text).toMatch(/\nPassword for the vault: $/)
    for (const text of keys) await client.call('session.type', { sessionId, text })
    await expect.poll(terminal.text).toMatch(/\nCountry: $/)
    await client.call('session.type', { sessionId, text: 'Atlantis\r' })
    await incident.until((event) => event.type === 'step-finished' && event.runId === runId)
    expect(await incident.output('Ask')).toBe('Password for the vault: ••••••••\ngot ••••••••\nCountry: Atlantis\n')
    expect(output.items.map(({ text }) => text).join('')).not.toMatch(/hun|open/)
    const late = openTerminal(client, sessionId)
    await expect.poll(late.text).toContain('Atlantis')
    expect(late.text()).not.toMatch(/hun|open/)
  })

  it('leaves alone what a prompt asks that is no password, or that it doesn’t show', async () => {
    const step = `read -r -p 'Reset the password? (yes/no) ' sure; read -r -s -p 'Password: ' word; echo; echo "$sure, $word"`
    const { client, incident } = await sessionWith({ One: 'true', Ask: step })
    await incident.runToEnd('One')
    const { sessionId } = (await incident.state()).sessions[0]!
    const terminal = openTerminal(client, sessionId)
    await incident.run('Ask')
    await expect.poll(terminal.text).toMatch(/\nReset the password\? \(yes\/no\) $/)
    await client.call('session.type', { sessionId, text: 'yes\r' })
    await expect.poll(terminal.text).toMatch(/\nPassword: $/)
    await client.call('session.type', { sessionId, text: 'root\r' })
    await expect.poll(terminal.text).toContain('yes, root')
  })

  it('ends with its session, and says so to whoever comes later', async () => {
    const { client, incident } = await sessionWith({ One: 'echo one' })
    await incident.runToEnd('One')
    const { sessionId } = (await incident.state()).sessions[0]!
    const terminal = openTerminal(client, sessionId)
    await client.call('session.type', { sessionId, text: 'exit 3\r' })
    expect(await terminal.ended).toBeUndefined()
    expect(await codeOf(client.call('session.type', { sessionId, text: 'x' }))).toBe('session-unknown')
    expect(await openTerminal(client, sessionId).ended).toMatchObject({ code: 'session-unknown' })
    const [session] = (await incident.state()).sessions
    expect(session?.endReason).toBe('the shell ended with exit status 3')
  })
})
