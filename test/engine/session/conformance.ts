// What every shell on every kind of target must do. A target's own test calls describeLivingShell with how to reach it.
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandRequest, CommandResult, Session, SessionOptions } from '../../../src/engine/session/session.ts'

export interface Ran {
  readonly outcome: CommandResult['outcome']
  readonly exitStatus: number | null
  /** Output as text, with LF. */
  readonly output: string
}

export async function ran(session: Session, text: string, more: Partial<CommandRequest> = {}): Promise<Ran> {
  const chunks: Buffer[] = []
  const result = await session.run({ text, kind: 'shell', onOutput: (bytes) => void chunks.push(bytes), ...more })
  const output = Buffer.concat(chunks).toString('utf8').replaceAll('\r\n', '\n')
  return { outcome: result.outcome, exitStatus: result.exitStatus, output }
}

export function finished(output: string, exitStatus = 0): Ran {
  return { outcome: 'finished', exitStatus, output }
}

/** Resolves when the session's screen has shown this text. */
export function shown(session: Session, text: string): Promise<void> {
  return new Promise((resolve) => {
    let seen = ''
    const stop = session.onScreen((bytes) => {
      seen += bytes.toString('utf8')
      if (!seen.includes(text)) return
      stop()
      resolve()
    })
  })
}

/** Short, but long enough for a busy machine to end what can be ended. */
const quickStop = () => ({ terminateAfterMs: 500, killAfterMs: 1_500, giveUpAfterMs: 500 })

