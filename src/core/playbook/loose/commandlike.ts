// Whether a piece of inline code, or a line in a fence without a language, is something to run. Careful in both
// directions: a command that is not seen is a step not done, a file name taken for a command is nonsense on a card.
import { isKnownProgram } from '../../shell/programs.ts'
import { standsAlone } from './program-names.ts'
import { isRouterOs } from './router-os.ts'

/** Names of a family of commands: nothing happens before another word says what. */
const unfinished =
  /^(?:(?:docker|podman) (?:compose|swarm|network|volume|image|container|system|buildx|stack|service|node|exec|run|logs|inspect|rm|stop|start|restart)|(?:kubectl|oc) (?:exec|apply|logs|describe|delete|rollout|edit|patch|scale|drain|cordon|uncordon|port-forward|get|debug|cp|create|run|wait|label|annotate|set|config|taint|rollout (?:undo|restart|status|history|pause|resume))|systemctl (?:restart|start|stop|reload|enable|disable|mask)|aws \w+|az \w+|gcloud \w+|git (?:clone|lfs|submodule|remote|revert|cherry-pick|checkout|rebase)|terraform (?:state|workspace|import|taint)|(?:pct|qm) (?:snapshot|rollback|exec|start|stop|shutdown|reboot|restore|destroy|enter|config|status|listsnapshot|unlock|migrate)|helm (?:repo|install|upgrade|rollback|uninstall)|vault \w+|timeout(?: -\S+)* \S+|(?:kill|pkill|killall)(?: -\w+)?|apt-get (?:install|remove)|(?:apt|yum|dnf|pip|npm) install)$/
const finished = /^(?:aws|az|gcloud|vault) (?:login|configure|init|status|version|info)$/

/** A command of PowerShell is known by its verb: `Get-Service`, `Restart-Computer -Force`. */
const cmdlet =
  /^(?=[A-Z])(?:Add|Clear|Connect|Copy|Disable|Disconnect|Dismount|Enable|Enter|Exit|Export|Find|Get|Grant|Import|Install|Invoke|Mount|Move|New|Register|Remove|Rename|Repair|Reset|Resize|Resolve|Restart|Restore|Resume|Revoke|Search|Set|Start|Stop|Suspend|Sync|Test|Uninstall|Unlock|Unregister|Update|Write)-[A-Z][A-Za-z]+$/

