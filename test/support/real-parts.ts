// What of the real parts is on this machine. Suites that need one ask here: on a user's machine they skip with a message,
// in CI (CI=true) a missing part is a failure before any test runs.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Beside the checkout: the real playbooks and the tool that scores how they were understood. */
export const sharedFolder = join(import.meta.dirname, '..', '..', '..', 'shared')
export const seedsFolder = join(sharedFolder, 'seeds')
/** The real playbooks' files, without their ending. */
export const seedNames = [
  'emergency-recovery-playbook',
  'erlmcp-quick-reference',
  'mcp-ecosystem-dr-runbook',
  'qdrant-mcp-dr-procedures',
  'ai-platform-dr-runbook',
] as const

function program(name: string): string | undefined {
  const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' })
  return found.status === 0 ? found.stdout.trim() : undefined
}

/** What a daemon of containers needs to start: root's rights, also those that a container of its own may not have. */
function mayMount(): boolean {
  return spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'runcard', tmpdir()]).status === 0
}

/** A network of a test's own that a firewall can cut: root's rights, and a kernel that has both. */
function mayCutNetworks(): boolean {
  const script = 'ip link add veth0 type veth peer name veth1 && iptables -A INPUT -j DROP'
  return spawnSync('unshare', ['--net', 'sh', '-c', script]).status === 0
}

/** Debian's fonts-wqy-zenhei and fonts-noto-cjk. */
const chineseFonts = ['/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc', '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc']

const finders = {
  seeds: () => (existsSync(seedsFolder) ? seedsFolder : undefined),
  chromium: () => process.env.RUNCARD_CHROMIUM ?? program('chromium') ?? program('google-chrome') ?? program('chromium-browser'),
  bash: () => program('bash'),
  zsh: () => program('zsh'),
  dash: () => program('dash'),
  ksh: () => program('ksh'),
  busybox: () => program('busybox'),
  dockerd: () => (program('docker') && mayMount() ? program('dockerd') : undefined),
  'network namespace': () => (program('ip') && mayCutNetworks() ? program('iptables') : undefined),
  openssl: () => program('openssl'),
  ssh: () => program('ssh'),
  sshd: () => program('sshd') ?? (existsSync('/usr/sbin/sshd') ? '/usr/sbin/sshd' : undefined),
  'ssh-agent': () => program('ssh-agent'),
  'mounts of one’s own': () => (mayMount() ? program('unshare') : undefined),
  'a Chinese font': () => chineseFonts.find((file) => existsSync(file)),
  pdftotext: () => program('pdftotext'),
  qpdf: () => program('qpdf'),
  unzip: () => program('unzip'),
  cupsd: () => (program('lp') ? (program('cupsd') ?? (existsSync('/usr/sbin/cupsd') ? '/usr/sbin/cupsd' : undefined)) : undefined),
  zbarimg: () => program('zbarimg'),
} as const
export type RealPart = keyof typeof finders

const found = new Map<RealPart, string | undefined>()

/** Where the part is, or undefined. */
export function realPart(part: RealPart): string | undefined {
  if (!found.has(part)) found.set(part, finders[part]())
  return found.get(part)
}

/** For `describe.skipIf(missing('chromium'))`: says once what is skipped and how to get it. */
export function missing(...parts: RealPart[]): boolean {
  const absent = parts.filter((part) => realPart(part) === undefined)
  for (const part of absent) process.stderr.write(`skipped here: a suite that needs ${part}, which is not on this machine\n`)
  return absent.length > 0
}

/** Vitest's global set-up: in CI nothing may be missing. */
export default function requireAllInCi(): void {
  if (process.env.CI !== 'true') return
  const absent = (Object.keys(finders) as RealPart[]).filter((part) => realPart(part) === undefined)
  if (absent.length > 0) throw new Error(`CI needs every real part; missing: ${absent.join(', ')}`)
}
