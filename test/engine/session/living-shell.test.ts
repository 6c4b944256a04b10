// The conformance suite over the shells of this machine.
import { it } from 'vitest'
import { openSession } from '../../../src/engine/session/open-session.ts'
import { createLocalTarget } from '../../../src/engine/targets/local/target.ts'
import { describeLivingShell } from './conformance.ts'
import { installedShells, shells } from './installed-shells.ts'

for (const shell of shells) {
  if (installedShells.includes(shell)) {
    describeLivingShell(shell, (options) => openSession(createLocalTarget({ shell }), { directory: '/', ...options }))
  } else it.skip(`a living shell: ${shell} is not installed`)
}
