// What the ssh config says about one host, read as ssh reads it: for each option the first value that applies wins.
// `Match exec` asks before it runs; whoever may not run anything (a list of hosts) passes a permission that says no.
import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { isAbsolute, join } from 'node:path'
import { RuncardError } from '../../../contract/errors.ts'
import { type ConfigLine, readConfigLines } from './config-lines.ts'
import {
  type ConfigReader,
  expandHostName,
  expandTokens,
  type LocalCommand,
  type MatchExec,
  type NotFollowed,
  type Options,
  readOptions,
  type SshAddress,
} from './config-options.ts'

export type { ConfigReader, LocalCommand, SshAddress }

export interface HostConfig {
  /** What was asked for. */
  readonly name: string
  /** What is connected to. */
  readonly host: string
  readonly port: number
  readonly user: string
  readonly hostKeyAlias?: string
  readonly identityFiles: readonly string[]
  readonly certificateFiles: readonly string[]
  readonly identitiesOnly: boolean
  /** The agent's socket; absent where there is none or none is wanted. */
  readonly agentSocket?: string
  /** From near to far; empty where the way is direct. */
  readonly jumps: readonly SshAddress[]
  readonly proxyCommand?: LocalCommand
  readonly aliveIntervalMs: number
  readonly aliveCountMax: number
  readonly connectTimeoutMs: number
  /** The user's files first; what is accepted is written to the first. Without it nothing is written. */
  readonly knownHostsFile?: string
  readonly knownHostsFiles: readonly string[]
  readonly strictHostKeyChecking: 'ask' | 'yes' | 'no' | 'accept-new'
  readonly hashKnownHosts: boolean
  readonly authentications: readonly Authentication[]
  /** Why ssh may go to another host than this, which nobody may be led to without knowing. */
  readonly notFollowed?: NotFollowed
}

/** `user@host:port` */
export function hopName({ user, host, port }: HostConfig): string {
  return `${user}@${host.includes(':') ? `[${host}]` : host}:${port}`
}

export type Authentication = 'publickey' | 'keyboard-interactive' | 'password'
const authentications: readonly Authentication[] = ['publickey', 'keyboard-interactive', 'password']

const defaultIdentities = ['id_rsa', 'id_ecdsa', 'id_ed25519']
const defaultConnectTimeoutMs = 20_000
const defaultAliveIntervalMs = 15_000

/** All lines of the user's config, then of the system's. Throws RuncardError file-unreadable, ssh-config-invalid. */
export async function readUserConfig(reader: ConfigReader): Promise<readonly ConfigLine[]> {
  const folder = join(reader.homeDirectory, '.ssh')
  return readConfigLines(join(folder, 'config'), { homeDirectory: reader.homeDirectory, folder })
}

/** Throws RuncardError file-unreadable, ssh-config-invalid. */
export async function readHostConfig(reader: ConfigReader, address: SshAddress, matchExec: MatchExec): Promise<HostConfig> {
  const systemConfig = reader.systemConfig ?? '/etc/ssh/ssh_config'
  const files = [
    await readUserConfig(reader),
    await readConfigLines(systemConfig, { homeDirectory: reader.homeDirectory, folder: '/etc/ssh' }),
  ]
  const options = await readOptions(files, reader, address, matchExec)
  return hostConfigFrom(options, reader, address, await servicePort(options.text('port')))
}

