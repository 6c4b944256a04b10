// Lines that a program prints and nobody types: how output pasted under a command is told from the next command.
// One table; each pattern has a line that it must match and one that it must not (the test runs them all).

export interface OutputPattern {
  readonly pattern: RegExp
  readonly example: string
  readonly counterexample: string
}

export const outputPatterns: readonly OutputPattern[] = [
  {
    pattern: /^[A-Z][A-Z0-9_()%/-]+(?: [A-Z0-9_()%/-]+)?(?:\s{2,}|\t+)[A-Z]/,
    example: 'NAME       READY   STATUS',
    counterexample: 'FOO=bar  make',
  },
  { pattern: /^\S+\s{2,}\d+\/\d+\s{2,}\S/, example: 'web-0      1/1     Running   0   5d', counterexample: 'cp  a/b  c' },
  {
    pattern: /^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d/,
    example: '2024-01-15T14:30:00Z error: connection refused',
    counterexample: '2to3 file.py',
  },
  {
    pattern: /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s+\d{1,2} \d\d:\d\d/,
    example: 'Jan 15 14:30:00 host sshd[1]: ok',
    counterexample: 'Jan',
  },
  { pattern: /^HTTP\/\d(?:\.\d)? \d{3}/, example: 'HTTP/1.1 200 OK', counterexample: 'http GET example.org' },
  { pattern: /^[bcdlps-](?:[r-][w-][xsStT-]){3}[.+@]?\s/, example: '-rw-r--r-- 1 root root 12 Jan 1 a', counterexample: 'ls -x' },
  { pattern: /^total \d+(?:\.\d+)?[KMGT]?$/, example: 'total 12K', counterexample: 'total' },
  {
    pattern: /^(?:Error|ERROR|WARNING|Warning|FATAL|INFO|DEBUG|Traceback|Exception|panic)(?::| \[|\b.*:\s)/,
    example: 'Error: connection refused',
    counterexample: 'error-report --all',
  },
  {
    pattern: /^\s*(?:[A-Za-z][\w-]*(?: [A-Za-z][\w-]*)*): (?:[^'"$|&;]*)$/,
    example: 'Active: active (running)',
    counterexample: 'curl -H "A: b" http://x',
  },
  { pattern: /^--?[a-z][\w-]*(?:[ =,]|$)/, example: '--jobs=N runs N at once', counterexample: 'ls --all' },
  { pattern: /^[-*•] \S/, example: '- Check the slow log', counterexample: 'echo - a' },
  {
    pattern: /^\s*(?:error|warning|fatal|info|notice|hint|note|usage|panic|E\d{4} \S+)(?: [\w ]*)?: /i,
    example: 'error: unable to drain node "node-1", aborting command...',
    counterexample: 'logger -p user.error "x: y"',
  },
  // `services:` above what it holds; a sentence; a number; a commit; an elision.
  { pattern: /^\s*[A-Za-z][\w ()/-]*:$/, example: 'services:', counterexample: 'cd x:y' },
  {
    pattern: /^[A-Z][a-z]+ (?:\S+ )+\S*(?:[.…]|[a-z]:)$/,
    example: 'No resources found in default namespace.',
    counterexample: 'Xvfb :1 &',
  },
  { pattern: /^\s*\d[\d.,:%/]*(?:\s|$)/, example: '64 bytes from 10.0.0.1: icmp_seq=1', counterexample: '2to3 x.py' },
  { pattern: /^[0-9a-f]{7,40} \S/, example: 'a1b2c3d Fix the queue', counterexample: 'feed me' },
  { pattern: /^\s*(?:\.{3}|…)\s*$/, example: '...', counterexample: './...' },
  { pattern: /^-{2,} .* -{2,}$/, example: '--- 10.0.0.1 ping statistics ---', counterexample: 'echo -- a --' },
  {
    pattern:
      /^[a-z][\w.-]*(?:\/[\w.:-]+| "[^"]+")(?: \w+)* (?:created|configured|deleted|restarted|unchanged|patched|scaled|labeled|annotated|cordoned|uncordoned|drained|evicted|exposed|updated|replaced|edited|approved|tainted|met|successfully rolled out|rolled back|image updated|force deleted)(?: \(.*\))?$/,
    example: 'deployment.apps/web restarted',
    counterexample: 'bin/app create',
  },
  { pattern: /^(?:PING|Linux) \S+ \(/, example: 'PING 10.0.0.1 (10.0.0.1) 56(84) bytes of data.', counterexample: 'ping -c 1 10.0.0.1' },
  {
    pattern: /^(?:DROP|CREATE|ALTER|INSERT|UPDATE|DELETE|GRANT|REVOKE|TRUNCATE|COPY|VACUUM)(?: [A-Z]{3,})*(?: \d+)*$/,
    example: 'DROP DATABASE',
    counterexample: 'DROP TABLE jobs;',
  },
  { pattern: /^\S+ on \/\S* type \w+ \(/, example: 'db:/export on /mnt/db type nfs4 (rw)', counterexample: 'mount on /mnt' },
  { pattern: /^\w+=[A-Z][a-z]{2} +\d/, example: 'notAfter=Apr  1 00:00:00 2030 GMT', counterexample: 'DAY=Mon ./report' },
  {
    pattern:
      /^(?=\S*[A-Z\d/.:@])[A-Za-z/][\w/.:@()-]* {2,}\S+(?: {2,}|\t+)\S|^(?:[^ ]+(?: [^ ]+)* {2,}){3,}[^ #-]|^[A-Z]\w*(?: \w+)? {3,}\S/,
    example: 'Key                Value',
    counterexample: 'ls  -l',
  },
  { pattern: /^https?:\/\/\S+(?:$| is )/, example: 'https://grafana.example.org/d/web', counterexample: 'curl https://example.org' },
  { pattern: /^[●○✓✔✗✘├└│┌]/u, example: '● nginx.service - web server', counterexample: 'nginx -t' },
  { pattern: /^\s*(?:\{\s*"|\[\s*[{"\d])/, example: '{"status": "ok"}', counterexample: '{ echo a; }' },
  {
    pattern: /^(?:OK|PONG|ok|active|inactive|running|healthy|unhealthy|enabled|disabled|\d+(?:\.\d+)?%?)$/,
    example: 'PONG',
    counterexample: 'true',
  },
  // What stands in a settings file: no shell has spaces around `=`, nor a word alone in brackets, nor a block after words.
  {
    pattern: /^\s*[A-Za-z_][\w.-]*[ \t]+=[ \t]+\S/,
    example: 'max_connections = 500',
    counterexample: 'NAME=web make',
  },
  { pattern: /^\[[A-Za-z][\w .:@/-]*\]$/, example: '[mysqld]', counterexample: '[ -f /etc/x ]' },
  {
    pattern:
      /^(?!(?:function|if|then|else|elif|do|while|until|for|case|select|time|awk|perl|jq)\b)[a-z_][\w-]*(?: (?:"[^"$]*"|[\w.:/~*^=-]+))* \{$/,
    example: 'server {',
    counterexample: 'function stop_all {',
  },
  { pattern: /^(?!case\b)\w[\w.-]* :(?: |$)/, example: 'md0 : active raid1 sda1[0]', counterexample: 'while :; do date; done' },
  // What must be installed, and a key of JSON with its value.
  { pattern: /^[a-z][\w.-]* (?:>=|==|~>|\^) ?v?\d/, example: 'terraform >= 1.0', counterexample: 'sort > 1.txt' },
  { pattern: /^\s*"[^"$]+"\s*: \S/, example: '"chain_cid": "bagu..."', counterexample: '"$HOME/bin/fix": now' },
  { pattern: /^\^[CZD]/, example: '^CConnection interrupted', counterexample: 'grep ^C file' },
  { pattern: /^![ \t]+[A-Z]/, example: '! BE CAREFUL', counterexample: '! grep x file' },
  { pattern: /^\(\d+ rows?\)$/, example: '(1 row)', counterexample: '(cd x && make)' },
  { pattern: /^[+|][-+=| ]{3,}/, example: '+----+-----+', counterexample: '| grep x' },
  { pattern: /^\s*[-=]{3,}[-=+\s]*$/, example: '-----+-----', counterexample: 'ls --help' },
]

/** All of them at once: every line of every fence is asked. */
const anyOutput = new RegExp(outputPatterns.map(({ pattern }) => pattern.source).join('|'), 'u')

/** Whether a line is certainly output. */
export function looksLikeOutput(line: string): boolean {
  return line !== '' && !line.startsWith('#') && anyOutput.test(line)
}

/** `0 2 * * * /usr/local/bin/backup`: goes into a crontab, and is nothing to run. */
export const crontabLine =
  /^(?:@(?:reboot|hourly|daily|weekly|monthly|yearly)|(?:[\d*][\d*,/-]*[ \t]+){4}(?:[\d*][\d*,/-]*|[A-Za-z]{3}(?:-[A-Za-z]{3})?))[ \t]+\S/
