// Where Runcard keeps settings, journal and recorded output when nobody says otherwise: RUNCARD_DATA, else the place that
// the platform has for a program's data.
import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** An absolute path; nothing is made. */
export function defaultDataFolder(env: Environment = process.env, platform: NodeJS.Platform = process.platform): string {
  const { join, resolve, isAbsolute } = platform === 'win32' ? win32 : posix
  if (env.RUNCARD_DATA) return resolve(env.RUNCARD_DATA)
  const home = (platform === 'win32' ? env.USERPROFILE : env.HOME) || homedir()
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Runcard')
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'Runcard')
  // The XDG specification says to ignore a relative path.
  const data = env.XDG_DATA_HOME && isAbsolute(env.XDG_DATA_HOME) ? env.XDG_DATA_HOME : join(home, '.local', 'share')
  return join(data, 'runcard')
}