/** Most lines begin with a word: a look that spares them the next two questions. */
const startsLikeWords = /^[a-z]/
/** `$env:NAME="x"`, `$vm = Get-VM web`, `(Get-Service web).Status` */
const powershell = /^\$env:\w+\s*=\s*\S|^\$\w+ = (?:\(|&)?\(?[A-Z]\w+-[A-Z]\w+|^\([A-Z][a-z]+-[A-Z]\w+ [^()]*\)\.\w/i
/** `.\repair.ps1`, `C:\Tools\fix.cmd /now` */
const windowsScript = /^(?:\.{1,2}\\|[A-Z]:\\|\\\\[\w.-]+\\)[\w\\.$-]+\.(?:ps1|bat|cmd|exe)(?:\s|$)/i

/** Lines of which the first hands those below it to a command, up to the word that ends them: in one line it would be another command. */
export function isHereDocument(text: string): boolean {
  return /^[^\n]*<<-?\s*(["']?)(\w+)\1[^\n]*\n(?:[\s\S]*\n)?[ \t]*\2\s*$/.test(text)
}

/** `$COMPOSE down -v`: what a variable set above calls, and what it is to do. */
const calledByVariable =
  /^\$\{?[A-Z][A-Z\d_]*\}? (?:up|down|ps|exec|logs|pull|restart|stop|start|run|rm|get|describe|delete|apply|rollout|status|-{1,2}[a-z])(?![\w-])/
/** `scripts/restore.sh <file>`: a script in some folder, and what it is given. */
const scriptWithArguments = /^[\w.-]+(?:\/[\w.-]+)+\.(?:sh|bash|py|pl|rb)$/

/** Whether text that may be anything reads as a command line. */
export function looksLikeCommand(text: string): boolean {
  if (text.includes('\n') && isHereDocument(text)) return looksLikeCommand(text.slice(0, text.indexOf('\n')))
  // `< list xargs rm`: what is read may stand before what reads it.
  const unprompted = withoutPrompt(text.trim())
  const line = unprompted.startsWith('<') ? unprompted.replace(/^<\s*[^\s<>]+\s+(?=\S)/, '') : unprompted
  if (line === '' || line.includes('\n') || (isOdd.test(line) && isSaid(line))) return false
  if (line.startsWith('. ')) return /^\. [\w./~$"{}-]+(?: \S+)*$/.test(line)
  if (!startsLikeWords.test(line) && (powershell.test(line) || windowsScript.test(line) || calledByVariable.test(line))) return true
  if (line.includes(';') && /^(?:for \w+ in|while|until|if) .*; *(?:do|then)\b/.test(line)) return true
  const { program, behind } = programOf(line)
  if (program === '') return /^sudo -[is]$/.test(line)
  if (littleWord.test(behind) && !/^(?:echo|printf|logger|git)$/.test(program)) return false
  const isPath = program.includes('/')
  if (isPath && isRouterOs(line)) return false
  if (isPath && (isScriptPath(program) || (behind !== '' && (fromProgramFolder.test(program) || scriptWithArguments.test(program)))))
    return true
  // Nobody writes `sudo` before what is no command.
  if (line.startsWith('sudo') && /^sudo\s/.test(line) && /^[a-z][\w.+-]*$/.test(program)) return true
  if (program.includes('-') && cmdlet.test(program)) return true
  if (behind === '' || (unfinished.test(line) && !finished.test(line))) return false
  // A script that is given options is called, in whatever folder it is.
  if (behind.startsWith('-') && /^[\w-]+\.(?:sh|bash|py|pl|rb|exe|ps1|bat|cmd)$/i.test(program)) return true
  // `nfs01:/export` is a place.
  if (isPath && /^[\w.-]{2,}:\//.test(program)) return false
  const last = isPath ? program.replace(/^.*\//, '') : program
  const name = last.includes('.') ? last.replace(/\.exe$/i, '') : last
  if (!/^[\w.+-]+$/.test(name)) return false
  return isKnownProgram(name)
}

function withoutPrompt(line: string): string {
  return line.startsWith('$ ') ? line.slice(2) : line
}

/** A script by its path, and no file that is only named. */
function isScriptPath(program: string): boolean {
  return (
    /^(?:\.{1,2}|~)?\/\S*\.(?:sh|py|pl|rb|bash)$/.test(program) ||
    (/^\.\/[\w./-]+$/.test(program) &&
      // `./Caddyfile`, `./README`
      !/\/(?:[A-Z]\w*file|[A-Z]{4,})$/.test(program) &&
      !/\/$|\.(?:[cm]?js|ts|json|node|md|txt|ya?ml|conf|cfg|ini|env|log|service|sql|tf|html|css|xml|lock|toml)$/.test(program))
  )
}

/** A program of the team's own, known by the folder that it is called from: `~/bin/session list`, `/etc/init.d/web stop`. */
const fromProgramFolder = /(?:^|\/)(?:s?bin|libexec|scripts?|init\.d|rc\.d)\/[a-z][\w+-]*$/

/** What no plain command line has, and every line that is said and not typed: a look that spares the others the questions. */
const isOdd = /[.…:,!]$|[→›➜[]|: | \+ |[>=~^] ?v?\d| v?\d+(?:\.[\dx]+)*\+?$|(?:ed|ble|out|found)$/

/** Whether a line is words to read: where to click, what must be there, how a program is called, what went wrong. */
function isSaid(line: string): boolean {
  return (
    /(?:\s|^)[.…]{2,}$|…$|[:,]$/.test(line) ||
    // "Dashboard → Backups → Restore" is where to click.
    /\s[→›➜]\s/.test(line.replace(/"[^"]*"|'[^']*'/g, '')) ||
    // `terraform >= 1.0` is what must be there.
    /^[a-z][\w.-]* (?:>=|==|~>|\^) ?v?\d/.test(line) ||
    namesVersion(line) ||
    // `git fetch + reset --hard`: two things in short, and nothing that a shell takes.
    /^(?!expr )[^"'$]* \+ [a-z]/.test(line) ||
    // How a program is called in general: `tool [options] FILE`.
    /\[(?:options?|flags?|arg(?:ument)?s?|OPTIONS?|ARGS?|FLAGS?)\b[^\]]*\]/.test(line) ||
    isMessage(line) ||
    saysHowItEnded.test(line)
  )
}

/** `npm 10.x`, `docker 24+` */
export function namesVersion(line: string): boolean {
  return /^(?!sleep )[a-z][\w.-]* v?\d+(?:(?:\.(?:\d+|x)){1,2}\+?|\+)$/.test(line)
}

/** "time to live", "host not found", "nginx is down": with such a word behind it the program is a word as well. */
const littleWord = /^(?:by|for|the|of|to|is|are|was|has|not|no|and|or)(?:\s|$)/

/** "docker pull failed" is what was said. */
const saysHowItEnded =
  /^(?!(?:sudo )?[ef]?grep |.* -)[\w-]+(?: [\w-]+)* (?:failed|denied|refused|exceeded|unreachable|unavailable|timed out|not found)$|^npm (?:ERR!|WARN)/

/** "ssh handshake to db1: host key mismatch": what follows a colon in plain words, outside quotes, is said and not typed. */
function isMessage(line: string): boolean {
  return (
    line.includes(': ') &&
    /[\w>)\]]: [\p{L}’']+ [\p{L}’']+(?: [\p{L}’']+)*$/u.test(line.replace(/"[^"]*"|'[^']*'/g, '""')) &&
    !/^(?:sudo )?(?:chown|chgrp)\s/.test(line)
  )
}

/** What stands before the program: assignments, `sudo` with its options. */
const beforeProgram = /^(?:(?:[A-Za-z_]\w*=\S*|sudo(?:\s+-[ugpC]\s+\S+|\s+-\S*)*)(?:\s+|$))*/

/** The program that a line calls, and what stands behind it. */
function programOf(line: string): { readonly program: string; readonly behind: string } {
  const call =
    (line.includes('=') || line.startsWith('sudo')) && /^(?:sudo|\w+=)/.test(line) ? line.slice(beforeProgram.exec(line)![0].length) : line
  const end = call.search(/\s/)
  const program = end === -1 ? call : call.slice(0, end)
  // `pg\_dump`: escaped by a program that writes Markdown; the shell takes it for the same name.
  return { program: program.includes('\\') ? program.replace(/\\(?=[_-])/g, '') : program, behind: call.slice(program.length).trimStart() }
}

/**
 * Whether code that the words around it say to run may be a command, though its program is not known or it is one word:
 * `reboot`, `bin/restart-all`, `chef-client`, `knife node show web`. `isRun` says that a verb of running stands before it,
 * `isNext` that nothing stands between the two.
 */
export function mayBeCommand(text: string, isRun: boolean, isNext = false): boolean {
  const line = withoutPrompt(text.trim())
  if (line === '' || /[\n…]|\.{3}$|[:,]$/.test(line) || (isOdd.test(line) && isSaid(line))) return false
  if (unfinished.test(line) && !finished.test(line)) return false
  const { program } = programOf(line)
  if (standsAlone(program)) return true
  if (!isRun) return false
  // `/name` with no further slash is a message to a chat, `name()` a call of a function.
  if (!/^(?:~|\.{0,2}\/?)?[a-z\d][\w.+@-]*(?:[/:][\w.+@-]+)*$/.test(program) || /^\/[^/]*$/.test(program)) return false
  if (!/\s/.test(line))
    return (
      /\.(?:sh|bash)$/.test(program) ||
      // `configure.py` may only be named; `bin/configure.py`, or told to be run, is not.
      (/\.(?:py|pl|rb)$/.test(program) && (isNext || program.includes('/'))) ||
      (isKnownProgram(program) && /^(?:make|reboot)$/.test(program)) ||
      (isNext && (/^[a-z]+(?:[-_][a-z\d]+)+$/.test(program) || fromProgramFolder.test(program)))
    )
  return isNext || /\s-{1,2}\w/.test(line) || (/^[a-z][\w.+/-]*$/.test(program) && /[-/\d_]/.test(program)) || isKnownProgram(program)
}
