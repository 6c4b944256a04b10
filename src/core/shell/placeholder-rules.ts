// The ways in which authors write "put yours here". One row a way, with a text that it must find a blank in and one
// that it must not; the test runs them all. Variables (`$TOKEN`) are not here: the grammar finds them.
import { isAngleBlank } from './angle-blanks.ts'
import { askingSign, assignedValue, isMomentToFillIn, isValueToAdapt, moment } from './example-values.ts'
import { anglePlaceholder, pathPlaceholder } from './placeholders.ts'

export interface PlaceholderRule {
  readonly pattern: RegExp
  /** What every match has in it: a look that spares most texts the pattern. */
  readonly sign: string | RegExp
  /** What the command or the comments on it have in them where a match may be accepted. */
  readonly askedBy?: RegExp
  /** Looks at the match once more, with what stands around it. */
  readonly accept?: (match: string, before: string, after: string) => boolean
  /** What is written is a value, and the blank is what it is a value of. */
  readonly isExample?: true
  readonly yes: string
  readonly blank: string
  readonly no: string
}

const capitals =
  'TIMESTAMP|DATETIME|NAMESPACE|HOSTNAME|USERNAME|PASSWORD|PODNAME|POD_NAME|IPADDRESS|IP_ADDRESS|CLUSTER_NAME|INSTANCE_ID|ACCOUNT_ID|BACKUP_ID|BACKUP_NAME|BACKUP_FILE|SNAPSHOT_ID|SNAPSHOT_NAME|CONTAINER_ID|CONTAINER_NAME|SERVICE_NAME|NODE_NAME|DB_NAME|DATABASE_NAME|TABLE_NAME|BUCKET_NAME|FILE_NAME|FILENAME|USER_NAME|PROJECT_ID|PROJECT_NAME|REGION_NAME|DEPLOYMENT_NAME|COMMIT_HASH|COMMIT_SHA|API_KEY|PROCESS_ID|HOST_NAME|SERVER_NAME|DOMAIN_NAME|TICKET_ID|INCIDENT_ID'

