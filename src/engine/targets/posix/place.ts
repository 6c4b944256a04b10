// What there is to start a shell with on a POSIX system elsewhere: the program, and a directory of that shell's own. One
// script looks for both, and clears away the directories of shells that are no more.
import { randomBytes } from 'node:crypto'
import { RuncardError } from '../../../contract/errors.ts'
import type { ShellPlace } from '../target.ts'
import { quoted, type Runner } from './runner.ts'

// Not the name of the local target's: the host may be this machine, and each clears away only its own.
const prefix = 'runcard-remote-'

export interface PlaceRequest {
  /** The target's name, for what goes wrong. */
  readonly target: string
  /** A path or a name; bash, or the user's own shell where there is no bash, or sh, when left out. */
  readonly shell?: string
  readonly directory?: string
}

export interface PosixPlace extends ShellPlace {
  /** The user's login shell, which knows their environment; empty where there is none that understands `-l -c`. */
  readonly loginShell: string
}

/** Throws RuncardError shell-not-found, directory-not-found, target-unwritable, target-lost. */
export async function preparePlace(runner: Runner, request: PlaceRequest): Promise<PosixPlace> {
  const { stdout } = await runner.run(script(request))
  const facts = new Map(stdout.split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const))
  const fact = (name: string): string => facts.get(name) ?? ''
  if (fact('directory') === 'missing') throw new RuncardError('directory-not-found', { directory: request.directory ?? 'home' })
  if (fact('shell') === '') throw new RuncardError('shell-not-found', { shell: request.shell ?? 'sh' })
  if (fact('staging') === '') {
    throw new RuncardError('target-unwritable', { target: request.target, reason: fact('reason') || 'nothing there is writable' })
  }
  return { shell: fact('shell'), stagingDirectory: fact('staging'), loginShell: fact('login') }
}

function script({ shell, directory }: PlaceRequest): string {
  return `${directory === undefined ? '' : checkDirectory(directory)}
__login=\${SHELL-}
if [ -z "$__login" ] && [ -r /etc/passwd ]; then
  __id=$(id -u)
  while IFS=: read -r _ _ __other _ _ _ __last; do
    [ "$__other" = "$__id" ] && __login=$__last && break
  done </etc/passwd
fi
${shell === undefined ? findShell : `__shell=$(command -v ${quoted(shell)})`}
[ -x "$__shell" ] && [ -f "$__shell" ] || __shell=
printf 'shell=%s\\n' "$__shell"
case \${__login##*/} in bash|zsh|ksh*|mksh|fish) [ -x "$__login" ] && printf 'login=%s\\n' "$__login" ;; esac
[ -z "$__shell" ] || ${makeStaging(randomBytes(12).toString('hex'))}`
}

function checkDirectory(directory: string): string {
  return `[ -d ${quoted(directory)} ] && [ -x ${quoted(directory)} ] || echo directory=missing`
}

// A user's fish or csh would not understand what playbooks have.
// Some busybox name what is built into them without a path.
const findShell = `__shell=$(command -v bash)
case $__shell in /*) ;; *)
  case \${__login##*/} in zsh|sh|dash|ash|ksh*|mksh) __shell=$__login ;; *) __shell=/bin/sh ;; esac
esac`

// In memory where the system gives each user such a place. Only plain paths: they are used in scripts of any shell.
const makeStaging = (nonce: string): string => `for __parent in "\${XDG_RUNTIME_DIR-}" "\${TMPDIR-}" /tmp /var/tmp /dev/shm "\${HOME-}"; do
  case $__parent in ''|*[!A-Za-z0-9/_.-]*) continue ;; esac
  [ -d "$__parent" ] || continue
  for __old in "$__parent"/${prefix}*; do
    __file=$__old/leader
    [ -f "$__file" ] || __file=$__old/owner
    [ -f "$__file" ] && read -r __owner <"$__file" || continue
    kill -0 "$__owner" 2>/dev/null && ! grep -q ') Z ' /proc/"$__owner"/stat 2>/dev/null && continue
    rm -rf "$__old"
  done
  __new=$__parent/${prefix}${nonce}
  if __reason=$(mkdir -m 700 "$__new" 2>&1 && echo $$ >"$__new/owner"); then
    printf 'staging=%s\\n' "$__new"
    break
  fi
  rm -rf "$__new"
  printf 'reason=%s\\n' "$__reason"
done`