function hostConfigFrom(options: Options, reader: ConfigReader, address: SshAddress, service: number | undefined): HostConfig {
  const name = address.host
  const host = expandHostName(options.text('hostname'), name)
  const user = options.text('user') ?? reader.localUser
  const port = portOf(options, service)
  const { homeDirectory: home } = reader
  const hostKeyAlias = options.text('hostkeyalias')
  const tokens = {
    d: home,
    h: host,
    n: name,
    p: String(port),
    r: user,
    u: reader.localUser,
    i: String(process.getuid?.() ?? 0),
    k: hostKeyAlias ?? name,
  }
  const path = (text: string): string => pathOf(expandTokens(withEnvironment(text, reader), tokens), home)
  const paths = (keyword: string, fallback: readonly string[]): readonly string[] => (options.line(keyword)?.words ?? fallback).map(path)
  const own = paths('userknownhostsfile', ['~/.ssh/known_hosts', '~/.ssh/known_hosts2']).filter((file) => file !== 'none')
  const global = paths('globalknownhostsfile', ['/etc/ssh/ssh_known_hosts', '/etc/ssh/ssh_known_hosts2'])
  const identities = options.list('identityfile').filter((file) => file !== 'none')
  const identityFiles = (options.list('identityfile').length === 0 ? defaultIdentities.map((file) => `~/.ssh/${file}`) : identities).map(
    path,
  )
  const agent = agentSocket(options.text('identityagent'), reader, path)
  const [knownHostsFile] = own
  const proxy = proxyOf(options, tokens)
  const notFollowed = options.notFollowed ?? canonicalDomains(options, host, proxy)
  return {
    name,
    host,
    port,
    user,
    ...(hostKeyAlias === undefined ? {} : { hostKeyAlias }),
    identityFiles: [...new Set(identityFiles)],
    certificateFiles: [...new Set(options.list('certificatefile').map(path))],
    identitiesOnly: isYes(options, 'identitiesonly'),
    ...(agent === undefined ? {} : { agentSocket: agent }),
    ...proxy,
    aliveIntervalMs: secondsOf(options, 'serveraliveinterval') ?? defaultAliveIntervalMs,
    aliveCountMax: Number(options.text('serveralivecountmax') ?? 3),
    connectTimeoutMs: secondsOf(options, 'connecttimeout') ?? defaultConnectTimeoutMs,
    ...(knownHostsFile === undefined ? {} : { knownHostsFile }),
    knownHostsFiles: [...own, ...global],
    strictHostKeyChecking: strictness(options.text('stricthostkeychecking')),
    hashKnownHosts: isYes(options, 'hashknownhosts'),
    authentications: authenticationsOf(options),
    ...(notFollowed === undefined ? {} : { notFollowed }),
  }
}

/** Where the network is asked for a longer name, as ssh does before it connects; a list of hosts may not. */
function canonicalDomains(options: Options, host: string, { jumps, proxyCommand }: Pick<HostConfig, 'jumps' | 'proxyCommand'>) {
  const line = options.line('canonicaldomains')
  const how = options.text('canonicalizehostname')?.toLowerCase()
  if (line === undefined || line.words[0]?.toLowerCase() === 'none' || !options.isOn('canonicalizehostname')) return undefined
  if (how !== 'always' && (jumps.length > 0 || proxyCommand !== undefined)) return undefined
  const dots = host.split('.').length - 1
  if (isIP(host) !== 0 || host.endsWith('.') || dots > Number(options.text('canonicalizemaxdots') ?? 1)) return undefined
  return { option: 'CanonicalDomains', file: line.file, line: line.line }
}

