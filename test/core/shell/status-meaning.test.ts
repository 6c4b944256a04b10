// What exit status 1 is said to mean, and where nothing is said because it could be another program's.
import { expect, it } from 'vitest'
import { statusMeaning } from '../../../src/core/shell/status-meaning.ts'

it.each([
  ['grep ERROR /var/log/app.log', 'grep found nothing'],
  ['ps aux | grep -v root | /usr/bin/grep "[p]ostgres"', 'grep found nothing'],
  ['cd /var/log\n# don’t stop at the first\njournalctl -u app 2>&1 | grep -i "out of memory; killed && gone"', 'grep found nothing'],
  ['echo looking; pgrep -f worker', 'pgrep found no process'],
  ['pkill -TERM -f "worker"', 'pkill found no process'],
  ['lsof -i :8080', 'lsof found nothing, or could not look'],
  ['diff -u a b > /tmp/changes', 'diff found differences'],
  ['sudo lsof -i :8080', 'lsof found nothing, or could not look, or sudo could not run it'],
  ['sudo -n -u app pgrep worker', 'pgrep found no process, or sudo could not run it'],
  ['docker exec -u app -it web pgrep worker', 'pgrep found no process, or docker could not run it'],
  [`zgrep 'it failed' old.gz 2>/dev/null`, 'zgrep found nothing'],
])('%s', (text, meaning) => {
  expect(statusMeaning(text, 1)).toBe(meaning)
  expect([0, 2, 127, 130, null].map((status) => statusMeaning(text, status))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

it.each([
  'systemctl restart grep',
  'sudo systemctl restart grep',
  'docker exec grep ls',
  'docker run app pgrep worker',
  'ssh db1 grep x /etc/hosts',
  'cd /gone && grep x file',
  'grep x file || echo none',
  'grep x file | wc -l',
  'set -o pipefail; cat /gone | grep x',
  'for name in a b; do grep x $name; done',
  '! grep x file',
  'echo "a | grep x"',
  'cat <<END\ngrep x\nEND',
  'grep -L x file',
  'diff <(ls a) <(ls b)',
  '#!/bin/sh\ngrep x file',
  '',
])('says nothing of %s', (text) => {
  expect(statusMeaning(text, 1)).toBeUndefined()
})
