// Hazard rules: version control, packages and system settings.
import { hasFlag, isSubcommand, positionals } from '../arguments.ts'
import type { Invocation } from '../invocation.ts'
import type { HazardRule } from './rule.ts'

/** `| python -m json.tool`, `| perl -ne '…'`: what is fed to it is only read. */
function bringsProgram({ program, arguments: words }: Invocation): boolean {
  const own = /^(?:ba|z|da)?sh$/.test(program) ? /^-c$/ : /^-(?:m|c$|[a-z]*e$)/
  return words.some(({ text }) => own.test(text))
}

export const versionRules: readonly HazardRule[] = [
  {
    hazard: 'overwrites',
    programs: ['git'],
    when: (i) =>
      (isSubcommand(i, 'reset') && hasFlag(i, '--hard')) ||
      (isSubcommand(i, 'push') &&
        (hasFlag(i, '--force', '-f', '--force-with-lease') || positionals(i).some((word) => word.startsWith('+')))) ||
      (isSubcommand(i, 'push') && hasFlag(i, '--mirror')) ||
      isSubcommand(i, 'filter-branch|filter-repo') ||
      (isSubcommand(i, 'rebase') && !hasFlag(i, '--abort', '--quit')) ||
      (isSubcommand(i, 'checkout|switch') && hasFlag(i, '-f', '--force', '--discard-changes')) ||
      (isSubcommand(i, 'checkout|restore') && (positionals(i).includes('.') || i.arguments.some(({ text }) => text === '--'))),
    yes: 'git reset --hard origin/main',
    no: 'git log --oneline',
  },
  {
    hazard: 'deletes-data',
    programs: ['git'],
    when: (i) =>
      (isSubcommand(i, 'clean') && hasFlag(i, '-f', '--force')) ||
      (isSubcommand(i, 'branch') && hasFlag(i, '-D')) ||
      (isSubcommand(i, 'tag|update-ref') && hasFlag(i, '-d', '--delete')) ||
      isSubcommand(i, 'stash', 'drop|clear') ||
      isSubcommand(i, 'reflog', 'expire|delete') ||
      (isSubcommand(i, 'gc') && hasFlag(i, '--prune')) ||
      (isSubcommand(i, 'worktree', 'remove') && hasFlag(i, '-f', '--force')) ||
      (isSubcommand(i, 'rm') && !hasFlag(i, '--cached')) ||
      (isSubcommand(i, 'push') && (hasFlag(i, '--delete', '-d') || positionals(i).some((word) => /^:\S/.test(word)))),
    yes: 'git clean -fdx',
    no: 'git status',
  },
  {
    hazard: 'destroys-resources',
    programs: ['apt', 'apt-get', 'yum', 'dnf', 'apk', 'zypper', 'pacman', 'brew', 'snap', 'pip', 'pip3', 'npm', 'dpkg', 'rpm', 'gem'],
    when: (i) =>
      isSubcommand(i, 'remove|purge|autoremove|autopurge|erase|uninstall|unpublish|del') ||
      (i.program === 'zypper' && isSubcommand(i, 'rm')) ||
      (i.program === 'dpkg' && hasFlag(i, '-r', '-P', '--purge')) ||
      (i.program === 'rpm' && hasFlag(i, '-e')) ||
      (i.program === 'pacman' && i.arguments.some(({ text }) => /^-R/.test(text))),
    yes: 'apt-get purge nginx',
    no: 'apt-get install nginx',
  },
  {
    hazard: 'overwrites',
    programs: ['apt', 'apt-get', 'yum', 'dnf', 'zypper', 'apk'],
    when: (i) =>
      (isSubcommand(i, 'upgrade|dist-upgrade|full-upgrade|downgrade|update|distro-sync|swap|dup') &&
        !(isSubcommand(i, 'update') && /^ap(?:t|k)/.test(i.program))) ||
      hasFlag(i, '--allow-downgrades') ||
      isSubcommand(i, 'history', 'undo|rollback'),
    yes: 'apt-get dist-upgrade',
    no: 'apt-get update',
  },
  {
    hazard: 'overwrites',
    programs: ['bash', 'sh', 'zsh', 'dash', 'python', 'python3', 'perl', 'ruby'],
    // What it brings and does cannot be read here.
    when: (i) =>
      (/^(?:curl|wget)$/.test(i.fedBy ?? '') && !bringsProgram(i)) ||
      i.arguments.some(({ text }) => /^(?:<\(|\$\()\s*(?:curl|wget)\s/.test(text)),
    yes: 'curl -fsSL https://example.org/install.sh | sh',
    no: 'curl -fsSL https://example.org/status | python3 -m json.tool',
  },
  {
    hazard: 'overwrites',
    programs: ['rpm', 'pacman', 'snap', 'do-release-upgrade'],
    when: (i) =>
      (i.program === 'rpm' && hasFlag(i, '-U', '-F', '--upgrade', '--freshen')) ||
      (i.program === 'pacman' && i.arguments.some(({ text }) => /^-S[a-z]*u|^-U/.test(text))) ||
      (i.program === 'snap' && isSubcommand(i, 'revert|refresh')) ||
      i.program === 'do-release-upgrade',
    yes: 'rpm -Uvh --oldpackage app-1.2.rpm',
    no: 'rpm -qa',
  },
  { hazard: 'deletes-data', programs: ['crontab'], when: (i) => hasFlag(i, '-r'), yes: 'crontab -r', no: 'crontab -l' },
  {
    hazard: 'disables-protection',
    programs: ['etcdctl', 'vault'],
    when: (i) => isSubcommand(i, 'auth', 'disable') || isSubcommand(i, 'audit', 'disable'),
    yes: 'etcdctl auth disable',
    no: 'etcdctl auth status',
  },
  {
    hazard: 'overwrites',
    programs: ['sysctl'],
    when: (i) => hasFlag(i, '-w', '-p', '--system') || positionals(i).some((word) => word.includes('=')),
    yes: 'sysctl -w vm.overcommit_memory=1',
    no: 'sysctl -a',
  },
]
