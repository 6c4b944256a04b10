// bash, from the 3.2 of macOS on.
import { join } from 'node:path/posix'
import type { ShellStartup } from '../../targets/target.ts'
import { promptFunction, sharedFunctions } from './functions.ts'

// Neither a fork nor a program, as `$(cat file)` would be.
const readCommand = `IFS= read -r -d '' __runcard_command <"$__runcard_file" || :`

export function bashStartup(directory: string, nonce: string): ShellStartup {
  // Unset first: what came exported from the environment would be exported to every program, nonce and all.
  const rc = `
unset HISTFILE PROMPT_COMMAND PS0 PS1 PS2
HISTCONTROL=ignorespace
PS1='\\W \\$ '
PS2='> '
PS0='\\e]133;${nonce};C\\a'
${sharedFunctions(directory, nonce, readCommand)}
${promptFunction}
# A line that was typed is in the history, a line of plumbing is not, so the history's number tells which it was.
__runcard_history=$HISTCMD
__runcard_report() {
  [ "$HISTCMD" = "$__runcard_history" ] && return 0
  __runcard_history=$HISTCMD
  local HISTTIMEFORMAT= line
  line=$(builtin history 1)
  line=\${line#*[0-9]  }
  line=\${line//\\\\/\\\\\\\\}
  line=\${line//$'\\n'/\\\\n}
  line=\${line//[[:cntrl:]]/?}
  __runcard_mark "E;\${line:0:8000}"
}
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
