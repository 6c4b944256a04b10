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
  [
    'what is called a procedure is what one does, unless it is chosen by what went wrong',
    'scenario-without-symptoms',
    '## Procedure 1: Tell the others\n\n1. Call the lead\n2. Write to the list\n',
    '## Procedure 1: Restart\n\n**RTO**: 5 minutes\n\n1. Call the lead\n2. Write to the list\n',
  ],
  [
    'when it is to be used is as good as a symptom',
    'scenario-without-symptoms',
    `## Scenario 1: Namespace\n\n**When to use**: the namespace was deleted\n\n${fence('make swap')}\n`,
    `## Scenario 1: Namespace\n\n**Time**: an hour\n\n${fence('make swap')}\n`,
  ],
  [
    'a heading that names what has run out is seen',
    'scenario-without-symptoms',
    `## Out of disk\n\n${fence('df -h')}\n`,
    `## Disk failure\n\n${fence('df -h')}\n`,
  ],
  [
    'what happened once is no playbook',
    'nobody-to-call',
    `# Postmortem: queue outage\n\n## Recovery\n\n${fence('docker restart web')}\n`,
    `# Postmortem template for an outage\n\n## Recovery\n\n${fence('docker restart web')}\n`,
  ],
  [
    'what was done once needs no check',
    'no-verification',
    `# Postmortem: queue outage\n\n## Recovery\n\n${fence('docker restart web')}\n`,
    `# Queue outage\n\n## Recovery\n\n${fence('docker restart web')}\n`,
  ],
  [
    'the messenger is somebody to reach, a signal is not',
    'nobody-to-call',
    `# Runbook\n\nWrite to the others on Signal.\n\n${fence('docker ps')}\n`,
    `# Runbook\n\n## Signal\n\nErrors rise.\n\n${fence('docker ps')}\n`,
  ],
  [
    'an item that sets a value is a step of the list around it',
    'variable-from-elsewhere',
    '## Switch\n\n- Set it:\n  - `export NEW=db-2`\n  - `export OLD=db-1`\n- Go on:\n  - `./switch.sh "$NEW"`\n',
    `## Set it\n\n${fence('export NEW=db-2')}\n\n## Go on\n\n${fence('./switch.sh "$NEW"')}\n`,
  ],
  [
    'of a row of steps the last change needs a check',
    'no-verification',
    `## Move\n\n### Step 1: Stop\n\n${fence('docker stop web')}\n\n### Step 2: Start\n\n${fence('docker start web', 'curl localhost')}\n`,
    `## Move\n\n### Step 1: Stop\n\n${fence('docker stop web')}\n\n### Step 2: Restart\n\n${fence('docker restart db')}\n`,
  ],
  [
    'a section below that looks at the status is a check',
    'no-verification',
    `## Restart\n\n${fence('docker restart web')}\n\n## Inspect service status\n\n${fence('app')}\n`,
    `## Restart\n\n${fence('docker restart web')}\n\n## Read on\n\n${fence('app')}\n`,
  ],
  [
    'a full backup that is performed keeps what is there',
    'overwritten-unsaved',
    `## Restore\n\n${fence('pgbackrest --stanza=a --type=full backup', 'pgbackrest --stanza=a restore')}\n`,
    `## Restore\n\n${fence('pgbackrest --stanza=a info', 'pgbackrest --stanza=a restore')}\n`,
  ],
  [
    'what a restore leaves alone is not lost',
    'overwritten-unsaved',
    `## Restore\n\n${fence('velero restore create --from-backup a')}\n`,
    `## Restore\n\n${fence('velero restore create --from-backup a --existing-resource-policy=update')}\n`,
  ],
]

test('nobody is looked for in a checklist for those on call', () => {
  const text = `# Runbook\n\n## On-Call Checklist\n\n1. Look\n\n${fence('docker ps')}\n\n## Escalation\n\nThe lead.\n`
  expect(placesOf(text, 'nobody-to-call')).toEqual(['11'])
})

test.each(quiet)('%s', (_says, rule, silent, loud) => {
  expect(placesOf(silent, rule)).toEqual([])
  expect(placesOf(loud, rule)).toHaveLength(1)
})
