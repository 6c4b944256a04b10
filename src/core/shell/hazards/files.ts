// Hazard rules: files, permissions and disks.
import { argumentText, hasFlag, isSubcommand, optionValue, positionals } from '../arguments.ts'
import type { Invocation } from '../invocation.ts'
import type { HazardRule } from './rule.ts'

const backupName =
  /(?:^|[/._-])(?:backups?|bak|old|orig|saved?|snapshots?|corrupted|pre-\w+|dumps?|restore)(?:[/._*-]|$)|\.(?:bak|old|orig|sql|dump|save|pre-\w+)$|~$/i

/** Copies something kept back over what is live. */
export function copiesBackOver(invocation: Invocation): boolean {
  const paths = positionals(invocation)
  const target = paths.at(-1) ?? ''
  return (
    paths.length > 1 &&
    paths.slice(0, -1).some((source) => backupName.test(source) && !/crash|core|heap|thread/i.test(source)) &&
    !backupName.test(target) &&
    !/^\/tmp\//.test(target) &&
    !/^(?:\.|\S*reports?\/)$/.test(target)
  )
}

function extractsOver(invocation: Invocation): boolean {
  const first = invocation.arguments[0]?.text ?? ''
  const extracts =
    hasFlag(invocation, '--extract', '--get') ||
    /^-?[a-zA-Z]*x[a-zA-Z]*$/.test(first) ||
    invocation.arguments.some(({ text }) => /^-[a-zA-Z]*x[a-zA-Z]*$/.test(text))
  if (!extracts || hasFlag(invocation, '-O', '--to-stdout') || hasFlag(invocation, '-t', '--list')) return false
  const directory = optionValue(invocation, '-C', '--directory') ?? invocation.directory
  return !/^\/(?:var\/)?tmp(?:\/|$)|^\$\(mktemp/.test(directory)
}

function writesOver(invocation: Invocation): boolean {
  return invocation.redirects.some(({ operator, target }) => {
    if (operator !== '>' && operator !== '>|' && operator !== '&>') return false
    if (/^&?\d*-?$|^\/dev\/(?:null|stdout|stderr|tty)$|^\/(?:var\/)?tmp\//.test(target)) return false
    // A name that is made at run time (a date, a directory in a variable) is a new file.
    if (/\$|`/.test(target)) return false
    // Collecting what a program says is no harm to what runs; writing settings or data is.
    return /^\/(?:etc|var\/lib|srv|opt|usr|boot|mnt|data|home|root|proc|sys|dev)\/|\.(?:conf|cfg|ya?ml|ini|env|properties|htpasswd|htaccess|service)$|^\S*\/\.\w+|^\.env/.test(
      target,
    )
  })
}

/** `> file`, `: > file`, `cat /dev/null > file`, `echo "" > file`: what was in it is gone. */
function emptiesFile(invocation: Invocation): boolean {
  const writes = invocation.redirects.some(
    ({ operator, target }) =>
      /^(?:>|>\||&>)$/.test(operator) && !/^&?\d*-?$|^\/dev\/(?:null|stdout|stderr|tty)$|^\/(?:var\/)?tmp\//.test(target),
  )
  if (!writes) return false
  if (/^(?::|true)$/.test(invocation.program)) return true
  const words = positionals(invocation)
  if (invocation.program === 'cat') return words.length === 1 && words[0] === '/dev/null'
  return /^(?:echo|printf)$/.test(invocation.program) && words.every((word) => word === '')
}

export const fileRules: readonly HazardRule[] = [
  // Files
  {
    hazard: 'deletes-data',
    programs: ['rm', 'shred', 'srm', 'unlink'],
    when: (i) => !hasFlag(i, '--help', '--version'),
    yes: 'rm -rf /srv/data',
    no: 'echo "rm -rf /"',
  },
  {
    hazard: 'deletes-data',
    programs: ['find', 'fd'],
    when: (i) => i.arguments.some(({ text }) => text === '-delete'),
    yes: 'find /var/log -name "*.gz" -delete',
    no: 'find /var/log -name delete',
  },
  {
    hazard: 'deletes-data',
    programs: ['rsync'],
    when: (i) => i.arguments.some(({ text }) => /^--delete/.test(text)),
    yes: 'rsync -a --delete a/ b/',
    no: 'rsync -a a/ b/',
  },
  {
    hazard: 'overwrites',
    programs: ['rsync'],
    when: copiesBackOver,
    yes: 'rsync -a /backups/db/ /srv/db/',
    no: 'rsync -a /srv/db/ /backups/db/',
  },
  { hazard: 'deletes-data', programs: ['truncate'], yes: 'truncate -s 0 /var/log/app.log', no: 'ls truncate' },
  {
    hazard: 'deletes-data',
    programs: ['journalctl'],
    when: (i) => i.arguments.some(({ text }) => /^--vacuum-/.test(text)),
    yes: 'journalctl --vacuum-time=7d',
    no: 'journalctl -u nginx',
  },
  {
    hazard: 'deletes-data',
    programs: ['logrotate'],
    when: (i) => hasFlag(i, '-f', '--force'),
    yes: 'logrotate -f /etc/logrotate.conf',
    no: 'logrotate --debug /etc/logrotate.conf',
  },
  { hazard: 'overwrites', programs: ['mv'], when: (i) => positionals(i).length > 1, yes: 'mv app.conf app.conf.old', no: 'ls mv' },
  {
    hazard: 'overwrites',
    programs: ['cp', 'install'],
    when: copiesBackOver,
    yes: 'cp /backups/app.db /srv/app.db',
    no: 'cp /srv/app.db /backups/app.db',
  },
  {
    hazard: 'overwrites',
    programs: ['ln'],
    when: (i) => hasFlag(i, '-f', '--force'),
    yes: 'ln -sfn /srv/releases/41 /srv/current',
    no: 'ln -s /srv/releases/41 /srv/next',
  },
  {
    hazard: 'overwrites',
    programs: ['tar', 'bsdtar', 'gtar'],
    when: extractsOver,
    yes: 'tar -xzf backup.tar.gz -C /srv',
    no: 'tar -czf backup.tar.gz /srv',
  },
  {
    hazard: 'overwrites',
    programs: ['unzip'],
    when: (i) => !hasFlag(i, '-l', '-t', '-p', '-v'),
    yes: 'unzip -o backup.zip -d /srv',
    no: 'unzip -l backup.zip',
  },
  {
    hazard: 'overwrites',
    programs: ['sed', 'perl'],
    when: (i) => i.arguments.some(({ text, quoted }) => !quoted && (/^-(?!-)[a-zA-Z]*i/.test(text) || /^--in-place/.test(text))),
    yes: "sed -i 's/a/b/' app.conf",
    no: "sed -n 's/-i/b/p' app.conf",
  },
  {
    hazard: 'disables-protection',
    programs: ['sed', 'perl'],
    when: (i) =>
      i.arguments.some(
        ({ text }) =>
          /^s(.)(?!#).*(?:auth|tls|ssl|verify|security).*?\1#/i.test(text) ||
          /(?:permitrootlogin|passwordauthentication)\s+yes|selinux=(?:disabled|permissive)/i.test(text),
      ),
    yes: "sed -i 's/AUTH_PROVIDER/#AUTH_PROVIDER/' compose.yml",
    no: "sed -i 's/#AUTH_PROVIDER/AUTH_PROVIDER/' compose.yml",
  },
  { hazard: 'overwrites', needs: 'redirect', when: writesOver, yes: 'htpasswd -nb a b > /etc/nginx/htpasswd', no: 'df -h > report.txt' },
  {
    hazard: 'overwrites',
    programs: ['tee'],
    when: (i) => !hasFlag(i, '-a', '--append') && positionals(i).some((path) => /^\/(?:etc|usr|srv|opt|boot|proc|sys)\//.test(path)),
    yes: 'echo x | tee /etc/hosts',
    no: 'python run.py | tee run.log',
  },
  {
    hazard: 'overwrites',
    programs: ['tee'],
    when: (i) => i.asRoot && !hasFlag(i, '-a', '--append') && positionals(i).some((path) => !/^\/(?:dev\/null|tmp\/)/.test(path)),
    yes: 'echo x | sudo tee app.yml',
    no: 'echo x | sudo tee -a app.yml',
  },
  { hazard: 'deletes-data', needs: 'redirect', when: emptiesFile, yes: '> /var/log/app.log', no: 'ls > /tmp/list' },
  {
    hazard: 'deletes-data',
    programs: ['cp', 'install'],
    when: (i) => positionals(i)[0] === '/dev/null' && positionals(i).length > 1,
    yes: 'cp /dev/null /var/log/app.log',
    no: 'cp /var/log/app.log /dev/null',
  },
  {
    hazard: 'changes-permissions',
    programs: ['chmod', 'chown', 'chgrp', 'setfacl', 'chattr', 'setcap', 'chcon', 'restorecon'],
    yes: 'chown -R app:app /srv',
    no: 'ls -l /srv',
  },
  {
    hazard: 'changes-permissions',
    programs: ['usermod', 'gpasswd', 'adduser', 'userdel', 'deluser', 'groupdel', 'visudo', 'passwd', 'chpasswd'],
    yes: 'usermod -aG docker app',
    no: 'id app',
  },
  // Disks
  {
    hazard: 'deletes-data',
    programs: ['wipefs'],
    // Without an option it lists what it finds.
    when: (i) => hasFlag(i, '-a', '--all', '-o', '--offset'),
    yes: 'wipefs -a /dev/sdb',
    no: 'wipefs /dev/sdb',
  },
  {
    hazard: 'deletes-data',
    programs: ['blkdiscard', 'sgdisk', 'mkswap', 'pvremove', 'lvremove', 'lvreduce', 'vgremove', 'vgreduce', 'pg_archivecleanup'],
    yes: 'lvremove /dev/vg/data',
    no: 'lvs',
  },
  { hazard: 'deletes-data', when: (i) => /^mkfs(?:\.|$)/.test(i.program), yes: 'mkfs.ext4 /dev/sdb1', no: 'lsblk' },
  {
    hazard: 'deletes-data',
    programs: ['zfs', 'zpool', 'btrfs'],
    when: (i) => isSubcommand(i, 'destroy|rollback|labelclear') || isSubcommand(i, 'subvolume', 'delete'),
    yes: 'zfs destroy tank/data',
    no: 'zfs list',
  },
  {
    hazard: 'deletes-data',
    programs: ['mdadm'],
    when: (i) =>
      hasFlag(i, '--fail', '--remove', '--zero-superblock', '--create') ||
      (hasFlag(i, '--assemble', '-A') && hasFlag(i, '--force', '-f')) ||
      i.arguments.some(({ text }) => /^-[frC]$/.test(text) || /^-C/.test(text)),
    yes: 'mdadm /dev/md0 --fail /dev/sdb1',
    no: 'mdadm --stop /dev/md0',
  },
  {
    hazard: 'stops-service',
    programs: ['mdadm'],
    when: (i) => hasFlag(i, '--stop', '-S'),
    yes: 'mdadm --stop /dev/md0',
    no: 'mdadm --detail /dev/md0',
  },
  {
    hazard: 'stops-service',
    programs: ['umount', 'dmsetup'],
    when: (i) =>
      i.program === 'umount' ? hasFlag(i, '-l', '--lazy', '-f', '--force', '-a', '--all') : isSubcommand(i, 'remove|remove_all|suspend'),
    yes: 'umount -l /srv/data',
    no: 'umount /mnt/backup',
  },
  {
    hazard: 'stops-service',
    programs: ['cryptsetup', 'mount'],
    when: (i) =>
      i.program === 'mount'
        ? /(?:^|[\s,=])remount,(?:\S*,)?ro(?:,|\s|$)/.test(argumentText(i))
        : isSubcommand(i, 'close|luksClose|luksSuspend'),
    yes: 'mount -o remount,ro /srv',
    no: 'mount -o remount,rw /srv',
  },
  { hazard: 'deletes-data', programs: ['sg_format'], yes: 'sg_format --format /dev/sg2', no: 'sg_inq /dev/sg2' },
  { hazard: 'overwrites', programs: ['debugfs'], when: (i) => hasFlag(i, '-w'), yes: 'debugfs -w /dev/sdb1', no: 'debugfs /dev/sdb1' },
  {
    hazard: 'deletes-data',
    programs: ['hdparm', 'badblocks', 'zpool'],
    when: (i) =>
      i.program === 'zpool'
        ? isSubcommand(i, 'create') && hasFlag(i, '-f')
        : i.program === 'badblocks'
          ? hasFlag(i, '-w')
          : i.arguments.some(({ text }) => /^--security-erase/.test(text)),
    yes: 'hdparm --security-erase p /dev/sdb',
    no: 'hdparm -I /dev/sdb',
  },
  {
    hazard: 'overwrites',
    programs: ['btrfs', 'lvconvert', 'zfs', 'drbdadm', 'grub-install', 'tune2fs'],
    when: (i) =>
      (i.program === 'btrfs' && (hasFlag(i, '--repair') || isSubcommand(i, 'rescue|restore'))) ||
      (i.program === 'lvconvert' && hasFlag(i, '--merge')) ||
      (i.program === 'zfs' && isSubcommand(i, 'receive|recv') && hasFlag(i, '-F')) ||
      (i.program === 'drbdadm' && isSubcommand(i, 'primary') && hasFlag(i, '--force')) ||
      i.program === 'grub-install' ||
      (i.program === 'tune2fs' && !hasFlag(i, '-l')),
    yes: 'btrfs check --repair /dev/sdb1',
    no: 'btrfs filesystem show',
  },
  {
    hazard: 'stops-service',
    programs: ['rmmod', 'modprobe', 'vgchange', 'lvchange', 'iscsiadm'],
    when: (i) =>
      i.program === 'rmmod' ||
      (i.program === 'modprobe' && hasFlag(i, '-r')) ||
      (i.program === 'iscsiadm' && hasFlag(i, '--logout', '-u')) ||
      i.arguments.some(({ text }, index) => text === '-an' || (text === 'n' && i.arguments[index - 1]?.text === '-a')),
    yes: 'vgchange -an data',
    no: 'vgchange -ay data',
  },
  {
    hazard: 'overwrites',
    programs: ['dd'],
    when: (i) => i.arguments.some(({ text }) => /^of=(?!\/dev\/null)/.test(text)),
    yes: 'dd if=image.img of=/dev/sdb',
    no: 'dd if=/dev/sda of=/dev/null',
  },
  {
    hazard: 'overwrites',
    programs: [
      'fdisk',
      'sfdisk',
      'parted',
      'gdisk',
      'resize2fs',
      'growpart',
      'lvresize',
      'lvextend',
      'xfs_growfs',
      'fsck',
      'xfs_repair',
      'e2fsck',
    ],
    when: (i) =>
      !hasFlag(i, '-l', '-n', '--list', '-d', '--dump') && !/^(?:\/\S+ )?(?:unit \w+ )?print(?: \w+)?$/.test(positionals(i).join(' ')),
    yes: 'fsck -y /dev/sdb1',
    no: 'parted -s /dev/sdb unit s print',
  },
]
