// The shell functions that all dialects share, in the language that all of them have. Written so that no option a
// command may leave behind (set -a, -e, -u, -f, -x, -C, another IFS) breaks them or is lost.

/** What ends a staged command: without it the text was not read whole (an interrupt), and must not run. */
export function commandEnd(number: number): string {
  return `\n#${number}.`
}

/** `readCommand` is a statement that reads the file named by "$__runcard_file" into __runcard_command. */
export function sharedFunctions(directory: string, nonce: string, readCommand: string): string {
  return `
__runcard_run= __runcard_open= __runcard_status=0 __runcard_options= __runcard_file= __runcard_command= __runcard_last=
__runcard_mark() {
  printf '\\033]133;${nonce};%s\\007' "$1" >/dev/tty || :
}
# A command is over: with which status, and where the session stands after it. Builtins only, no fork.
__runcard_tell() {
  {
    printf '\\033]133;${nonce};D;%s;%s;%s\\007\\033]133;${nonce};V;' "$__runcard_run" "$1" "$PWD"
    export -p
    printf '\\007'
  } >/dev/tty || :
}
__runcard_begin() {
  __runcard_command=
  if [ "$1" = "$__runcard_run" ]; then
    return 0
  fi
  __runcard_run=$1 __runcard_open=1 __runcard_file='${directory}'/$1
  __runcard_mark "C;$1"
  set +a
  ${readCommand}
  __runcard_last='
#'$1.
  case $__runcard_command in
    *"$__runcard_last") __runcard_command=\${__runcard_command%"$__runcard_last"} ;;
    *) __runcard_command='__runcard_leave 130' __runcard_file=/dev/null ;;
  esac
  case $__runcard_options in *x*) __runcard_command="set -x; $__runcard_command" ;; esac
  case $__runcard_options in *a*) set -a ;; esac
  if [ -f "$__runcard_file.values" ]; then
    . "$__runcard_file.values" 2>/dev/tty
    rm -f "$__runcard_file.values"
  fi
  __runcard_leave "$__runcard_status"
}
# Leaves the status of the command before for the next one to see, except where that would end the shell.
__runcard_leave() {
  case $- in *e*) return 0 ;; esac
  return "$1"
}
__runcard_round_trip() {
  __runcard_status=$?
  __runcard_mark "S;$1"
  __runcard_leave "$__runcard_status"
}
__runcard_end() {
  __runcard_status=$1 __runcard_command=
  if [ -n "$__runcard_open" ]; then
    __runcard_open=
    __runcard_tell "$1"
  fi
  __runcard_hook
  __runcard_leave "$1"
}
__runcard_mark "P;$PWD"
`
}

/** For shells that can run a function before each prompt; `__runcard_report` marks E where something was typed. */
export const promptFunction = `
__runcard_prompt() {
  __runcard_status=$?
  if [ -n "$__runcard_open" ]; then
    __runcard_open=
    # Cut short, so that it did what it should can't be known, whatever the status says.
    case $__runcard_status in
      0) __runcard_tell '' ;;
      *) __runcard_tell "$__runcard_status" ;;
    esac
  fi
  __runcard_report
  __runcard_mark "A;$__runcard_status"
  return "$__runcard_status"
} 2>/dev/null
`
