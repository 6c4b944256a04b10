// Which lines of an ssh config apply to one host: Host and Match as ssh judges them, and for each option the first line that
// applies. `Match exec` asks before it runs.
import { RuncardError } from '../../../contract/errors.ts'
import type { ConfigLine } from './config-lines.ts'
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

export interface ConfigReader {
  readonly homeDirectory: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly localUser: string
  readonly systemConfig?: string
}

/** Runs a `Match exec` if that is allowed, and says whether it ended well. */
export type MatchExec = (command: LocalCommand) => Promise<boolean>

/** What ssh may take for a reason to go elsewhere, and Runcard can't judge. */
export interface NotFollowed {
  readonly option: string
  readonly file: string
  readonly line: number
}

/** The first line of each option; IdentityFile and CertificateFile add up. */
export class Options {
  readonly #first = new Map<string, ConfigLine>()
  readonly #lists = new Map<string, string[]>()
  /** The first of them. */
  notFollowed: NotFollowed | undefined

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

  /** Those that are given, the first of them first. */
  inOrder(...keywords: readonly string[]): readonly ConfigLine[] {
    return [...this.#first.values()].filter(({ keyword }) => keywords.includes(keyword))
  }

  text(keyword: string): string | undefined {
    return this.#first.get(keyword)?.words[0]
  }

  /** `yes`, or a word that says more than that. */
  isOn(keyword: string): boolean {
    return !/^(no|false|none)$/i.test(this.text(keyword) ?? 'no')
  }

  list(keyword: string): readonly string[] {
    return this.#lists.get(keyword) ?? []
  }
}

/** The options of a host, from files in their order. Throws RuncardError ssh-config-invalid. */
export async function readOptions(
  files: readonly (readonly ConfigLine[])[],
  reader: ConfigReader,
  address: SshAddress,
  matchExec: MatchExec,
): Promise<Options> {
  const options = new Options()
  if (address.user !== undefined) options.give('user', address.user)
  if (address.port !== undefined) options.give('port', String(address.port))
  const pass = { reader, address, options, matchExec, isLast: false, wantsLast: false }
  for (const lines of files) await applyLines(lines, { isActive: true }, pass)
  pass.wantsLast ||= options.isOn('canonicalizehostname')
  if (pass.wantsLast) for (const lines of files) await applyLines(lines, { isActive: true }, { ...pass, isLast: true })
  return options
}

/** One reading of all lines; `Match final` or CanonicalizeHostname has them read once more, when what is known by then counts. */
interface Pass {
  readonly reader: ConfigReader
  readonly address: SshAddress
  readonly options: Options
  readonly matchExec: MatchExec
  readonly isLast: boolean
  wantsLast: boolean
}

async function applyLines(lines: readonly ConfigLine[], state: { isActive: boolean }, pass: Pass): Promise<void> {
  for (const line of lines) {
    if (line.keyword === 'host') state.isActive = fitsPatternList(pass.address.host, line.words)
    else if (line.keyword === 'match') state.isActive = await matches(line, pass)
    else if (line.keyword === 'include') {
      // What an included file ends with doesn't last beyond it.
      if (state.isActive) for (const file of line.included ?? []) await applyLines(file, { isActive: true }, pass)
    } else if (state.isActive) pass.options.take(line)
  }
}

async function matches(line: ConfigLine, pass: Pass): Promise<boolean> {
  const { address, options, reader, matchExec } = pass
  const host = expandHostName(options.text('hostname'), address.host)
  const user = options.text('user') ?? reader.localUser
  const words = line.words.flatMap((word) => (/^!?[a-z]+=/i.test(word) ? [word.replace(/=.*/s, ''), word.replace(/^.*?=/s, '')] : [word]))
  let unsure: string | undefined
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    const isNegated = word.startsWith('!')
    const criterion = word.replace(/^!/, '').toLowerCase()
    if (criterion === 'all') {
      if (isNegated) return false
      continue
    }
    if (criterion === 'canonical' || criterion === 'final') {
      pass.wantsLast ||= criterion === 'final'
      if (pass.isLast === isNegated) return false
      continue
    }
    const value = words[++index]
    if (value === undefined) throw invalid(line, `${criterion} needs a value`)
    const list = value.split(',')
    let fits: boolean
    if (criterion === 'host') fits = fitsPatternList(host, list)
    else if (criterion === 'originalhost') fits = fitsPatternList(address.host, list)
    else if (criterion === 'user') fits = fitsPatternList(user, list)
    else if (criterion === 'localuser') fits = fitsPatternList(reader.localUser, list)
    else if (criterion === 'tagged') fits = fitsPatternList(options.text('tag') ?? '', list)
    else if (notFollowed.includes(criterion)) {
      unsure ??= criterion
      continue
    } else if (criterion === 'exec') {
      if (unsure !== undefined) continue
      const command = expandTokens(value, { h: host, n: address.host, p: options.text('port') ?? '22', r: user, u: reader.localUser })
      fits = await matchExec({ option: 'Match exec', command, file: line.file, line: line.line })
    } else throw invalid(line, `there is no Match ${criterion}`)
    if (fits === isNegated) return false
  }
  if (unsure !== undefined) options.notFollowed ??= { option: `Match ${unsure}`, file: line.file, line: line.line }
  return unsure === undefined
}

/** What of a Match is about the network this computer is in, the ssh that is run, and what is run with it. */
const notFollowed: readonly string[] = ['localnetwork', 'version', 'sessiontype', 'command']

function invalid(line: ConfigLine, problem: string): RuncardError {
  return new RuncardError('ssh-config-invalid', { file: line.file, line: line.line, problem })
}

/** HostName with %h filled in; the name as typed where there is none. */
export function expandHostName(hostName: string | undefined, host: string): string {
  return hostName === undefined ? host : expandTokens(hostName, { h: host })
}

/** `tokens` by their letter, without the %; one that is not known stays as written. */
export function expandTokens(text: string, tokens: Readonly<Record<string, string>>): string {
  return text.replace(/%(.)/g, (whole, token: string) => (token === '%' ? '%' : (tokens[token] ?? whole)))
}
