// What a person types at the prompt, in the shells that tell what it was.
import { afterEach, describe, expect, it } from 'vitest'
import { openSession } from '../../../src/engine/session/open-session.ts'
import type { Session, TypedCommand } from '../../../src/engine/session/session.ts'
import { createLocalTarget } from '../../../src/engine/targets/local/target.ts'
import { finished, ran, shown } from './conformance.ts'

describe.each(['bash', 'zsh'])('typed by hand into %s', (shell) => {
  let session: Session
  afterEach(() => session.close())

  it('is told with its text and exit status, but for lines that begin with a space', async () => {
    session = await openSession(createLocalTarget({ shell }), { directory: '/' })
    const told: TypedCommand[] = []
    const type = (keys: string): Promise<void> =>
      new Promise((resolve) => {
        const stop = session.onTyped((command) => {
          told.push(command)
          stop()
          resolve()
        })
        session.write(Buffer.from(keys))
      })
    await type('echo "ü \\n; x"; false\r')
    expect(await ran(session, 'echo a step')).toEqual(finished('a step\n'))
    await type(' echo a secret\r')
    await type('echo last\r')
    expect(told.map(({ text, exitStatus }) => ({ text, exitStatus }))).toEqual([
      { text: 'echo "ü \\n; x"; false', exitStatus: 1 },
      { text: undefined, exitStatus: 0 },
      { text: 'echo last', exitStatus: 0 },
    ])
  })
})

describe('a shell that a command changed', () => {
  it('still marks its commands when its prompt was replaced', async () => {
    for (const shell of ['bash', 'zsh', 'dash']) {
      const session = await openSession(createLocalTarget({ shell }), { directory: '/' })
      await ran(session, `PROMPT_COMMAND=; PS1='mine> '; PS0=`)
      if (shell === 'zsh') await ran(session, 'precmd_functions=() preexec_functions=()')
      expect(await ran(session, 'echo one; sh -c "exit 3"')).toEqual(finished('one\n', 3))
      expect(await ran(session, 'echo two')).toEqual(finished('two\n'))
      await session.close()
    }
  })

  // As zsh itself does once in some hundred interrupts of a loop; what else is lost then only it can say.
  it('is known to be at its prompt when zsh came there without running what comes before a prompt', async () => {
    const session = await openSession(createLocalTarget({ shell: 'zsh' }), { directory: '/' })
    const isRunning = shown(session, 'running\r\n')
    const result = ran(session, 'kept=yes; precmd_functions=(); echo running; while :; do :; done')
    await isRunning
    expect(await session.stop()).toEqual({ outcome: 'stopped', signals: ['SIGINT'], remaining: [], certain: true })
    expect(await result).toMatchObject({ outcome: 'finished', exitStatus: expect.toSatisfy((status) => status !== 0) })
    expect(await ran(session, 'echo $kept')).toEqual(finished('yes\n'))
    await session.close()
  })

  it('cannot be stopped into a program that exec put in its place without ending', async () => {
    const session = await openSession(createLocalTarget({ shell: 'bash' }), {
      directory: '/',
      stopTimes: () => ({ terminateAfterMs: 200, killAfterMs: 200, giveUpAfterMs: 500 }),
    })
    const begun = new Promise<void>((resolve) => {
      session.onScreen((bytes) => {
        if (bytes.includes('replaced\r\n')) resolve()
      })
    })
    const result = session.run({ text: `exec sh -c 'trap "" INT TERM; echo replaced; while :; do sleep 0.05; done'`, kind: 'shell' })
    await begun
    expect(await session.stop()).toMatchObject({ outcome: 'shell-gone', signals: ['SIGINT', 'SIGTERM', 'SIGKILL'] })
    expect(await result).toMatchObject({ outcome: 'shell-gone', signal: 'SIGKILL' })
  })
})
