// bash, from the 3.2 of macOS on.
import { join } from 'node:path/posix'
import type { ShellStartup } from '../../targets/target.ts'
import { promptFunction, sharedFunctions } from './functions.ts'

// $(<file) forks twice in old versions, and `cat` starts a program; this forks once.
const readText = `IFS= read -r -d '' REPLY <"$__runcard_file" || :; printf '%s' "$REPLY"`

export function bashStartup(directory: string, nonce: string): ShellStartup {
  // Unset first: what came exported from the environment would be exported to every program, nonce and all.
  const rc = `
unset HISTFILE PROMPT_COMMAND PS0 PS1 PS2
HISTCONTROL=ignorespace
PS1='\\W \\$ '
PS2='> '
PS0='\\e]133;${nonce};C\\a'
${sharedFunctions(directory, nonce, readText)}
${promptFunction}
__runcard_hook() {
  case "\${PROMPT_COMMAND-}" in
    *__runcard_prompt*) ;;
    *) PROMPT_COMMAND="__runcard_prompt\${PROMPT_COMMAND:+;$PROMPT_COMMAND}" ;;
  esac
}
__runcard_hook
`
  return { arguments: ['--noprofile', '--rcfile', join(directory, 'rc'), '-i'], environment: {}, files: { rc } }
}
