// The conformance suite over the shells of this machine.
import { accessSync, constants } from 'node:fs'
import { it } from 'vitest'
import { openSession } from '../../../src/engine/session/session.ts'
import { createLocalTarget } from '../../../src/engine/targets/local/target.ts'
import { describeLivingShell } from './conformance.ts'

function isInstalled(shell: string): boolean {
  return (process.env.PATH ?? '').split(':').some((directory) => {
    try {
      accessSync(`${directory}/${shell}`, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

for (const shell of ['bash', 'zsh', 'dash', 'busybox', 'ksh']) {
  if (isInstalled(shell)) describeLivingShell(shell, (options) => openSession(createLocalTarget({ shell }), { directory: '/', ...options }))
  else it.skip(`a living shell: ${shell} is not installed`)
}
