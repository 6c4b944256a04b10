// A user of this machine who logs in with a password: only root can make one.
import { execFileSync, spawnSync } from 'node:child_process'

export interface PasswordUser {
  readonly name: string
  setPassword(password: string): void
  remove(): void
}

export const mayMakeUsers = process.getuid?.() === 0

export function makePasswordUser(name: string, password: string): PasswordUser {
  execFileSync('useradd', ['-M', '-d', '/tmp', '-s', '/bin/sh', name])
  const user: PasswordUser = {
    name,
    setPassword(changed) {
      const hash = execFileSync('openssl', ['passwd', '-6', changed], { encoding: 'utf8' }).trim()
      execFileSync('usermod', ['-p', hash, name])
    },
    remove: () => void spawnSync('userdel', ['-f', name]),
  }
  user.setPassword(password)
  return user
}