/** The number of a port that has the name of a service; undefined for one that has a number, or that nobody knows. */
async function servicePort(text: string | undefined): Promise<number | undefined> {
  if (text === undefined || /^\d+$/.test(text)) return undefined
  const services = await readFile('/etc/services', 'utf8').catch(() => '')
  for (const line of services.split('\n')) {
    const [name, place = '', ...aliases] = line.replace(/#.*/, '').trim().split(/\s+/)
    if (place.endsWith('/tcp') && [name, ...aliases].includes(text)) return Number.parseInt(place, 10)
  }
  return text === 'ssh' ? 22 : undefined
}

function portOf(options: Options, service: number | undefined): number {
  const line = options.line('port')
  const port = service ?? Number(line?.words[0] ?? 22)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new RuncardError('ssh-config-invalid', { file: line?.file ?? '', line: line?.line ?? 0, problem: 'Port is not a port' })
}

function pathOf(text: string, home: string): string {
  if (text === 'none' || isAbsolute(text)) return text
  if (text === '~' || text.startsWith('~/')) return join(home, text.slice(1))
  return join(process.cwd(), text)
}

function withEnvironment(text: string, reader: ConfigReader): string {
  return text.replace(/\$\{(\w+)\}/g, (whole, name: string) => reader.environment[name] ?? whole)
}

function agentSocket(wanted: string | undefined, reader: ConfigReader, path: (text: string) => string): string | undefined {
  if (wanted === 'none') return undefined
  const fromEnvironment = (name: string): string | undefined => reader.environment[name] || undefined
  if (wanted === undefined || wanted === 'SSH_AUTH_SOCK') return fromEnvironment('SSH_AUTH_SOCK')
  return wanted.startsWith('$') && !wanted.startsWith('${') ? fromEnvironment(wanted.slice(1)) : path(wanted)
}

/** ProxyJump and ProxyCommand are one choice: whichever comes first, but for a `ProxyJump none` before a ProxyCommand. */
function proxyOf(options: Options, tokens: Readonly<Record<string, string>>): Pick<HostConfig, 'jumps' | 'proxyCommand'> {
  const isNone = (line: ConfigLine | undefined): boolean => line?.words[0]?.toLowerCase() === 'none'
  const [first, second] = options.inOrder('proxyjump', 'proxycommand')
  const chosen = first?.keyword === 'proxyjump' && isNone(first) ? second : first
  if (chosen === undefined || isNone(chosen)) return { jumps: [] }
  const { keyword, words, file, line, rest } = chosen
  if (keyword === 'proxyjump') return { jumps: words.join(',').split(',').map(parseAddress) }
  return { jumps: [], proxyCommand: { option: 'ProxyCommand', command: expandTokens(rest, tokens), file, line } }
}

/** `[user@]host[:port]` or `ssh://[user@]host[:port]`; an IPv6 address stands in brackets where a port follows. */
export function parseAddress(text: string): SshAddress {
  const plain = text
    .trim()
    .replace(/^ssh:\/\//, '')
    .replace(/\/$/, '')
  const at = plain.lastIndexOf('@')
  const place = plain.slice(at + 1)
  const [, bracketed, bare, port] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(place) ?? [undefined, undefined, place, undefined]
  return {
    host: bracketed ?? bare ?? place,
    ...(at < 0 ? {} : { user: plain.slice(0, at) }),
    ...(port === undefined ? {} : { port: Number(port) }),
  }
}

function isYes(options: Options, keyword: string): boolean {
  return /^(yes|true)$/i.test(options.text(keyword) ?? '')
}

/** As `30`, `5m`, `1h30m`. */
function secondsOf(options: Options, keyword: string): number | undefined {
  const text = options.text(keyword)
  if (text === undefined || !/^(\d+[smhdw]?)+$/i.test(text)) return undefined
  const factors: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 }
  const parts = [...text.matchAll(/(\d+)([smhdw]?)/gi)]
  return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (factors[unit.toLowerCase()] ?? 1) * 1000, 0)
}

function strictness(text: string | undefined): HostConfig['strictHostKeyChecking'] {
  if (text === undefined) return 'ask'
  if (/^(no|off|false)$/i.test(text)) return 'no'
  if (/^accept-new$/i.test(text)) return 'accept-new'
  return /^(yes|true)$/i.test(text) ? 'yes' : 'ask'
}

function authenticationsOf(options: Options): readonly Authentication[] {
  const preferred = options.text('preferredauthentications')?.split(',') ?? authentications
  const isOff = (keyword: string): boolean => /^(no|false)$/i.test(options.text(keyword) ?? '')
  const off = {
    publickey: isOff('pubkeyauthentication'),
    password: isOff('passwordauthentication'),
    'keyboard-interactive': isOff('kbdinteractiveauthentication') || isOff('challengeresponseauthentication'),
  }
  return preferred
    .map((name) => name.trim())
    .filter((name): name is Authentication => authentications.includes(name as Authentication) && !off[name as Authentication])
}
