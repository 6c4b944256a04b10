// A password that is typed where the shell takes it for a command: told where the terminal did not show it, so that it gets
// into no journal; and what people do type at prompts, which was shown, is told with its text.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSession } from '../../../src/engine/session/open-session.ts'
import type { Session, TypedCommand } from '../../../src/engine/session/session.ts'
import { createLocalTarget } from '../../../src/engine/targets/local/target.ts'
import { missing } from '../../support/real-parts.ts'
import { hostForEach } from '../targets/ssh/host-for-each.ts'
import { ran, shown } from './conformance.ts'
import { installedShells } from './installed-shells.ts'

type Told = Pick<TypedCommand, 'text' | 'isHidden' | 'exitStatus'>

function describeTyping(name: string, shell: string, open: () => Promise<Session>): void {
  describe(`typed at the prompt of ${name}`, () => {
    let session: Session
    let folder: string
    let untilReleased: string
    beforeEach(async () => {
      session = await open()
      folder = mkdtempSync(join(tmpdir(), 'runcard-typed-'))
      untilReleased = `until [ -e ${folder}/released ]; do sleep 0.1; done`
    })
    afterEach(async () => {
      await session.close()
      rmSync(folder, { recursive: true })
    })
    const release = () => writeFileSync(join(folder, 'released'), '')

    function nextTold(): Promise<Told> {
      return new Promise((resolve) => {
        const stop = session.onTyped(({ text, isHidden, exitStatus }) => {
          stop()
          resolve({ ...(text === undefined ? {} : { text }), ...(isHidden === undefined ? {} : { isHidden }), exitStatus })
        })
      })
    }
    async function type(...keys: readonly string[]): Promise<Told> {
      const told = nextTold()
      for (const key of keys) {
        session.write(Buffer.from(key))
        await delay(10)
      }
      return told
    }

    it('a line is told with its text: letter by letter, edited, wrapped, pasted, continued, from the history', async () => {
      await ran(session, 'echo ready')
      expect(await type(...'echo "a; b"\r')).toEqual({ text: 'echo "a; b"', exitStatus: 0 })
      expect(await type('echo lazt', '\x7f\x7f', 'st', '\r')).toEqual({ text: 'echo last', exitStatus: 0 })
      const long = `echo ${'a long way '.repeat(30).trim()}`
      expect(await type(long, '\r')).toEqual({ text: long, exitStatus: 0 })
      expect(await type('\x1b[A', '\r')).toEqual({ text: long, exitStatus: 0 })
      expect(await type('\x1b[200~echo pasted\x1b[201~', '\r')).toEqual({ text: 'echo pasted', exitStatus: 0 })
      expect(await type('for n in 1 2\r', 'do echo $n\r', 'done\r')).toMatchObject({
        text: expect.stringContaining('do echo $n'),
        exitStatus: 0,
      })
    })

    it('a line is told with its text when it was typed ahead, while something ran that let it be seen', async () => {
      const isRunning = shown(session, 'running\r\n')
      const told = nextTold()
      const running = ran(session, `echo running; ${untilReleased}`)
      await isRunning
      const isSeen = shown(session, 'echo ahead')
      session.write(Buffer.from('echo ahead\r'))
      await isSeen
      release()
      await running
      expect(await told).toEqual({ text: 'echo ahead', exitStatus: 0 })
    })

    it('a line is hidden that was typed for a program which had stopped to listen, and that nobody saw', async () => {
      const isRunning = shown(session, 'Password: ')
      const told = nextTold()
      const running = ran(session, `stty -echo; printf 'Pass''word: '; ${untilReleased}; stty echo`)
      await isRunning
      session.write(Buffer.from('open-sesame\r'))
      // Nothing tells that it has come there.
      await delay(1_500)
      release()
      await running
      expect(await told).toEqual({ isHidden: true, exitStatus: 127 })
      expect(await type('echo after\r')).toEqual({ text: 'echo after', exitStatus: 0 })
    })

    it('an answer that a program took without showing it hides no other line', async () => {
      const isRunning = shown(session, 'Sure? ')
      const running = ran(session, `stty -echo; printf 'Su''re? '; read -r answer; stty echo; echo "it was $answer"`)
      await isRunning
      session.write(Buffer.from('e\r'))
      expect((await running).output).toContain('it was e\n')
      expect(await type('echo e\r')).toEqual({ text: 'echo e', exitStatus: 0 })
    })

    // zsh’s line editor shows what is typed whatever the terminal is told.
    it.skipIf(shell === 'zsh')('a line is hidden at a prompt whose echo a program left off', async () => {
      await ran(session, 'stty -echo')
      expect(await type(...'open-sesame\r')).toEqual({ isHidden: true, exitStatus: 127 })
      expect(await type('opem', '\x7f', 'n-sesame\r')).toEqual({ isHidden: true, exitStatus: 127 })
      await ran(session, 'stty echo')
      expect(await type('echo after\r')).toEqual({ text: 'echo after', exitStatus: 0 })
    })
  })
}

for (const shell of installedShells.filter((name) => name === 'bash' || name === 'zsh')) {
  describeTyping(shell, shell, () => openSession(createLocalTarget({ shell }), { directory: '/' }))
}

describe.skipIf(missing('sshd', 'bash'))('over SSH', () => {
  const host = hostForEach()
  describeTyping('bash on a host', 'bash', () => openSession(host.target('bash')))
})
