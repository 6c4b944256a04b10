// sh, dash, busybox ash, ksh: shells that run nothing before a prompt but expand what is in it.
import { join } from 'node:path/posix'
import type { ShellStartup } from '../../targets/target.ts'
import { sharedFunctions } from './functions.ts'

export function posixStartup(directory: string, nonce: string, argumentsOfShell: readonly string[]): ShellStartup {
  // The escape character is in a variable, so that no listing of variables looks like a mark.
  const rc = `
unset ENV HISTFILE PS1 PS2
__runcard_escape=$(printf '\\033') __runcard_bell=$(printf '\\007')
PS2='> '
${sharedFunctions(directory, nonce, '__runcard_command=$(cat "$__runcard_file") || :')}
__runcard_hook() {
  case "\${PS1-}" in
    *__runcard_escape*) ;;
    *) PS1='\${__runcard_escape}]133;${nonce};A;$?\${__runcard_bell}'"\${PS1:-\\$ }" ;;
  esac
}
__runcard_hook
# An interrupt jumps out of wherever busybox's ash is. Where that is a call of glibc's with a lock in its hand (1.35, clearerr after each
# builtin), the next such call waits for ever. A trap runs between two commands, so from here the shell interrupts itself safely.
trap 'kill -INT $$' URG
`
  return { arguments: argumentsOfShell, environment: { ENV: join(directory, 'rc') }, files: { rc } }
}
