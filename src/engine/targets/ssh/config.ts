// What the ssh config says about one host, read as ssh reads it: for each option the first value that applies wins.
// `Match exec` asks before it runs; whoever may not run anything (a list of hosts) passes a permission that says no.
import { isAbsolute, join } from 'node:path'
import { RuncardError } from '../../../contract/errors.ts'
import { type ConfigLine, readConfigLines } from './config-lines.ts'
import { fitsPatternList } from './patterns.ts'

export interface SshAddress {
  /** A name of the ssh config, a host's name, or an address. */
  readonly host: string
  readonly user?: string
  readonly port?: number
}

/** A command of the config that would run on this machine. */
export interface LocalCommand {
  readonly option: 'ProxyCommand' | 'Match exec'
  readonly command: string
  readonly file: string
  readonly line: number
}

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
}

/** `user@host:port` */
export function hopName({ user, host, port }: HostConfig): string {
  return `${user}@${host.includes(':') ? `[${host}]` : host}:${port}`
}

export type Authentication = 'publickey' | 'keyboard-interactive' | 'password'
const authentications: readonly Authentication[] = ['publickey', 'keyboard-interactive', 'password']

export interface ConfigReader {
  readonly homeDirectory: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly localUser: string
  readonly systemConfig?: string
}

const defaultIdentities = ['id_rsa', 'id_ecdsa', 'id_ed25519']
const defaultConnectTimeoutMs = 20_000
const defaultAliveIntervalMs = 15_000

/** Runs a `Match exec` if that is allowed, and says whether it ended well. */
export type MatchExec = (command: LocalCommand) => Promise<boolean>

/** All lines of the user's config, then of the system's. Throws RuncardError file-unreadable, ssh-config-invalid. */
export async function readUserConfig(reader: ConfigReader): Promise<readonly ConfigLine[]> {
  const folder = join(reader.homeDirectory, '.ssh')
  return readConfigLines(join(folder, 'config'), { homeDirectory: reader.homeDirectory, folder })
}

/** Throws RuncardError file-unreadable, ssh-config-invalid. */
export async function readHostConfig(reader: ConfigReader, address: SshAddress, matchExec: MatchExec): Promise<HostConfig> {
  const systemConfig = reader.systemConfig ?? '/etc/ssh/ssh_config'
  const lines = [
    await readUserConfig(reader),
    await readConfigLines(systemConfig, { homeDirectory: reader.homeDirectory, folder: '/etc/ssh' }),
  ]
  const options = new Options()
  if (address.user !== undefined) options.give('user', address.user)
  if (address.port !== undefined) options.give('port', String(address.port))
  for (const file of lines) await applyLines(file, { isActive: true }, { reader, address, options, matchExec })
  return hostConfigFrom(options, reader, address)
}

/** The first line of each option; IdentityFile and CertificateFile add up. */
class Options {
  readonly #first = new Map<string, ConfigLine>()
  readonly #lists = new Map<string, string[]>()

  give(keyword: string, value: string): void {
    this.take({ keyword, words: [value], rest: value, file: '', line: 0 })
  }