function isUnquoted(before: string): boolean {
  return (before.match(/'/g)?.length ?? 0) % 2 === 0 && (before.match(/"/g)?.length ?? 0) % 2 === 0
}

/** Nouns in capitals that stand for themselves only in SQL, in lists of columns and in quotes. */
function isCapitalBlank(_: string, before: string, after: string): boolean {
  return (
    isUnquoted(before) &&
    !/\b(?:redis|valkey)-cli\b[^|;]*$/.test(before) &&
    /^(?:$|[\s/@]|:(?!\.)|\.[a-z])/.test(after) &&
    !/(?:\s-\w*o|--output|--format|columns=\S*|grep|printenv|env|unset|export|echo|-e|--env|-k|--sort(?:-by)?)[ =]*(?:-\w+ +)*$/.test(
      before,
    ) &&
    !/\b(?:SELECT|DROP|CREATE|ALTER|GRANT|SET|GET|CONFIG|CLIENT|FROM|INTO|SHOW|KILL)\s+$/.test(before)
  )
}

/** Two capitals side by side. */
const capitalWord = /[A-Z]{2}/

export const placeholderRules: readonly PlaceholderRule[] = [
  {
    pattern: anglePlaceholder,
    sign: '<',
    accept: isAngleBlank,
    yes: 'kubectl delete pod <pod-name>',
    blank: '<pod-name>',
    no: 'sort <input.txt >output.txt',
  },
  // Escaped by a program that writes Markdown: `\<pod\>`, `\[NAME\]`, `POD\_NAME`. The shell would take the text for the value.
  {
    pattern:
      /\\<\p{L}(?:[\p{L}\p{N}_.:/|-]|\\[_.-])*\\?>|\\\[[A-Za-z](?:[A-Za-z0-9_:/-]|\\[_-])*\\?\]|(?<![\w\\$])[A-Z][A-Z0-9]*(?:\\_[A-Z0-9]+)+(?![\w=\\])/gu,
    sign: '\\',
    accept: (_, before) => isUnquoted(before) && !/(?:^|[\s|;&])(?:[ef]?grep|rg|sed|awk|find|vim?)\s[^|;]*$/.test(before),
    yes: 'kubectl logs \\<pod-name\\>',
    blank: '\\<pod-name\\>',
    no: 'grep \\<word\\> app.log',
  },
  {
    pattern: /\{\{\s*[A-Za-z_]\w*\s*\}\}/g,
    sign: '{{',
    accept: (match) => !/\{\{\s*(?:end|else|json|range|if)\s*\}\}/.test(match),
    yes: 'ssh {{ host }}',
    blank: '{{ host }}',
    no: "docker inspect -f '{{.State.Status}}' web",
  },
  {
    pattern: /\[(?:[A-Za-z][A-Za-z0-9 _/:-]{2,}|id|ip|ns|db|vm|ID|IP|NS|DB|VM)\]/g,
    sign: '[',
    accept: (match, before, after) =>
      !/[A-Za-z0-9\]}$]$/.test(before) &&
      !/^[\]*+?({]/.test(after) &&
      !/^\[(?:[A-Za-z]-[A-Za-z]|[A-Z]{2,} -)/.test(match) &&
      // The head of a section in a file: `[Service]` above `Restart=always`.
      !(/(?:^|\n)[ \t]*$/.test(before) && /^[ \t]*\n[ \t]*[\w.-]+[ \t]*=/.test(after)) &&
      // An address of IPv6, a mark in a log.
      !/^\[[\da-f:]*:[\da-f:]*\]$/i.test(match) &&
      !/^\[(?:ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL|TRACE|CRITICAL|NOTICE)\]$/.test(match) &&
      !/\[\[?\s*$/.test(before),
    yes: 'restore --backup-id [previous_backup_id]',
    blank: '[previous_backup_id]',
    no: 'grep "[a-zA-Z]x" file',
  },
  {
    pattern: /(?<=\s|=)\[[A-Za-z][\w.-]*(?:\|[A-Za-z][\w.-]*)+\](?=\s|$)/g,
    sign: '[',
    accept: (_, before) => isUnquoted(before),
    yes: 'gcloud config set project [shop-staging|shop-production]',
    blank: '[shop-staging|shop-production]',
    no: "grep -E '[a|b]' x",
  },
  {
    pattern: /(?<![$\w{"'@%])\{[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*\}(?!\})/gi,
    sign: '{',
    accept: (match) => !/^\{(?:print|next|exit|upstream|end|range|else)\}$/.test(match),
    yes: 'curl http://api/users/{user_id}',
    blank: '{user_id}',
    no: "awk '{print}' file",
  },
  {
    pattern: pathPlaceholder,
    sign: 'path/to',
    yes: 'sqlite3 /path/to/app.db .tables',
    blank: '/path/to/app.db',
    no: 'cat /paths/tower',
  },
  {
    pattern: /(?<![A-Za-z0-9$%])Y{2,4}[-_/.]?MM[-_/.]?DD(?:[-_T ]?(?:HH|hh)[-_:]?(?:MM|mm)(?:[-_:]?(?:SS|ss))?Z?)?(?![A-Za-z0-9])/g,
    sign: 'YY',
    yes: 'tar -xzf backup_YYYYMMDD_HHMMSS.tar.gz',
    blank: 'YYYYMMDD_HHMMSS',
    no: 'date +%Y%m%d',
  },
  {
    pattern:
      /(?:(?<![A-Za-z0-9_$%{])|(?<=\s-[a-zA-Z]))(?:YOUR|CHANGE|REPLACE|INSERT|ENTER)[_-](?:[A-Z0-9]+[_-]?)+(?![A-Za-z0-9_=])|(?<![\w$])(?:your|changeme|change-me|replace-me)[_-][a-z0-9]+(?:[_-][a-z0-9]+)*(?![\w=])|(?<![\w$])(?:CHANGEME|changeme|REPLACEME|FIXME|TBD)(?![\w=])/g,
    sign: /[A-Z]{3}|your|change|replace/,
    yes: 'aws s3 ls s3://your-backup-bucket',
    blank: 'your-backup-bucket',
    no: 'echo "$YOUR_NAME"',
  },
  {
    pattern: new RegExp(`(?<![A-Za-z0-9$%{]|[A-Z]_|-e )(?:${capitals})(?![A-Z0-9_=(:])(?!['"]?\\])`, 'g'),
    sign: capitalWord,
    // `PASSWORD 'x'` is a word of SQL.
    accept: (match, before, after) =>
      !(match === 'PASSWORD' && /^\s+['"]/.test(after)) &&
      !/(?:\$\{?|export |unset |printenv |-e |--env |AS |SELECT |grep (?:-\w+ )*['"]?|GRANT |SET )$/.test(before),
    yes: 'tar -xzf full-TIMESTAMP.tar.gz',
    blank: 'TIMESTAMP',
    no: 'export POD_NAME=web',
  },
  {
    pattern:
      /(?<=^|[\s/@:=])(?:HOST|PORT|NAME|PID|SERVICE|FILE|NODE|POD|CONTAINER|CLUSTER|BUCKET|DOMAIN|DEPLOYMENT|INSTANCE|SERVER|IMAGE|SNAPSHOT|REGION|ZONE|PROJECT)(?![A-Za-z0-9_=(,])/g,
    sign: capitalWord,
    // `taskkill /PID 12`: an option of Windows.
    accept: (match, before, after) => isCapitalBlank(match, before, after) && !(match === 'PID' && /\s\/$/.test(before)),
    yes: 'systemctl restart SERVICE',
    blank: 'SERVICE',
    no: 'lsblk -o NAME',
  },
  {
    pattern:
      /(?<![\w$%{.-])(?:[A-Z][A-Z0-9]*_)+(?:NAME|ID|IP|HOST|HOSTNAME|PATH|FILE|DIR|KEY|TOKEN|URL|ADDRESS|DISK|DEVICE|NODE|POD|USER|SHA|HASH|NUMBER|PORT|TAG|VERSION|NAMESPACE|BUCKET|TABLE|ARN|GROUP|ZONE|REGION|DOMAIN|SERVER|CLUSTER|POOL|VOLUME)(?![A-Za-z0-9_=(,])/g,
    sign: capitalWord,
    accept: isCapitalBlank,
    yes: 'zpool replace tank OLD_DISK NEW_DISK',
    blank: 'OLD_DISK',
    no: 'printenv DB_HOST',
  },
  {
    pattern: /(?<=[a-z\d] |@|\/)(?:ID|IP)(?=$|[\s/;|&)]|:(?!\.))(?!\s*[=<>])/g,
    sign: capitalWord,
    accept: (match, before, after) =>
      isCapitalBlank(match, before, after) && !/\b(?:select|from|where|table|insert|update|by|add|column|on|and|or)\b/i.test(before),
    yes: 'docker rm ID',
    blank: 'ID',
    no: 'select name from hosts order by ID',
  },
  // Behind a user's name, in the address of a database, as the instance of a unit.
  {
    pattern:
      /(?<=\w@)[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![A-Za-z0-9_=(])|(?<=[@.])NUM(?:BER)?(?![A-Za-z0-9_=(])|(?<=:\/\/[\w.<>-]*:)(?:PASS|PWD|PW)(?=@)/g,
    sign: capitalWord,
    yes: 'ssh-copy-id admin@NEW_ADDR_OF_GW',
    blank: 'NEW_ADDR_OF_GW',
    no: 'mail ROOT_X@lan',
  },
  // What AWS writes in its own examples, and nobody else has.
  {
    pattern:
      /(?<!\w)(?:A[KS]IA[A-Z0-9]{9}EXAMPLE|[A-Za-z0-9/+]{20,31}EXAMPLEKEY|(?:i|vol|snap|ami|sg|subnet|vpc)-(?:0?1234567890abcdef\d?))(?!\w)/g,
    sign: /EXAMPLE|-0?12345/,
    yes: 'aws iam update-access-key --access-key-id AKIAIOSFODNN7EXAMPLE --status Inactive',
    blank: 'AKIAIOSFODNN7EXAMPLE',
    no: 'grep AKIAEXAMPLE keys.txt',
  },
  {
    pattern: /\/dev\/(?:(?:sd|vd|xvd|hd|md|dm-|loop)[XYZ]\w*|nvme[XYZN]\w*)(?!\w)|(?<=\s)(?:sd|vd|xvd)[XYZ]\d?(?!\w)/g,
    sign: /\/dev\/|[sv]d[XYZ]/,
    yes: 'dd if=image.img of=/dev/sdX bs=4M',
    blank: '/dev/sdX',
    no: 'lsblk /dev/sda',
  },
  {
    pattern:
      /(?<![\w.$%{-])(?:pod|node|host|server|instance|container|cluster|service|deployment|bucket|remote|target|db|database)[-_](?:name|ip|address|hostname|id)(?![\w.:="'(,-])/g,
    sign: /[-_](?:name|ip|address|hostname|id)/,
    accept: isCapitalBlank,
    yes: 'ssh admin@server-ip',
    blank: 'server-ip',
    no: "ps -o pid --pod-name 'pod-name'",
  },
  {
    pattern: /(?<![\w.])v?(?:X\.Y(?:\.Z)?|x\.y\.z)(?![\w.])/g,
    sign: /[xX]\.[yY]/,
    yes: 'docker pull app:X.Y.Z',
    blank: 'X.Y.Z',
    no: 'docker pull app:1.2.3',
  },
  {
    pattern: /(?<==["']?)(?:\.\.\.|…)(?=["']?(?:\s|$))/gm,
    sign: /\.\.\.|…/,
    yes: 'export API_PASS="..."',
    blank: '...',
    no: 'echo "waiting..."',
  },
  {
    pattern: /(?<=\s)(?:\.\.\.|…)(?=\s*(?:$|[;|&])|\s+--?[a-z])/gm,
    sign: /\.\.\.|…/,
    accept: (_, before) => !/^\s*$/.test(before.slice(before.lastIndexOf('\n') + 1)) && isUnquoted(before),
    yes: 'systemctl restart ...',
    blank: '...',
    no: 'go test ./...',
  },
  {
    pattern: /(?<=[a-z/-])(?:XX|YY)(?![A-Za-z])/g,
    sign: /XX|YY/,
    yes: 'rebalance nfs-fileXX nfs-fileYY',
    blank: 'YY',
    no: 'ls sexyXXL',
  },
  {
    pattern:
      /(?<![A-Za-z0-9$])[A-Z0-9]{0,4}X{4,}[A-Z0-9]*(?![A-Za-z0-9])|(?<![\w$])(?:[a-z]+-)?x{4,}(?!\w)|(?<![\w$])XXX(?!\w)|(?<==["']?)xxx(?=["']?(?:\s|$))/g,
    sign: /XXX|xxx/,
    accept: (match, before) => !/mktemp\s[^\n]*$/.test(before) && match.length < 60,
    yes: 'pd ack PXXXXXX',
    blank: 'PXXXXXX',
    no: 'mktemp /tmp/x.XXXXXX',
  },
  {
    pattern: /(?<![\w.])[xX]{1,3}(?:\.[xX]{1,3}){3}(?![\w.])|(?<![\w.])(?:\d{1,3}\.)+[xX]{1,3}(?:\.[xX]{1,3})*(?![\w.])/g,
    sign: /\.[xX]/,
    yes: 'ssh root@x.x.x.x',
    blank: 'x.x.x.x',
    no: 'ping 10.0.0.1',
  },
  {
    pattern: /(?<![\w-])(?:specific|desired)_[a-z]+(?!\w)/g,
    sign: '_',
    yes: 'pg_restore -t specific_table app.dump',
    blank: 'specific_table',
    no: 'ls specifics',
  },
  {
    pattern: moment,
    sign: /\d{4}-\d\d-\d\d/,
    accept: isMomentToFillIn,
    isExample: true,
    yes: 'TARGET_TIMESTAMP="2024-01-15T14:30:00Z"',
    blank: 'TARGET_TIMESTAMP',
    no: 'RELEASE="2024-01-15"',
  },
  {
    pattern: assignedValue,
    sign: '=',
    askedBy: askingSign,
    accept: isValueToAdapt,
    isExample: true,
    yes: 'use() {\n  CLUSTER="prod-1"  # replace with your cluster\n}',
    blank: 'CLUSTER',
    no: 'use() {\n  LIMIT=30 # seconds, set by the example above\n}',
  },
]

const noRules: readonly PlaceholderRule[] = []

/** What every sign but `=` begins with or is: a look that spares most texts the table. */
const anySign =
  /[<{[_…\\]|[A-Z]{2}|path\/to|your|change|replace|\/dev\/|[sv]d[XYZ]|-(?:name|ip|address|hostname|id)|\.[xXyY.]|xxx|-0?12345|\d{4}-\d\d-\d\d/

/** The rules whose placeholders a command may hold; `commented` is the command with the comments on it. */
export function rulesWithSign(text: string, commented: string): readonly PlaceholderRule[] {
  if (!anySign.test(text) && !(text.includes('=') && commented.includes('#'))) return noRules
  const found: PlaceholderRule[] = []
  let last: PlaceholderRule['sign'] | undefined
  let isShown = false
  for (const rule of placeholderRules) {
    // Neighbours share their sign.
    if (rule.sign !== last) {
      last = rule.sign
      isShown = typeof last === 'string' ? text.includes(last) : last.test(text)
    }
    if (isShown && rule.askedBy?.test(commented) !== false) found.push(rule)
  }
  return found
}
