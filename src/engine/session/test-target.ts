// Whether a target works, told layer by layer: it is gone to as a step would, a shell is started and ended, and an error is
// placed at the layer that it came from. What is before it worked; what is after it was not come to.

import { type ErrorCode, RuncardError } from '../../contract/errors.ts'
import type { TargetLayer } from '../../contract/target-calls.ts'
import type { Asker } from '../targets/question.ts'
import type { TargetChoice } from '../targets/registry/registry.ts'
import type { TargetKind } from '../targets/target.ts'
import { openSession } from './open-session.ts'

type Layer = TargetLayer['layer']

const layersOf: Readonly<Record<TargetKind, readonly Layer[]>> = {
  local: ['shell'],
  ssh: ['config', 'name', 'route', 'key', 'login', 'shell'],
  container: ['daemon', 'container', 'shell'],
}

/** Errors that are not the shell's own. */
const layerOfError: Partial<Record<ErrorCode, Layer>> = {
  'ssh-config-invalid': 'config',
  'ssh-config-not-followed': 'config',
  'local-command-declined': 'config',
  'file-unreadable': 'config',
  'host-name-unknown': 'name',
  'host-unreachable': 'route',
  'host-not-ssh': 'route',
  'host-key-unknown': 'key',
  'host-key-changed': 'key',
  'host-key-revoked': 'key',
  'known-hosts-unwritable': 'key',
  'login-refused': 'login',
  'login-unanswered': 'login',
  'channel-refused': 'shell',
  'context-unknown': 'daemon',
  'daemon-not-running': 'daemon',
  'daemon-forbidden': 'daemon',
  'daemon-tls-failed': 'daemon',
  'daemon-unreachable': 'daemon',
  'daemon-refused': 'daemon',
  'container-unknown': 'container',
  'no-containers': 'container',
  'container-ambiguous': 'container',
  'container-not-running': 'container',
  'container-paused': 'container',
  'container-restarting': 'container',
}

/** What came of each layer on the way to the target's shell, outermost first. Rejects only with what is no RuncardError. */
export async function testTarget({ target }: TargetChoice, asker: Asker): Promise<TargetLayer[]> {
  const all = layersOf[target.kind]
  try {
    const session = await openSession(target, { asker })
    const { shell } = session
    await session.close()
    return all.map((layer) => ({ layer, outcome: 'works', ...(layer === 'shell' ? { detail: `with ${shell}` } : {}) }))
  } catch (error) {
    if (!(error instanceof RuncardError)) throw error
    // Whatever a host on the way lacks, to the target it is the way; and the target's name is asked for from there.
    const isOnTheWay = error.params.hop !== undefined
    const layer = isOnTheWay ? 'route' : (layerOfError[error.code as ErrorCode] ?? 'shell')
    const failedAt = Math.max(all.indexOf(layer), 0)
    const problem = { code: error.code, params: error.params }
    return all.map((one, index) => {
      if (index === failedAt) return { layer: one, outcome: 'failed', problem }
      return { layer: one, outcome: index < failedAt && !(isOnTheWay && one === 'name') ? 'works' : 'not-tried' }
    })
  }
}
