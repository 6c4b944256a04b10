// Findings that a careful reviewer would have waved through, and their neighbours that stay.
import { expect, test } from 'vitest'
import { placesOf } from './checking.ts'

const fence = (...lines: readonly string[]) => ['```bash', ...lines, '```'].join('\n')

const quiet: readonly (readonly [says: string, rule: string, quiet: string, loud: string])[] = [
  [
    'a setting of a cluster is no data',
    'overwritten-unsaved',
    '## Fix\n\nRun `curl -XPUT $ES/_cluster/settings -d \'{"a":1}\'`.\n',
    '## Fix\n\nRun `pg_restore -d app app.dump`.\n',
  ],
  [
    'a setting that is typed into a console is no data',
    'overwritten-unsaved',
    '## Fix\n\nRun `PUT _cluster/settings`.\n',
    '## Fix\n\n```js\ndb.app.updateMany({}, { $set: { on: true } })\n```\n',
  ],
  [
    'what a node holds twice is disposable',
    'deleted-unseen',
    `## Fix\n\n${fence('nodetool cleanup app')}\n`,
    `## Fix\n\n${fence('nodetool clearsnapshot app')}\n`,
  ],
  [
    'a setting of the kernel is no file',
    'overwritten-unsaved',
    `## Fix\n\n${fence('echo 1 > /sys/class/block/sdb/device/rescan')}\n`,
    `## Fix\n\n${fence('echo 1 > /etc/app.conf')}\n`,
  ],
  [
    'a disk that was asked for is seen',
    'deleted-unseen',
    `## Fix\n\n${fence('while ! ceph osd safe-to-destroy osd.1; do sleep 9; done', 'ceph osd destroy 1 --yes-i-really-mean-it')}\n`,
    `## Fix\n\n${fence('ceph osd destroy 1 --yes-i-really-mean-it')}\n`,
  ],
  [
    'a queue that was listed is seen',
    'deleted-unseen',
    `## Fix\n\n${fence('mailq | tail', 'postsuper -d ALL')}\n`,
    `## Fix\n\n${fence('postsuper -d ALL')}\n`,
  ],
  [
    'the name of a secret is none',
    'secret-in-clear',
    fence('gcloud secrets versions enable 3 --secret orders-dsn'),
    fence('app login --secret orders-dsn1'),
  ],
  ['a value that is cut off is none', 'secret-in-clear', fence("export ACCESS_KEY='AKIA...'"), fence("export ACCESS_KEY='AKIA1b2c'")],
  [
    'a section “3 · Verify” verifies',
    'no-verification',
    `## 1 · Roll back\n\n${fence('docker restart web')}\n\n## 3 · Verify\n\nThe page is there.\n`,
    `## 1 · Roll back\n\n${fence('docker restart web')}\n\n## 3 · Tell\n\nThe page is there.\n`,
  ],
  [
    'work on failed jobs is no scenario',
    'scenario-without-symptoms',
    `## Retry failed jobs\n\n${fence('make retry')}\n`,
    `## Disk failure\n\n${fence('make swap')}\n`,
  ],
]

test.each(quiet)('%s', (_says, rule, silent, loud) => {
  expect(placesOf(silent, rule)).toEqual([])
  expect(placesOf(loud, rule)).toHaveLength(1)
})
