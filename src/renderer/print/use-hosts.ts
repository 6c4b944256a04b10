import { useEffect, useState } from 'react'
import type { Client } from '../../contract/client.ts'

/** Names of the hosts and containers that are known here, for a card that is for one of them. */
export function useHosts(client: Client): readonly string[] {
  const [hosts, setHosts] = useState<readonly string[]>([])
  useEffect(() => {
    let isShown = true
    // Without them there is still the line to write on.
    client.call('targets.list', {}).then(
      ({ targets }) => isShown && setHosts(targets.filter(({ kind }) => kind !== 'local').map(({ name }) => name)),
      () => {},
    )
    return () => {
      isShown = false
    }
  }, [client])
  return hosts
}