export function describeLivingShell(name: string, open: (options: SessionOptions) => Promise<Session>): void {
  describe(`a living shell: ${name}`, () => {
    let session: Session
    beforeEach(async () => {
      session = await open({})
    })
    afterEach(() => session.close())

    /** Starts a command that prints the line `running`, and resolves when it has. */
    async function start(text: string): Promise<{ readonly result: Promise<Ran> }> {
      const isRunning = shown(session, 'running\r\n')
      const result = ran(session, text)
      await isRunning
      return { result }
    }

    async function stopsAndLivesOn(text: string): Promise<void> {
      await ran(session, 'kept=yes')
      const { result } = await start(text)
      expect(await session.stop()).toEqual({ outcome: 'stopped', signals: ['SIGINT'], remaining: [], certain: true })
      expect((await result).outcome).toBe('finished')
      expect((await result).exitStatus).not.toBe(0)
      expect(await ran(session, 'echo $kept')).toEqual(finished('yes\n'))
    }

    it('keeps variables, functions, the directory, exports, aliases and options from command to command', async () => {
      await ran(session, 'color="dark red"; greet() { echo "hello $1"; }; cd /tmp')
      await ran(session, 'export FRUIT=pear; alias say="echo said"; set -o noglob')
      expect(await ran(session, 'echo "$color"; greet you; pwd')).toEqual(finished('dark red\nhello you\n/tmp\n'))
      expect(await ran(session, `sh -c 'echo "$FRUIT"'`)).toEqual(finished('pear\n'))
      expect(await ran(session, 'say it; echo *')).toEqual(finished('said it\n*\n'))
    })

    it('gives each command its own exit status, and lets the next one see it', async () => {
      expect(await ran(session, 'false')).toEqual(finished('', 1))
      expect(await ran(session, 'echo "it was $?"')).toEqual(finished('it was 1\n'))
      expect(await ran(session, 'sh -c "exit 42"')).toEqual(finished('', 42))
      expect(await ran(session, 'true')).toEqual(finished(''))
      expect((await ran(session, 'no-such-program-here')).exitStatus).toBe(127)
    })

    it('runs statements of many lines: a here-document, a loop, an if, a function, continued lines', async () => {
      expect(await ran(session, 'who=you\ncat <<END\nfor $who\n  and "me"\nEND')).toEqual(finished('for you\n  and "me"\n'))
      expect(await ran(session, 'for n in 1 2 3\ndo\n  if [ "$n" = 2 ]\n  then echo two\n  else echo "not $n"\n  fi\ndone')).toEqual(
        finished('not 1\ntwo\nnot 3\n'),
      )
      expect(await ran(session, 'shout() {\n  # said loudly\n  echo "$1!"\n}\nshout \\\n  "so what"')).toEqual(finished('so what!\n'))
      expect(await ran(session, 'echo one # a comment\r\necho two\r\n')).toEqual(finished('one\ntwo\n'))
    })

    it('passes on every byte between a command’s begin and its end, and none other', async () => {
      expect(await ran(session, 'printf "no line end"')).toEqual(finished('no line end'))
      expect(await ran(session, ':')).toEqual(finished(''))
      const octal = Array.from({ length: 256 }, (_, byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
      const chunks: Buffer[] = []
      await session.run({ text: `stty -opost; printf '${octal}'; stty opost`, kind: 'shell', onOutput: (bytes) => void chunks.push(bytes) })
      expect(Buffer.concat(chunks)).toEqual(Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)))
    })

    it('puts characters together that were printed byte by byte', async () => {
      const text = `printf '\\303'; sleep 0.05; printf '\\274\\342'; sleep 0.05; printf '\\234\\223'`
      expect(await ran(session, text)).toEqual(finished('ü✓'))
    })

    it('is not fooled by output that looks like the marks between commands', async () => {
      const fake = `printf '\\033]133;D;0\\007\\033]133;A\\007\\033]133;C\\007\\033]133;'; sh -c 'exit 5'`
      expect(await ran(session, fake)).toEqual(finished('\x1b]133;D;0\x07\x1b]133;A\x07\x1b]133;C\x07\x1b]133;', 5))
      const listing = await ran(session, 'set; echo listed')
      expect(listing.outcome).toBe('finished')
      expect(listing.output.endsWith('listed\n')).toBe(true)
    })

    it('lets a command ask, and a person answer', async () => {
      const asked = shown(session, 'name? ')
      const result = ran(session, `printf 'name? '; read -r answer; echo "is $answer"`)
      await asked
      session.write(Buffer.from('Ada\r'))
      expect((await result).output).toContain('is Ada\n')
      expect(await ran(session, 'echo "$answer"')).toEqual(finished('Ada\n'))
    })

    it('sets values before a command, whatever is in them', async () => {
      const value = `it's "$HOME" \`id\` \\n * ; ü\nsecond line`
      expect(await ran(session, 'printf "%s" "$TOKEN"', { assignments: { TOKEN: value } })).toEqual(finished(value))
      expect(await ran(session, `sh -c 'printf "%s" "$TOKEN"'`)).toEqual(finished(value))
    })

    it('runs a script as a program of its own, so its exit is not the shell’s', async () => {
      const text = '#!/bin/sh\nset -e\nWHERE=script\necho "in $WHERE, $GIVEN"\nexit 3\n'
      expect(await ran(session, text, { kind: 'script', assignments: { GIVEN: 'a value' } })).toEqual(finished('in script, a value\n', 3))
      expect(await ran(session, 'echo "[$WHERE]"')).toEqual(finished('[]\n'))
      expect(await ran(session, '#!/usr/bin/env -S sh -eu\necho "$NOPE"\necho after', { kind: 'script' })).not.toEqual(finished('after\n'))
    })

    it('survives a command that is not one', async () => {
      for (const text of ['if then', 'echo "unclosed', 'echo )', 'cat <<END\nno end', 'echo ${', 'for']) {
        expect((await ran(session, text)).outcome).toBe('finished')
      }
      expect((await ran(session, 'if then')).exitStatus).not.toBe(0)
      expect(await ran(session, 'echo alive')).toEqual(finished('alive\n'))
    })

    it('runs a command of 100 kB', async () => {
      const lines = Array.from({ length: 2_000 }, (_, number) => `n${number}='a value that takes some room here'`)
      expect(await ran(session, `${lines.join('\n')}\necho "$n1999"`)).toEqual(finished('a value that takes some room here\n'))
    })

    it('loses no mark in many quick commands', async () => {
      for (let number = 0; number < 60; number++) expect(await ran(session, `echo ${number}`)).toEqual(finished(`${number}\n`))
    })

    it('keeps its marks when a command redirects the shell’s output, traces it or makes it strict', async () => {
      // Without its error output ksh can't start programs any more, in a terminal neither.
      await ran(session, `exec 3>&1 4>&2 >/dev/null ${name === 'ksh' ? '' : '2>&1'}`)
      expect(await ran(session, 'echo lost; sh -c "exit 9"')).toEqual(finished('', 9))
      await ran(session, 'exec >&3 2>&4 3>&- 4>&-')
      expect(await ran(session, 'echo back')).toEqual(finished('back\n'))
      const traced = await ran(session, 'set -x; echo a')
      const secret = await ran(session, 'echo b', { assignments: { SECRET: 'hush' } })
      await ran(session, 'set +x')
      expect(`${traced.output}${secret.output}`).not.toMatch(/__runcard|hush/)
      expect(secret.output).toMatch(/\+.*echo b\nb\n/)
      await ran(session, 'set -u; IFS=1; set -C')
      expect((await ran(session, 'echo "$not_set_at_all"')).exitStatus).not.toBe(0)
      expect(await ran(session, 'echo 1 "$IFS"')).toEqual(finished('1 1\n'))
    })

    it('says at once that the shell is gone: exit, exec, killed, a failure under set -e', async () => {
      expect(await ran(session, 'echo bye; exit 7')).toMatchObject({ outcome: 'shell-gone', exitStatus: 7 })
      await expect(session.run({ text: 'true', kind: 'shell' })).rejects.toMatchObject({ code: 'session-unknown' })
      const endings = ['exec sh -c "exit 8"', 'kill -9 $$', 'set -e; false']
      const results: unknown[] = []
      for (const text of endings) {
        session = await open({})
        const ended = new Promise((resolve) => session.onEnd(resolve))
        const { outcome, exitStatus, signal } = await session.run({ text, kind: 'shell' })
        results.push({ outcome, exitStatus, signal })
        await ended
      }
      expect(results).toEqual([
        { outcome: 'shell-gone', exitStatus: 8, signal: undefined },
        { outcome: 'shell-gone', exitStatus: null, signal: 'SIGKILL' },
        { outcome: 'shell-gone', exitStatus: 1, signal: undefined },
      ])
    })

    it('calls no command a success that a return at the top cut short, whatever its status', async () => {
      const cut = await ran(session, 'echo begun; return 0; echo reached its end')
      const isSuccess = cut.outcome === 'finished' && cut.exitStatus === 0
      expect(isSuccess).toBe(cut.output.endsWith('reached its end\n'))
    })

    it('refuses a second command while one runs', async () => {
      const { result } = await start('echo running; read -r line')
      await expect(session.run({ text: 'true', kind: 'shell' })).rejects.toMatchObject({ code: 'shell-busy' })
      session.write(Buffer.from('go on\n'))
      expect((await result).exitStatus).toBe(0)
    })

    it.each([
      ['a program', `sh -c 'echo running; exec sleep 300'`],
      ['a list, which would go on with the next', `sh -c 'echo running; exec sleep 300'; sleep 300; sleep 300`],
      ['a pipeline', '{ echo running; sleep 300; } | cat | cat'],
      ['a loop of programs', 'echo running; while :; do sleep 0.01; done'],
      ['a program that reads', `sh -c 'echo running; exec cat'`],
      ['a loop of builtins', 'echo running; while :; do :; done'],
      ['a command whose output the shell reads', 'echo running; said=$(sleep 300)'],
    ])('stops %s by interrupting it, and lives on', (_what, text) => stopsAndLivesOn(text))

    it('stops what ignores the interrupt, and then what ignores being asked to end', async () => {
      await session.close()
      session = await open({ stopTimes: quickStop })
      const deaf = await start(`sh -c 'trap "" INT; echo running; while :; do sleep 0.05; done'`)
      expect(await session.stop()).toEqual({ outcome: 'stopped', signals: ['SIGINT', 'SIGTERM'], remaining: [], certain: true })
      await deaf.result
      const stubborn = await start(`sh -c 'trap "" INT TERM; echo running; while :; do sleep 0.05; done'`)
      const report = await session.stop()
      expect(report).toEqual({ outcome: 'stopped', signals: ['SIGINT', 'SIGTERM', 'SIGKILL'], remaining: [], certain: true })
      await stubborn.result
      expect(await ran(session, 'echo alive')).toEqual(finished('alive\n'))
    })

    it('ends the members of a stopped group that outlive its leader', async () => {
      const { result } = await start(`sh -c '(trap "" INT; echo running; sleep 300) & wait'`)
      expect(await session.stop()).toMatchObject({ outcome: 'stopped', remaining: [], certain: true })
      await result
    })

    it('names what it left running in the background', async () => {
      const { result } = await start(`env sleep 301 & sleep 0.2; sh -c 'echo running; exec sleep 302'`)
      const report = await session.stop()
      expect({ ...report, remaining: report.remaining.map((entry) => entry.command) }).toEqual({
        outcome: 'stopped',
        signals: ['SIGINT'],
        remaining: [expect.stringMatching(/sleep 301$/)],
        certain: true,
      })
      await result
    })

    it('says that a loop of the shell’s own that ignores interrupts is still running', async () => {
      await session.close()
      session = await open({ stopTimes: quickStop })
      const { result } = await start(`trap '' INT; echo running; while [ ! -e "$STOP_FILE" ]; do :; done; trap - INT`)
      expect(await session.stop()).toMatchObject({ outcome: 'still-running' })
      await session.close()
      expect(await result).toMatchObject({ outcome: 'shell-gone' })
    })

    it('has nothing to stop at its prompt, and takes an interrupt there', async () => {
      expect(await session.stop()).toEqual({ outcome: 'nothing-running', signals: [], remaining: [], certain: true })
      for (let round = 0; round < 5; round++) {
        for (let count = 0; count <= round % 3; count++) session.write(Buffer.from('\x03'))
        expect(await ran(session, `echo fine ${round}`)).toEqual(finished(`fine ${round}\n`))
      }
      expect(session.recentScreen().toString()).not.toContain('__runcard')
    })

    it('takes away what a person left standing at the prompt before it runs a command', async () => {
      session.write(Buffer.from('rm -rf half typed '))
      expect(await ran(session, 'echo clean')).toEqual(finished('clean\n'))
      session.write(Buffer.from(`echo "an open quote\n`))
      expect((await session.stop()).outcome).toBe('stopped')
      expect(await ran(session, 'echo closed')).toEqual(finished('closed\n'))
    })

    it('is not disturbed by a terminal that is resized at its prompt, before a command and while it starts', async () => {
      const results: Ran[] = []
      const expected: Ran[] = []
      for (let round = 0; round < 12; round++) {
        session.resize(60 + round, 20)
        if (round % 2 === 0) await delay(round)
        const result = ran(session, `echo "$?, round ${round}"; sh -c 'exit 3'`)
        for (let count = 0; count < round % 4; count++) {
          session.resize(90 + round, 30 + count)
          await delay(2)
        }
        results.push(await result)
        expected.push(finished(`${round === 0 ? 0 : 3}, round ${round}\n`, 3))
      }
      expect(results).toEqual(expected)
      expect(session.recentScreen().toString()).not.toContain('__runcard')
    })

    it('runs what is typed, and says when it has ended', async () => {
      await ran(session, 'where=here')
      const typed = new Promise((resolve) => session.onTyped(resolve))
      session.write(Buffer.from('echo "typed $where"; sh -c "exit 4"\r'))
      await expect(session.run({ text: 'true', kind: 'shell' })).rejects.toMatchObject({ code: 'shell-busy' })
      expect(await typed).toMatchObject({ exitStatus: 4 })
      expect(session.recentScreen().toString()).toContain('typed here')
      expect(await ran(session, 'echo next')).toEqual(finished('next\n'))
    })

    it('knows the directory and the exported variables that a command left, whatever is in them', async () => {
      expect(session.left).toBeUndefined()
      const value = `it's "$HOME" \`id\` \\n * ; ü✓\nsecond line`
      await ran(session, 'cd /usr; export GIVEN; plain=no; export FRUIT=pear', { assignments: { GIVEN: value } })
      await ran(session, 'true')
      expect(session.left).toMatchObject({
        directory: '/usr',
        environment: { GIVEN: value, FRUIT: 'pear', PATH: expect.stringContaining('/') },
      })
      expect(session.left?.environment).not.toHaveProperty('plain')
      await ran(session, 'cd /; exit 3')
      expect(session.left).toMatchObject({ directory: '/usr', environment: { FRUIT: 'pear' } })
    })

    it('shows a terminal the commands and their output, and nothing of how they are run', async () => {
      await ran(session, 'echo first\necho second')
      await ran(session, 'printf third')
      await ran(session, 'echo fourth')
      const screen = session.recentScreen().toString()
      expect(screen).toContain('$ echo first\r\n> echo second\r\nfirst\r\nsecond\r\n')
      expect(screen).toContain('$ printf third\r\nthird\r\n')
      expect(screen).toContain('$ echo fourth\r\nfourth\r\n')
      expect(screen).not.toContain('__runcard')
      expect(screen).not.toContain('\x1b]133')
    })
  })
}
