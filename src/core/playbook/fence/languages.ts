// What a fence's opening line says → how its text is to be read. One table of languages.

/** Languages whose text is read alike. */
export type LanguageFamily =
  | 'shell'
  | 'prompts'
  | 'powershell'
  | 'repl'
  | 'sql'
  | 'data'
  | 'device'
  | 'diagram'
  | 'unknown'
  | 'plain'
  | 'program'

/** Readings of fences in which a session may stand. */
export const takesPrompts: ReadonlySet<LanguageFamily> = new Set(['shell', 'prompts', 'unknown', 'plain'])

const languages: Readonly<Record<Exclude<LanguageFamily, 'unknown'>, readonly string[]>> = {
  shell: [
    'bash',
    'sh',
    'shell',
    'zsh',
    'ksh',
    'fish',
    'shellscript',
    'bashrc',
    'ash',
    'dash',
    'csh',
    'tcsh',
    'commandline',
    'cli',
    'cmdline',
  ],
  prompts: ['console', 'terminal', 'shell-session', 'shellsession', 'bash-session', 'sh-session', 'term', 'session'],
  powershell: ['powershell', 'ps1', 'pwsh', 'posh', 'bat', 'batch', 'cmd', 'dos', 'ps'],
  repl: [
    'erlang',
    'erl',
    'elixir',
    'iex',
    'ruby',
    'irb',
    'python',
    'py',
    'python3',
    'pycon',
    'mongo',
    'mongosh',
    'redis',
    'cypher',
    'groovy',
    'r',
  ],
  sql: ['sql', 'mysql', 'postgresql', 'postgres', 'psql', 'plsql', 'pgsql', 'tsql', 'sqlite', 'cql', 'clickhouse', 'plpgsql', 'mssql'],
  data: [
    'json',
    'json5',
    'jsonc',
    'yaml',
    'yml',
    'toml',
    'ini',
    'conf',
    'cfg',
    'config',
    'env',
    'dotenv',
    'properties',
    'xml',
    'nginx',
    'apache',
    'dockerfile',
    'hcl',
    'tf',
    'terraform',
    'csv',
    'hosts',
    'systemd',
    'cron',
    'crontab',
    'http',
    'html',
    'css',
    // Questions to a metrics or log store are asked on its page.
    'promql',
    'logql',
    'traceql',
    'metricsql',
    'influxql',
    'flux',
    'kql',
    'kusto',
    'spl',
    'lucene',
    'jsonnet',
    'sshconfig',
    'ssh-config',
    'desktop',
    'service',
    'unit',
    'haproxy',
    'varnish',
    'vcl',
    'rego',
    'jsonl',
    'ndjson',
    'tsv',
    'dns-zone',
    'zone',
    'cue',
    'puppet',
    'helm',
    'gotmpl',
    'jinja',
    'jinja2',
    'j2',
    'mustache',
    'patch',
  ],
  device:
    'junos cisco ios ios-xe iosxe nxos nx-os eos arista routeros mikrotik fortios fortigate vyos huawei vrp h3c comware ontap panos pan-os edgeos arubaos'.split(
      ' ',
    ),
  diagram: ['mermaid', 'plantuml', 'puml', 'dot', 'graphviz', 'ditaa', 'ascii', 'svgbob'],
  plain: ['text', 'txt', 'plain', 'plaintext', 'output', 'out', 'log', 'logs', 'none', 'diff', 'markdown', 'md', 'mail', 'email'],
  program: [
    'js',
    'javascript',
    'ts',
    'typescript',
    'jsx',
    'tsx',
    'java',
    'go',
    'golang',
    'rust',
    'rs',
    'c',
    'cpp',
    'c++',
    'csharp',
    'cs',
    'php',
    'perl',
    'lua',
    'scala',
    'kotlin',
    'swift',
    'graphql',
    'proto',
    'makefile',
    'make',
    'awk',
    'vim',
  ],
}

const readings = new Map<string, LanguageFamily>(
  Object.entries(languages).flatMap(([reading, names]) => names.map((name): [string, LanguageFamily] => [name, reading as LanguageFamily])),
)

export interface FenceInfo {
  /** As written, lower case; '' where nothing is said. */
  readonly language: string
  readonly reading: LanguageFamily
  /** A command that stands on the opening line itself, where authors forgot the line break. */
  readonly firstLine?: string
  readonly attributes: Readonly<Record<string, string>>
}

/** Reads a fence's opening line: language, attributes as Runme writes them, or a command that slipped onto it. */
export function readFenceInfo(info: string): FenceInfo {
  const trimmed = info.trim()
  const word = /^[^\s{,:]*/.exec(trimmed)![0]
  const rest = trimmed.slice(word.length).trim()
  const language = word.toLowerCase()
  const reading = readings.get(language)
  const attributes = readAttributes(rest)
  if (reading === undefined && word !== '' && rest !== '' && !/[{=]/.test(rest))
    return { language: '', reading: 'unknown', firstLine: trimmed, attributes: {} }
  // "console # Drain first": a comment that slipped onto the opening line.
  if ((reading === 'shell' || reading === 'prompts') && /^# \S/.test(rest)) return { language, reading, firstLine: rest, attributes: {} }
  if (reading === 'shell' && rest !== '' && !/^[{[(]|^\w+=|^(?:title|linenums|copy|wrap)\b/.test(rest))
    return { language, reading, firstLine: rest, attributes: {} }
  return { language, reading: language === '' ? 'unknown' : (reading ?? 'plain'), attributes }
}

function readAttributes(text: string): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {}
  if (text.length > 2000 || !/[:=]/.test(text)) return attributes
  for (const match of text.matchAll(/["']?([\w-]+)["']?\s*[:=]\s*(?:"([^"]*)"|'([^']*)'|([^\s,}"']+))/g)) {
    attributes[match[1]!] = match[2] ?? match[3] ?? match[4] ?? ''
  }
  return attributes
}
