// The hosts as a composition would make them, for a home that a test made, with nothing of this machine's own user.
import { pipe, succeeds } from '../../../../src/engine/targets/local/commands.ts'
import { createSshHosts, type SshHosts } from '../../../../src/engine/targets/ssh/hosts.ts'
import type { SshHome } from '../../../support/sshd.ts'

export type ReachedHosts = SshHosts

export function reach(
  home: SshHome,
  more: { readonly shell?: string; readonly environment?: Readonly<Record<string, string>> } = {},
): ReachedHosts {
  return createSshHosts({ homeDirectory: home.directory, environment: {}, localCommands: { pipe, succeeds }, ...more })
}
