// The shells of this machine that a session can live in.
import { accessSync, constants } from 'node:fs'

export const shells = ['bash', 'zsh', 'dash', 'busybox', 'ksh'] as const

export const installedShells = shells.filter((shell) =>
  (process.env.PATH ?? '').split(':').some((directory) => {
    try {
      accessSync(`${directory}/${shell}`, constants.X_OK)
      return true
    } catch {
      return false
    }
  }),
)
