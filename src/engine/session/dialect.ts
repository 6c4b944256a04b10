// How to live in a particular shell: how it is started, and what it is told so that it marks where a command's output
// begins and ends. Every shell gets the same functions from its own start-up file, and the same plumbing line:
//
//   begin N        marks C, reads the command's text, sets the values given with it
//   end S          marks D with the status S and the directory, then V with the exported variables
//   round trip N   marks S
//   prompt         marks D for a command that never came to its end (an interrupt), and A: ready for the next
//
// Between begin and end the text is evaluated at the top level, not in a function, so that all it does to the shell lasts.
// Marks go to /dev/tty, because a command may have redirected the shell's own output for good (`exec >log`).
import { basename } from 'node:path'
import type { ShellPlace, ShellStartup } from '../targets/target.ts'
import { bashStartup } from './dialects/bash.ts'
import { posixStartup } from './dialects/posix.ts'
import { zshStartup } from './dialects/zsh.ts'

/** So that no program waits in a pager, and none of what is done for Runcard lands in a history. */
const environmentForSteps = {
  TERM: 'xterm-256color',
  PAGER: 'cat',
  GIT_PAGER: 'cat',
  MANPAGER: 'cat',
  SYSTEMD_PAGER: 'cat',
  AWS_PAGER: '',
  HISTCONTROL: 'ignorespace',
} as const

/** How the shell found at this place is started for a session with this nonce. */
export function startupFor(place: ShellPlace, nonce: string): ShellStartup {
  const startup = dialectStartup(basename(place.shell), place.stagingDirectory, nonce)
  return { ...startup, environment: { ...environmentForSteps, ...startup.environment } }
}

function dialectStartup(program: string, directory: string, nonce: string): ShellStartup {
  if (program.startsWith('bash')) return bashStartup(directory, nonce)
  if (program.startsWith('zsh')) return zshStartup(directory, nonce)
  return posixStartup(directory, nonce, program === 'busybox' ? ['ash', '-i'] : ['-i'])
}

/**
 * The one line that is typed into the shell to run staged command N. Typing it twice runs the command once.
 * `terminalUnsure`: repairs first what a killed program may have left the terminal in.
 * The leading space keeps it out of the history, the redirections keep it out of `set -x`.
 */
export function plumbingLine(number: number, terminalUnsure: boolean): string {
  const begin = `__runcard_status=$? __runcard_options=$-; { set +x;${terminalUnsure ? ' stty sane;' : ''} __runcard_begin ${number}; } 2>/dev/null`
  return ` ${begin}; eval "$__runcard_command"; { __runcard_end "$?"; } 2>/dev/null\n`
}

/** A line that does nothing but come back as mark S with its number. */
export function roundTripLine(number: number): string {
  return ` __runcard_round_trip ${number}\n`
}

/** Names of the files that are staged for command N. */
export function stagedNames(number: number): { readonly text: string; readonly values: string; readonly script: string } {
  return { text: `${number}`, values: `${number}.values`, script: `${number}.script` }
}

/** Whether this shell may have come to its prompt after an interrupt without saying so, and says it when the terminal's size changes. */
export function mayMissPrompt(shell: string): boolean {
  return basename(shell).startsWith('zsh')
}

/** Whether this shell may never wake again from an interrupt, and does it to itself, where it does no harm, when SIGURG asks for it. */
export function interruptsItself(shell: string): boolean {
  return /^(busybox|ash|sh)$/.test(basename(shell))
}
