// The environment that steps run in. A program started from a desktop menu has little of the user's own (no PATH of a
// version manager, no proxy), so there the login shell is asked once, with a time limit. One started in a terminal has what
// the user made of it there (an activated environment, an exported variable), and that is kept as it is.
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { delimiter } from 'node:path'

export type Environment = Readonly<Record<string, string>>

const timeLimitMs = 5_000
const outputLimitBytes = 4 * 1024 * 1024
/** What Runcard's own start put there: nothing that a step should see. */
const ours = /^(npm_|ELECTRON_|INIT_CWD$|NODE_ENV$|NODE_CHANNEL_FD$|NODE_OPTIONS$|RUNCARD_|VITEST|VITE_)/
/** What describes the terminal that Runcard was started in, not the one that the shell gets. */
const otherTerminal = /^(TMUX|TMUX_PANE|STY|WINDOW|WINDOWID|TERMCAP|COLUMNS|LINES)$/

/** npm puts folders of its own first, with another Node in them. */
const npmFolder = /[/\\]node_modules[/\\]\.bin$|[/\\]node-gyp-bin$/

function withoutOurs(environment: NodeJS.ProcessEnv): Record<string, string> {
  const { PATH } = environment
  if (PATH !== undefined && environment.npm_lifecycle_event !== undefined) {
    const folders = PATH.split(delimiter).filter((folder) => !npmFolder.test(folder))
    return withoutOurs({ ...environment, PATH: folders.join(delimiter), npm_lifecycle_event: undefined })
  }
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !ours.test(entry[0]) && !otherTerminal.test(entry[0]),
    ),
  )
}

/** This process's own, without what Runcard's start put there. */
export function readOwnEnvironment(): Environment {
  return withoutOurs(process.env)
}

/** Asks the login shell for its environment; gives this process's own where that fails or takes too long. */
export function readLoginEnvironment(): Promise<Environment> {
  const inherited = withoutOurs(process.env)
  const shell = process.env.SHELL
  if (!shell) return Promise.resolve(inherited)
  // What start-up files print goes around the list, so the list is framed by something they can't print.
  const frame = randomBytes(16).toString('hex')
  const script = `echo ${frame}; env -0; echo ${frame}`
  return new Promise((resolve) => {
    const child = execFile(
      shell,
      ['-l', '-c', script],
      { env: inherited, encoding: 'utf8', timeout: timeLimitMs, killSignal: 'SIGKILL', maxBuffer: outputLimitBytes },
      (_error, stdout) => resolve(parseFramed(stdout, frame) ?? inherited),
    )
    child.stdin?.end()
  })
}

function parseFramed(output: string, frame: string): Environment | undefined {
  const [, list] = output.split(`${frame}\n`)
  if (!list?.endsWith('\0')) return undefined
  const entries = list.split('\0').flatMap((line) => {
    const equals = line.indexOf('=')
    return equals > 0 ? [[line.slice(0, equals), line.slice(equals + 1)] as const] : []
  })
  const environment = withoutOurs(Object.fromEntries(entries))
  delete environment._
  delete environment.SHLVL
  delete environment.OLDPWD
  return environment
}
