// Options with which a program only shows what it would do: no hazard is left then. What such an option is called, each program
// says for itself: with `-n` rsync changes nothing, and kubectl takes a namespace; `systemctl --dry-run stop` stops. A row says what
// is certain; a call that no row speaks of keeps its hazards.
import { hasFlag, isSubcommand, positionals } from '../arguments.ts'
import type { Invocation } from '../invocation.ts'

export interface ShowsRow {
  readonly programs: readonly string[]
  /** One of them is enough; `--x=none` and `--x=false` take it back. */
  readonly options: readonly string[]
  /** Only these subcommands know it: `clean|push`. */
  readonly only?: string
  /** A call that would have a hazard without the option. */
  readonly yes: string
  /** One that looks like it and has its hazard. */
  readonly no: string
}

export const showsRows: readonly ShowsRow[] = [
  // Copies and backups
  {
    programs: ['rsync', 'rclone', 'restic', 'borg', 's3cmd'],
    options: ['-n', '--dry-run'],
    yes: 'restic restore latest --target / --dry-run',
    no: 'restic restore latest --target /srv/dry-run',
  },
  {
    programs: ['s5cmd', 'azcopy', 'duplicity', 'borgmatic', 'mc'],
    options: ['--dry-run'],
    yes: 's5cmd --dry-run rm s3://bucket/x',
    no: 's5cmd rm s3://bucket/dry-run',
  },
  { programs: ['gsutil'], options: ['-n'], only: 'rsync', yes: 'gsutil rsync -d -n a gs://b', no: 'gsutil rm gs://b/-n' },
  {
    programs: ['logrotate'],
    options: ['-d', '--debug'],
    yes: 'logrotate -f -d /etc/logrotate.conf',
    no: 'logrotate -f /etc/logrotate.conf',
  },
  // Clusters and containers
  {
    programs: ['kubectl', 'oc', 'helm', 'istioctl', 'flux', 'argocd', 'kubeadm'],
    options: ['--dry-run'],
    yes: 'kubectl delete pvc data-web-0 --dry-run=server',
    no: 'kubectl delete pvc data-web-0 --dry-run=none',
  },
  { programs: ['ceph'], options: ['--dry-run'], only: 'orch', yes: 'ceph orch osd rm 3 --dry-run', no: 'ceph osd purge 3 --dry-run' },
  {
    programs: ['docker', 'docker-compose', 'podman-compose'],
    options: ['--dry-run'],
    yes: 'docker compose --dry-run down -v',
    no: 'docker compose down -v',
  },
  // Clouds and what is kept as code
  {
    programs: ['aws'],
    options: ['--dryrun', '--dry-run'],
    yes: 'aws s3 rm s3://bucket/x --dryrun',
    no: 'aws s3 rm s3://bucket/x --no-dry-run',
  },
  { programs: ['az'], options: ['--dryrun'], yes: 'az storage blob delete-batch -s x --dryrun', no: 'az storage blob delete-batch -s x' },
  {
    programs: ['terraform', 'tofu'],
    options: ['-dry-run', '--dry-run'],
    only: 'state',
    yes: 'terraform state rm -dry-run module.web',
    no: 'terraform destroy -dry-run',
  },
  { programs: ['pulumi'], options: ['--preview-only'], yes: 'pulumi destroy --preview-only', no: 'pulumi destroy' },
  {
    programs: ['ansible-playbook'],
    options: ['--check', '-C', '--syntax-check', '--list-tasks', '--list-hosts', '--list-tags'],
    yes: 'ansible-playbook --check site.yml',
    no: 'ansible-playbook site.yml --tags check',
  },
  { programs: ['puppet'], options: ['--noop'], yes: 'puppet agent -t --noop', no: 'puppet agent -t --no-noop' },
  { programs: ['chef-client'], options: ['--why-run', '-W'], yes: 'chef-client --why-run', no: 'chef-client --once' },
  { programs: ['salt'], options: ['test=True', 'test=true'], yes: "salt '*' state.apply test=True", no: "salt '*' state.apply test" },
  // Databases
  {
    programs: ['pg_rewind', 'pg_resetwal', 'pg_archivecleanup'],
    options: ['-n', '--dry-run'],
    yes: 'pg_rewind -n --target-pgdata /srv/pg',
    no: 'pg_rewind --target-pgdata /srv/pg',
  },
  { programs: ['pg_restore'], options: ['-l', '--list'], yes: 'pg_restore --list app.dump', no: 'pg_restore -d app app.dump' },
  { programs: ['mongorestore'], options: ['--dryRun'], yes: 'mongorestore --dryRun dump', no: 'mongorestore dump' },
  { programs: ['alembic'], options: ['--sql'], yes: 'alembic upgrade head --sql', no: 'alembic upgrade head' },
  { programs: ['php', 'artisan'], options: ['--pretend'], yes: 'php artisan migrate:reset --pretend', no: 'php artisan migrate:reset' },
  {
    programs: ['python', 'python3', 'manage.py', 'django-admin'],
    options: ['--plan', '--check'],
    yes: 'python manage.py migrate --plan',
    no: 'python manage.py migrate app',
  },
  // Files, versions and packages
  {
    programs: ['git'],
    options: ['-n', '--dry-run'],
    only: 'clean|push|rm|fetch',
    yes: 'git clean -fdxn',
    no: 'git reset --hard -n',
  },
  {
    programs: ['apt', 'apt-get', 'aptitude'],
    options: ['-s', '--simulate', '--dry-run', '--just-print', '--no-act'],
    yes: 'apt-get -s dist-upgrade',
    no: 'apt-get dist-upgrade -y',
  },
  { programs: ['apk'], options: ['-s', '--simulate'], yes: 'apk -s del nginx', no: 'apk del nginx' },
  { programs: ['yum', 'dnf'], options: ['--assumeno'], yes: 'dnf upgrade --assumeno', no: 'dnf upgrade --assumeyes' },
  { programs: ['zypper'], options: ['-D', '--dry-run'], yes: 'zypper update --dry-run', no: 'zypper update' },
  {
    programs: ['npm'],
    options: ['--dry-run'],
    only: 'uninstall|remove|rm|un',
    yes: 'npm uninstall web --dry-run',
    no: 'npm uninstall web',
  },
  { programs: ['dpkg'], options: ['--dry-run', '--no-act', '--simulate'], yes: 'dpkg --purge --dry-run nginx', no: 'dpkg --purge nginx' },
  { programs: ['rpm'], options: ['--test'], yes: 'rpm -e --test nginx', no: 'rpm -e nginx' },
  { programs: ['pacman'], options: ['-p', '--print'], yes: 'pacman -Rs -p nginx', no: 'pacman -Rs nginx' },
  { programs: ['restorecon'], options: ['-n'], yes: 'restorecon -Rnv /srv', no: 'restorecon -Rv /srv' },
  { programs: ['setfacl'], options: ['--test'], yes: 'setfacl --test -m u:a:r /srv', no: 'setfacl -m u:a:r /srv' },
  { programs: ['visudo'], options: ['-c', '--check'], yes: 'visudo -c', no: 'visudo' },
  { programs: ['passwd'], options: ['-S', '--status'], yes: 'passwd -S app', no: 'passwd app' },
  // Disks
  {
    programs: ['lvremove', 'lvreduce', 'lvextend', 'lvresize', 'lvconvert', 'lvchange', 'vgremove', 'vgreduce', 'vgchange', 'pvremove'],
    options: ['-t', '--test'],
    yes: 'lvremove --test /dev/vg/data',
    no: 'lvremove /dev/vg/data',
  },
  { programs: ['zfs'], options: ['-n'], only: 'destroy|receive|recv', yes: 'zfs destroy -nv tank/data', no: 'zfs rollback -n tank/data@a' },
  { programs: ['zpool'], options: ['-n'], only: 'create|add|import', yes: 'zpool create -f -n tank sdb', no: 'zpool create -f tank sdb' },
  { programs: ['wipefs', 'sfdisk'], options: ['-n', '--no-act'], yes: 'wipefs -a -n /dev/sdb', no: 'wipefs -a /dev/sdb' },
  { programs: ['sgdisk'], options: ['-P', '--pretend'], yes: 'sgdisk --pretend --zap-all /dev/sdb', no: 'sgdisk --zap-all /dev/sdb' },
  { programs: ['growpart'], options: ['-N', '--dry-run'], yes: 'growpart -N /dev/sdb 1', no: 'growpart /dev/sdb 1' },
  { programs: ['resize2fs'], options: ['-P'], yes: 'resize2fs -P /dev/sdb1', no: 'resize2fs /dev/sdb1' },
  { programs: ['fsck'], options: ['-N'], yes: 'fsck -N /dev/sdb1', no: 'fsck -y /dev/sdb1' },
  { programs: ['mkfs.ext2', 'mkfs.ext3', 'mkfs.ext4'], options: ['-n'], yes: 'mkfs.ext4 -n /dev/sdb1', no: 'mkfs.ext4 /dev/sdb1' },
  { programs: ['mkfs.xfs'], options: ['-N'], yes: 'mkfs.xfs -N /dev/sdb1', no: 'mkfs.xfs -f /dev/sdb1' },
  // Services, networks, builds
  {
    programs: ['systemctl'],
    options: ['--dry-run'],
    only: 'reboot|poweroff|halt|rescue|emergency',
    yes: 'systemctl reboot --dry-run',
    no: 'systemctl stop nginx --dry-run',
  },
  { programs: ['shutdown'], options: ['-c', '-k', '--show'], yes: 'shutdown --show', no: 'shutdown -r now' },
  { programs: ['iptables', 'ip6tables'], options: ['-C', '--check'], yes: 'iptables -C INPUT -j DROP', no: 'iptables -A INPUT -j DROP' },
  { programs: ['nft'], options: ['-c', '--check'], yes: 'nft -c -f /etc/nftables.conf', no: 'nft -f /etc/nftables.conf' },
  { programs: ['ufw'], options: ['--dry-run'], yes: 'ufw --dry-run disable', no: 'ufw disable' },
  {
    programs: ['make'],
    options: ['-n', '--dry-run', '--just-print', '--recon'],
    yes: 'make -n restore',
    no: 'make restore',
  },
  { programs: ['rake'], options: ['-n', '--dry-run'], yes: 'rake -n db:drop', no: 'rake db:drop' },
]

const rowsByProgram = new Map<string, ShowsRow[]>()
for (const row of showsRows) for (const program of row.programs) rowsByProgram.set(program, [...(rowsByProgram.get(program) ?? []), row])

/** Whether a call has an option with which its program changes nothing. */
export function onlyShows(invocation: Invocation): boolean {
  return rowsByProgram.get(invocation.program)?.some((row) => isSaid(row, invocation)) ?? false
}

function isSaid({ options, only }: ShowsRow, invocation: Invocation): boolean {
  if (only !== undefined && !isSubcommand(invocation, only)) return false
  return options.some((option) =>
    option.startsWith('-')
      ? hasFlag(invocation, option) && !invocation.arguments.some(({ text }) => takenBack.test(text) && text.startsWith(`${option}=`))
      : positionals(invocation).includes(option),
  )
}

const takenBack = /=(?:none|false|no|0)$/
