// zsh. Its start-up files are taken from ZDOTDIR, which is ours for as long as it starts.
import type { ShellStartup } from '../../targets/target.ts'
import { promptFunction, sharedFunctions } from './functions.ts'

const readCommand = `__runcard_command=$(<"$__runcard_file") || :`

export function zshStartup(directory: string, nonce: string): ShellStartup {
  // Comments in pasted commands are comments, and nothing is printed for an output without a line's end.
  const rc = `
unset ZDOTDIR HISTFILE
typeset +x PS1 2>/dev/null
setopt hist_ignore_space interactive_comments
unsetopt prompt_sp prompt_cr beep
PS1='%1~ %# '
__runcard_busy=
${sharedFunctions(directory, nonce, readCommand)}
${promptFunction}
__runcard_typed() {
  __runcard_busy=1
  __runcard_mark C
  # Now and not at the next prompt: after an exit there is none.
  local line=$1
  [[ -z $line || $line = ' '* ]] && return 0
  line=\${line//\\\\/\\\\\\\\}
  line=\${line//$'\\n'/\\\\n}
  line=\${line//[[:cntrl:]]/?}
  __runcard_mark "E;\${line[1,8000]}"
}
__runcard_report() { __runcard_busy= }
# An interrupt between two checks of a loop leaves zsh with a break too many (5.9, execwhile): it shows its prompt and runs nothing
# any more, not even what comes before a prompt. That a trap is run sets it right, and this one makes up for the prompt's marks.
TRAPWINCH() {
  local before=$?
  if [[ -n $__runcard_open$__runcard_busy && \${#zsh_eval_context[@]} = 1 ]]; then
    __runcard_leave $before
    __runcard_prompt
    zle && zle reset-prompt
  fi
  return 0
} 2>/dev/null
__runcard_hook() {
  precmd_functions=(__runcard_prompt \${precmd_functions:#__runcard_prompt})
  preexec_functions=(__runcard_typed \${preexec_functions:#__runcard_typed})
}
__runcard_hook
`
  return { arguments: ['-d', '-i'], environment: { ZDOTDIR: directory }, files: { '.zshrc': rc } }
}