  take(line: ConfigLine): void {
    if (!this.#first.has(line.keyword)) this.#first.set(line.keyword, line)
    const list = this.#lists.get(line.keyword) ?? []
    list.push(line.words[0] ?? '')
    this.#lists.set(line.keyword, list)
  }

  line(keyword: string): ConfigLine | undefined {
    return this.#first.get(keyword)
  }

  text(keyword: string): string | undefined {
    return this.#first.get(keyword)?.words[0]
  }

  list(keyword: string): readonly string[] {
    return this.#lists.get(keyword) ?? []
  }
}

interface Scope {
  readonly reader: ConfigReader
  readonly address: SshAddress
  readonly options: Options
  readonly matchExec: MatchExec
}

async function applyLines(lines: readonly ConfigLine[], state: { isActive: boolean }, scope: Scope): Promise<void> {
  for (const line of lines) {
    if (line.keyword === 'host') state.isActive = fitsPatternList(scope.address.host, line.words)
    else if (line.keyword === 'match') state.isActive = await matches(line, scope)
    else if (line.keyword === 'include') {
      // What an included file ends with doesn't last beyond it.
      if (state.isActive) await applyLines(line.included ?? [], { isActive: true }, scope)
    } else if (state.isActive) scope.options.take(line)
  }
}

async function matches(line: ConfigLine, scope: Scope): Promise<boolean> {
  const { address, options, reader, matchExec } = scope
  const host = expandHostName(options.text('hostname'), address.host)
  const user = options.text('user') ?? reader.localUser
  for (let index = 0; index < line.words.length; index++) {
    const word = line.words[index] ?? ''
    const isNegated = word.startsWith('!')
    const criterion = word.replace(/^!/, '').toLowerCase()
    if (criterion === 'all') {
      if (isNegated) return false
      continue
    }
    // Only a second reading (CanonicalizeHostname) would have these.
    if (criterion === 'canonical' || criterion === 'final') {
      if (!isNegated) return false
      continue
    }
    const value = line.words[++index]
    if (value === undefined) throw invalid(line, `${criterion} needs a value`)
    const list = value.split(',')
    let fits: boolean
    if (criterion === 'host') fits = fitsPatternList(host, list)
    else if (criterion === 'originalhost') fits = fitsPatternList(address.host, list)
    else if (criterion === 'user') fits = fitsPatternList(user, list)
    else if (criterion === 'localuser') fits = fitsPatternList(reader.localUser, list)
    else if (criterion === 'exec') {
      const command = expandTokens(value, { h: host, n: address.host, p: options.text('port') ?? '22', r: user, u: reader.localUser })
      fits = await matchExec({ option: 'Match exec', command, file: line.file, line: line.line })
    } else if (['tagged', 'localnetwork', 'version', 'sessiontype', 'command'].includes(criterion)) fits = false
    else throw invalid(line, `there is no Match ${criterion}`)
    if (fits === isNegated) return false
  }
  return true
}

function invalid(line: ConfigLine, problem: string): RuncardError {
  return new RuncardError('ssh-config-invalid', { file: line.file, line: line.line, problem })
}

function expandHostName(hostName: string | undefined, host: string): string {
  return hostName === undefined ? host : expandTokens(hostName, { h: host })
}

function expandTokens(text: string, tokens: Readonly<Record<string, string>>): string {
  return text.replace(/%(.)/g, (whole, token: string) => (token === '%' ? '%' : (tokens[token] ?? whole)))
}

function hostConfigFrom(options: Options, reader: ConfigReader, address: SshAddress): HostConfig {
  const name = address.host
  const host = expandHostName(options.text('hostname'), name)
  const user = options.text('user') ?? reader.localUser
  const port = portOf(options)
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
  return {
    name,
    host,
    port,
    user,
    ...(hostKeyAlias === undefined ? {} : { hostKeyAlias }),
    identityFiles: [...new Set(identityFiles)],
    certificateFiles: options.list('certificatefile').map(path),
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
  }
}

function portOf(options: Options): number {
  const line = options.line('port')
  const port = Number(line?.words[0] ?? 22)
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

/** ProxyJump and ProxyCommand are one choice: whichever comes first. */
function proxyOf(options: Options, tokens: Readonly<Record<string, string>>): Pick<HostConfig, 'jumps' | 'proxyCommand'> {
  const jump = options.line('proxyjump')
  const command = options.line('proxycommand')
  if (jump && jump.words[0]?.toLowerCase() !== 'none') return { jumps: jump.words.join(',').split(',').map(parseAddress) }
  if (!jump && command && command.words[0]?.toLowerCase() !== 'none') {
    const { file, line, rest } = command
    return { jumps: [], proxyCommand: { option: 'ProxyCommand', command: expandTokens(rest, tokens), file, line } }
  }
  return { jumps: [] }
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
