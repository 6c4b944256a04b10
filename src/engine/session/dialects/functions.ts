// The shell functions that all dialects share, in the language that all of them have. Written so that no option a
// command may leave behind (set -e, -u, -f, -x, -C, another IFS) breaks them or is lost.

/** `readText` is a statement that prints the file named by "$__runcard_file". */
export function sharedFunctions(directory: string, nonce: string, readText: string): string {
  return `
__runcard_run= __runcard_open= __runcard_status=0 __runcard_options= __runcard_file=/dev/null __runcard_prefix=
__runcard_mark() {
  printf '\\033]133;${nonce};%s\\007' "$1" >/dev/tty || :
}
__runcard_begin() {
  case $__runcard_options in
    *x*) __runcard_prefix='set -x; ' ;;
    *) __runcard_prefix= ;;
  esac
  if [ "$1" = "$__runcard_run" ]; then
    __runcard_file=/dev/null
    return 0
  fi
  __runcard_run=$1 __runcard_open=1 __runcard_file='${directory}'/$1
  __runcard_mark "C;$1"
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
__runcard_text() {
  printf '%s' "$__runcard_prefix"
  ${readText}
  return "$__runcard_status"
}
__runcard_end() {
  __runcard_status=$1
  if [ -n "$__runcard_open" ]; then
    __runcard_open=
    __runcard_mark "D;$__runcard_run;$1"
  fi
  __runcard_hook
  __runcard_leave "$1"
}
`
}

/** For shells that can run a function before each prompt; `__runcard_report` marks E where something was typed. */
export const promptFunction = `
__runcard_prompt() {
  __runcard_status=$?
  if [ -n "$__runcard_open" ]; then
    __runcard_open=
    __runcard_mark "D;$__runcard_run;$__runcard_status"
  fi
  __runcard_report
  __runcard_mark "A;$__runcard_status"
  return "$__runcard_status"
} 2>/dev/null
`
