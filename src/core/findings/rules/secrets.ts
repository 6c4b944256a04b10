// Rules: passwords, tokens and keys that are written out. No finding ever repeats one.
import { matchesOf } from '../../shell/matches.ts'
import { linesMatching } from '../line-search.ts'
import type { Remark, Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'

/** The last part of a name that holds a secret; `…_FILE`, `…_PATH` and the like only say where it is. */
const secretNames =
  '(?:pass(?:word|wd|phrase|code)|(?:^|[_-])pass|passwd|pwd|secret(?:[_-]?(?:access[_-]?)?key)?|[_-]?token|api[_-]?key|access[_-]?key(?:[_-]?id)?|private[_-]?key|encryption[_-]?key|credentials?|[_-]cookie|setcookie|passwort|contraseña|密码)'
const value = `(?:"([^"\\n]*)"|'([^'\\n]*)'|([^\\s"'\`,;|&)}\\]]+))`

interface SecretPattern {
  readonly pattern: RegExp
  /** What to call it; `$1` is the name that the pattern found. */
  readonly what: string
  /** What every match has in it, to the letter: spares most lines the pattern. */
  readonly sign?: string
  /** The match itself is a secret: nothing else looks like it. */
  readonly isCertain?: true
}

/** Group `name` is what it is called, the last group that matched is the value. */
const patterns: readonly SecretPattern[] = [
  { pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/, sign: '-----BEGIN ', what: 'A private key', isCertain: true },
  { pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b(?<!EXAMPLE)/, what: 'An AWS access key', isCertain: true },
  { pattern: /\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{30,}/, what: 'A GitHub token', isCertain: true },
  { pattern: /\bglpat-[\w-]{20,}/, sign: 'glpat-', what: 'A GitLab token', isCertain: true },
  { pattern: /\bxox[abprs]-[\w-]{10,}/, sign: 'xox', what: 'A Slack token', isCertain: true },
  {
    pattern: /hooks\.slack\.com\/services\/T\w+\/B\w+\/\w{16,}/,
    sign: 'hooks.slack',
    what: 'The address of a Slack webhook',
    isCertain: true,
  },
  { pattern: /\bAIza[\w-]{35}\b/, sign: 'AIza', what: 'A Google API key', isCertain: true },
  { pattern: /\bsk[_-](?:live|test|proj|ant)[\w-]{16,}/, what: 'An API key', isCertain: true },
  { pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/, sign: 'eyJ', what: 'A signed token (JWT)', isCertain: true },
  { pattern: new RegExp(`(?<name>${secretNames})["']?\\s*[=]\\s*${value}`, 'gi'), sign: '=', what: '$1' },
  { pattern: new RegExp(`(?<=^\\s*["']?[\\w.-]*)(?<name>${secretNames})["']?\\s*:\\s+${value}\\s*,?\\s*$`, 'gi'), sign: ':', what: '$1' },
  {
    pattern: new RegExp(
      `(?<![\\w-])(?<name>-setcookie|--?(?:password|passwd|pass|token|secret(?:-key)?|api-key|auth-token|access-key))\\s+${value}`,
      'gi',
    ),
    sign: '-',
    what: '$1',
  },
  {
    pattern: new RegExp(
      `\\b(?:cypher-shell|sshpass|mongosh?|mongodump|mongorestore|mosquitto_(?:pub|sub)|rabbitmqadmin|sqlcmd|ldapsearch|docker login|helm registry login)\\b[^\\n|;&]*?\\s(?<name>-[pPw])\\s*${value}`,
      'g',
    ),
    sign: '-',
    what: 'The password behind $1',
  },
  {
    pattern: new RegExp(`\\b(?:mysql|mysqldump|mysqladmin|mariadb)\\b[^\\n|;&]*?\\s(?<name>-p)(?=[^\\s-])${value}`, 'g'),
    sign: '-p',
    what: 'The password behind $1',
  },
  { pattern: new RegExp(`\\b(?:redis-cli)\\b[^\\n|;&]*?\\s(?<name>-a)\\s+${value}`, 'g'), sign: '-a', what: 'The password behind $1' },
  {
    pattern: /\bhtpasswd\s+-\w*b\w*\s+(?:\S+\s+)??[\w.-]+\s+(?:"([^"\n]*)"|'([^'\n]*)'|(\S+))\s*(?:>|\||$)/g,
    sign: 'htpasswd',
    what: 'The password of htpasswd',
  },
  { pattern: /\bcurl\b[^\n|;&]*?\s(?:-u|--user)[\s=]*["']?[\w.@-]+:([^\s"']+)/g, sign: 'curl', what: 'The password behind curl’s -u' },
  { pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"'<>[\]{}$]+:([^\s/@"']+)@[\w.[\]-]/gi, sign: '://', what: 'A password in an address' },
  { pattern: /\bAuthorization:\s*(?:Bearer|Basic|Token|OAuth)\s+([^\s"']+)/gi, what: 'A credential in a header' },
  { pattern: /\bIDENTIFIED BY\s+'([^']+)'|\b(?:CREATE|ALTER) (?:USER|ROLE)\b[^\n;]*\bPASSWORD\s+'([^']+)'/gi, what: 'A database password' },
  {
    pattern: /\b(?<name>password|passphrase|passwort|contraseña|mot de passe)\**\s*(?:is|:|=|lautet)\**\s*`([^`\s]+)`/gi,
    sign: '`',
    what: 'A password',
  },
]
/** One look that spares most lines the table. */
const mayHoldSecret =
  /pass|pwd|secret|token|key|credential|cookie|AKIA|ASIA|gh[pousr]_|glpat|xox|hooks\.slack|AIza|sk[_-]|eyJ|:\/\/[^/\s]+:[^/\s]+@|Authorization|IDENTIFIED|cypher-shell|mongo|mosquitto|rabbitmqadmin|sqlcmd|ldapsearch|login|mysql|mariadb|redis-cli|\s-u\s|密码|contraseña/gi

/** Words that stand for a secret, say where it is, or say that there is none. */
const noSecret =
  /^$|^[$%<[{(*.`~/\\]|^(?:\.{2,}|x{3,}|\*+|…+|-+|_+)$|\$\{?\w|\$\(|\{\{|^(?:none|null|nil|true|false|yes|no|required|optional|prompt|stdin|env|string|file|ask|off|on|disabled|enabled|rotated?|expired|missing|invalid|changed?|unset|empty|default|not|the|your|new|old|in|from|stored|see|and|or|is|hidden|redacted|secret|pass|passw?d|pwd|password|user|username|name|token|key|value|foo|bar|auto|generate\w*)$|your|example|change-?me|replace|redacted|placeholder|dummy|x{4,}|^(?:vault|ssm|arn|op|env|file|ref|keyring|secretsmanager)[:/]|^\/|\.(?:pem|key|crt|txt|json|ya?ml|env|conf|file)$|\.{3}$|…$/i

/** The name of a variable or a blank without its brackets. */
const capitals = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/

export const secretRules: readonly Rule[] = [
  {
    name: 'secret-in-clear',
    level: 'error',
    summary: 'A password, token or key is written out.',
    why: 'Everyone who can read this file has it, and so has everyone who ever could: version control forgets nothing.',
    next: 'Replace it by a variable that the file doesn’t set (“"$DB_PASSWORD"”), which Runcard asks for; then change the secret itself.',
    find: secretsIn,
    yes: '```bash\nexport MINIO_SECRET_KEY=minioadmin123\n```\n',
    no: '```bash\nexport MINIO_SECRET_KEY="$SECRET"\nNEW_PASSWORD="your-new-secure-password"\nmysql -u root -p\nPASSWORD=$(pass show db)\nTOKEN="[TOKEN]"\n```\n\nStore the password: in the safe.\n',
  },
]

function secretsIn(subject: Subject): readonly Remark[] {
  const found: Remark[] = []
  for (const index of linesMatching(subject.written, mayHoldSecret)) {
    const line = index + 1
    const text = subject.lines[index]!
    const names = new Set<string>()
    for (const { pattern, what, sign = '', isCertain } of patterns) {
      if (!text.includes(sign)) continue
      if (isCertain === true) {
        if (pattern.test(text)) names.add(what)
        continue
      }
      for (const match of matchesOf(text, pattern)) {
        const secret = match.slice(1).findLast((group) => group !== undefined) ?? ''
        if (secret.length < 3 || noSecret.test(secret) || capitals.test(secret) || isOnlyTalk(subject, line, text, match)) continue
        // What Google's client calls a secret there is its name.
        if (
          /^--?secret$/.test(match.groups?.name ?? '') &&
          /\b(?:gcloud|vault|kubectl|oc|docker|aws|az)\s[^|;&`]*$/.test(text.slice(0, match.index))
        )
          continue
        const name = wholeName(text, match)
        if (name !== undefined) names.add(what.replace('$1', name))
      }
    }
    if (names.size > 0) found.push({ line, message: `${[...names].join(', ')}: written out in clear text.` })
  }
  return found
}

/** `MINIO_SECRET_KEY`, of which the pattern saw the end; undefined where it is the use of a variable. */
function wholeName(text: string, match: RegExpExecArray): string | undefined {
  const found = match.groups?.name
  if (found === undefined) return ''
  const start = text.indexOf(found, match.index)
  const before = /[\w.-]*$/.exec(text.slice(0, start))?.[0] ?? ''
  return /[$\w]$|\$\{$/.test(text.slice(0, start - before.length)) ? undefined : `${before}${found}`
}

/** Prose about settings: `password=wrong` in the middle of a sentence is not the password. In code it is. */
function isOnlyTalk(subject: Subject, line: number, text: string, match: RegExpExecArray): boolean {
  if (subject.kinds[line - 1] !== 'prose') return false
  const before = text.slice(0, match.index)
  const isInCode = (before.match(/`/g)?.length ?? 0) % 2 === 1
  return !isInCode && !match[0].includes('`') && !/["']/.test(match[0]) && !/\d/.test(match[0])
}
