// What the tables' own examples leave open: the finer points of each family of rules.
import { describe, expect, it } from 'vitest'
import { check, messagesOf, placesOf } from './checking.ts'

describe('links', () => {
  it('knows repeated headings as GitHub numbers them, and HTML anchors', () => {
    const text =
      '# A\n\n[1](#fix) [2](#fix-1) [3](#fix-2) [4](#here) [5](#caf%C3%A9)\n\n## Fix\n\n## Fix\n\n## Café\n\n<a name="here"></a>\n'
    expect(messagesOf(text, 'link-to-nowhere')).toEqual(['There is no section “#fix-2”; there is “#fix”.'])
  })

  it('looks into no code', () => {
    expect(placesOf('`[a](#b)`\n\n```text\n[a](#b)\n```\n', 'link-to-nowhere')).toEqual([])
  })

  it('names each missing file once, with the other lines', () => {
    const text = 'See [a](docs/a.md).\n\nSee [a](docs/a.md#x) and [mail](mailto:a@b.c).\n'
    expect(messagesOf(text, 'link-to-missing-file')).toEqual(['There is no file docs/a.md (again in line 3).'])
  })

  it('asks for no script once a directory was said', () => {
    const script = '```bash\n./fix.sh\n```\n'
    expect(placesOf(`## A\n\n${script}`, 'script-missing')).toEqual(['4'])
    expect(placesOf(`Run everything from the project's root directory.\n\n## A\n\n${script}`, 'script-missing')).toEqual([])
    expect(placesOf('## A\n\n```bash\ncd /srv/app && ./fix.sh\ndocker exec web ./look.sh\n```\n', 'script-missing')).toEqual([])
  })
})

describe('secrets', () => {
  const inShell = (line: string) => placesOf(`\`\`\`bash\n${line}\n\`\`\`\n`, 'secret-in-clear')

  it.each([
    'export DB_PASSWORD=hunter22',
    'export DB_PASSWORD="correct horse battery"',
    'PGPASSWORD=s3cret psql -l',
    'cypher-shell -u neo4j -p neo4j_password "RETURN 1"',
    'mysql -u root -phunter22 app',
    'redis-cli -a hunter22 ping',
    'curl -u admin:hunter22 http://localhost',
    'curl -H "Authorization: Bearer abcdef123456" http://localhost',
    'psql postgres://app:hunter22@db/app',
    'htpasswd -nbB admin hunter22 > x',
    'erl -sname a -setcookie erlmcp',
    'vault login --token hvs123456',
    'echo AKIAABCDEFGHIJKLMNOP',
    'sshpass -p hunter22 ssh db',
    'echo ghp_abcdefghijklmnopqrstuvwxyz0123456789',
  ])('sees the one in %s', (line) => {
    expect(inShell(line)).toEqual(['2'])
  })

  it.each([
    'export DB_PASSWORD="$SECRET"',
    'export DB_PASSWORD=$(pass show db)',
    'DB_PASSWORD="[DB_PASSWORD]"',
    'DB_PASSWORD=<password>',
    'DB_PASSWORD={{ password }}',
    'DB_PASSWORD=your-password',
    'DB_PASSWORD=changeme',
    'DB_PASSWORD=',
    'PASSWORD_FILE=/run/secrets/db',
    'mysql -u root -p app',
    'curl -u admin:$PASSWORD http://localhost',
    'curl -H "Authorization: Bearer $TOKEN" http://localhost',
    'psql postgres://app:$PW@db/app',
    'erl -setcookie "$COOKIE"',
    'mkdir -p secrets',
    'kubectl get secret db-password',
    'docker run -p 8080:80 web',
    'passwd root',
    'aws configure set aws_access_key_id AKIAIOSFODNN7EXAMPLE',
  ])('sees none in %s', (line) => {
    expect(inShell(line)).toEqual([])
  })

  it('sees those in settings and private keys, and never repeats one', () => {
    const text = '```yaml\npassword: hunter22\nsecretName: db\n```\n\n-----BEGIN OPENSSH PRIVATE KEY-----\n'
    expect(placesOf(text, 'secret-in-clear')).toEqual(['2', '6'])
    expect(JSON.stringify(check(text))).not.toContain('hunter22')
  })

  it('takes no talk about passwords for one', () => {
    expect(
      placesOf(
        'The password: ask the lead. Set password=wrong and see. Token = none.\n\n- **Password**: in the vault\n',
        'secret-in-clear',
      ),
    ).toEqual([])
  })
})

describe('what is deleted or overwritten', () => {
  const fence = (text: string) => `## Fix\n\n\`\`\`bash\n${text}\n\`\`\`\n`

  it.each([
    'rm -rf /srv/data',
    'sudo rm -rf "$DATA_DIR"/*',
    'docker volume prune -f',
    'docker compose down -v',
    'docker exec db psql -c "DROP DATABASE app;"',
    'kubectl delete pvc data-0',
    'redis-cli FLUSHALL',
    'rm -rf /tmp/*',
    'rm -rf /srv/DATA',
    'psql app -c "DROP INDEX idx_a" -c "DROP TABLE x"',
    'psql app -c "DROP INDEX idx_a; DROP TABLE x"',
  ])('%s needs a copy or a look before it', (command) => {
    expect(placesOf(fence(command), 'deleted-unseen')).toEqual(['4'])
    expect(placesOf(fence(`# Back up first\n./backup.sh\n\n${command}`), 'deleted-unseen')).toEqual([])
  })

  it.each([
    'rm -f /var/run/app.pid',
    'rm -rf ~/.cache/pip',
    'find /var/log -name "*.log" -mtime +30 -delete',
    'docker rm web',
    'docker-compose down',
    'kubectl delete pod web-0',
    'rm -rf /tmp/build',
    'docker compose -f test.yml down -v',
    'journalctl --vacuum-time=7d',
    'echo rm -rf /',
    'rm ~/.app/HALT',
    'psql app -c "DROP INDEX idx_a"',
  ])('%s is made again by itself', (command) => {
    expect(placesOf(fence(command), 'deleted-unseen')).toEqual([])
  })

  it('takes a look at the same place for enough, and not one at another', () => {
    expect(placesOf(fence('ls -la /srv/data\n\nrm -rf /srv/data/old'), 'deleted-unseen')).toEqual([])
    expect(placesOf(fence('ls -la /etc\n\nrm -rf /srv/data/old'), 'deleted-unseen')).toEqual(['6'])
  })

  it('counts a copy that an earlier procedure of the scenario keeps, and none of another option', () => {
    const steps = (kept: string) =>
      `## Scenario 1: Corrupt\n\n### ${kept}\n\n\`\`\`bash\nmv /srv/db /srv/db.corrupted\n\`\`\`\n\n### Option B: Rebuild\n\n\`\`\`bash\nrm -rf /srv/db\n\`\`\`\n`
    expect(placesOf(steps('Prepare'), 'deleted-unseen')).toEqual([])
    expect(placesOf(steps('Option A: Restore'), 'deleted-unseen')).toEqual(['12'])
  })

  it('asks for no copy on a new system, in a rollback, or where a file is only renamed or edited', () => {
    const provisioned =
      '## Recover\n\n### 1. Provision the replacement host\n\n1. Do it\n\n### 2. Restore\n\n```bash\ntar -xzf b.tar.gz -C /srv\n```\n'
    expect(placesOf(provisioned, 'overwritten-unsaved')).toEqual([])
    expect(placesOf('## On a new host\n\n```bash\ntar -xzf b.tar.gz -C /srv\n```\n', 'overwritten-unsaved')).toEqual([])
    expect(placesOf('## Rollback\n\n```bash\ncp /srv/app.db.pre-restore /srv/app.db\n```\n', 'overwritten-unsaved')).toEqual([])
    expect(placesOf(fence("mv a.yml a.yml.old\nsed -i 's/a/b/' a.yml"), 'overwritten-unsaved')).toEqual([])
    expect(placesOf(fence('pg_restore -d app /backups/app.dump'), 'overwritten-unsaved')).toEqual(['4'])
  })
})

describe('scenarios', () => {
  it.each([
    'Bot not responding',
    'Services won’t start',
    'API returns 502',
    '后端无法启动',
    'Chromium ne démarre pas',
    '問題 2：ログインできない',
  ])('are recognised by their heading: %s', (heading) => {
    expect(placesOf(`## ${heading}\n\n\`\`\`bash\nls\n\`\`\`\n`, 'scenario-without-symptoms')).toEqual([])
  })

  it('say their symptoms below “Possible symptoms” as well', () => {
    expect(
      placesOf('## Incident: Region outage\n\n### Possible symptoms\n\n- 504\n\n### Actions\n\n1. Call\n', 'scenario-without-symptoms'),
    ).toEqual([])
  })

  it.each(['Region outage', 'Scenario 2: Services won’t start', 'Data loss'])('are not: %s', (heading) => {
    expect(placesOf(`## ${heading}\n\n\`\`\`bash\nls\n\`\`\`\n`, 'scenario-without-symptoms')).toEqual(['1'])
  })
})

describe('variables', () => {
  const use = (heading: string) => `## Restore\n\n\`\`\`bash\nDUMP=a\n\`\`\`\n\n${heading}\n\n\`\`\`bash\nls "$DUMP"\n\`\`\`\n`

  it('are set for the steps below the heading that sets them, and for no other chapter', () => {
    expect(placesOf(use('### Step 2: Look'), 'variable-from-elsewhere')).toEqual([])
    expect(placesOf(use('**Step 2 — Look**'), 'variable-from-elsewhere')).toEqual([])
    expect(placesOf(use('## Step 2: Look'), 'variable-from-elsewhere')).toEqual(['10'])
    expect(placesOf(use('### Verify'), 'variable-from-elsewhere')).toEqual(['10'])
  })
})

describe('documents', () => {
  it('that are to be made or taken away are not looked for', () => {
    expect(placesOf('Remove `OLD_PROTOCOL.md`, then create REPORT.md.\n', 'document-missing')).toEqual([])
  })
})

describe('verification', () => {
  it.each([
    ['a note behind the step', '## Fix\n\n```bash\ndocker restart web\n# Expected: it answers\n```\n'],
    ['a sentence below it', '## Fix\n\n```bash\ndocker restart web\n```\n\nAll services should be healthy.\n'],
    ['success criteria below it', '## Fix\n\n```bash\ndocker restart web\n```\n\n**Success Criteria**:\n\n- it answers\n'],
    [
      'a later procedure of the scenario',
      '## Scenario 1: Down\n\n### Fix\n\n```bash\ndocker restart web\n```\n\n### Verify\n\n```bash\ncurl localhost\n```\n',
    ],
    [
      'a checklist for all',
      '## Fix\n\n```bash\ndocker restart web\n```\n\n## Afterwards\n\nAfter any recovery, verify:\n\n- [ ] it answers\n',
    ],
    [
      'a section below that of the procedure',
      '## Procedure\n\n### 1. Restart\n\n```bash\ndocker restart web\n```\n\n## Verification\n\n1. Log in\n',
    ],
    [
      'the end of the list that it is an item of',
      '## Fix\n\n1. Restore\n\n   ```bash\n   # Go\n   ./restore.sh\n   # Start\n   docker restart web\n   ```\n\n2. Look\n\n   ```bash\n   docker ps\n   ```\n',
    ],
    [
      'a list for all, in another language',
      '## Fix\n\n```bash\ndocker restart web\n```\n\n## Fin\n\nAprès toute restauration, vérifier le site.\n',
    ],
    ['the next line of its paragraph', '## Use\n\n**Restart:** `docker restart web`\n**Verify:** `./look.sh`\n'],
    ['in the words of another language', '## Fix\n\n```bash\ndocker restart web\n# Validar sintaxis\n./v\n```\n'],
    ['nothing that a list of commands needs', '## Useful commands\n\n- Restart: `docker restart web`\n'],
    ['the whole procedure', '## Validação\n\n1. Reiniciar: `docker restart web`\n'],
    ['what a command must show', '## Fix\n\n1. `docker restart web`\n2. `shopctl psp` must print OK.\n'],
    ['a wait until it is there', '## Fix\n\n1. `docker restart web`\n2. Wait until the page loads.\n'],
    ['a wait for what comes of it', '## Fix\n\n1. `docker restart web`\n2. Wait for the green light.\n'],
    ['a comparison', '## Fix\n\n1. `docker restart web`\n2. Compare the numbers of both sides.\n'],
    [
      'a script that checks its own work',
      '## Fix\n\n```bash\n#!/bin/bash\nkubectl apply -f x.yml\nkubectl rollout status deploy/web\n```\n',
    ],
  ])('is %s', (_, text) => {
    expect(placesOf(text, 'no-verification')).toEqual([])
  })

  it.each([
    ['Verify and reconnect', '## Verify and reconnect\n\n```bash\ndocker restart web\n```\n'],
    ['Restart', '## A\n\n### Restart\n\n```bash\ndocker restart web\n```\n\n## B\n\n### Verification\n\n1. Log in\n'],
  ])('is not said of %s by its own name or by a check of something else', (_, text) => {
    expect(placesOf(text, 'no-verification')).toHaveLength(1)
  })

  it.each(['Wait for 30 seconds.', 'Wait for a few minutes.', 'You must be root.', 'Tell those who must not log in.'])(
    'is not “%s”',
    (words) => {
      expect(placesOf(`## Fix\n\n1. \`docker restart web\`\n2. ${words}\n`, 'no-verification')).toHaveLength(1)
    },
  )

  it('is not what stands under the next label', () => {
    expect(placesOf('## Fix\n\n```bash\ndocker restart web\n```\n\n**Escalation:**\n- Check the guide\n', 'no-verification')).toEqual(['1'])
  })
})

describe('step numbers', () => {
  it.each([
    ['skip', '```bash\n# 1. A\nls\n\n# 3. B\nls\n```\n', ['5'], 'There is no step 2: 3 follows 1.'],
    ['repeat', '1. `ls`\n2. `df -h`\n2. `ps`\n', ['3'], 'There are two of item 2.'],
    ['go back', '## Step 1: A\n\n## Step 3: B\n\n## Step 2: C\n', ['3', '5'], 'There is no step 2: 3 follows 1.'],
  ] as const)('%s', (_, text, places, message) => {
    expect(placesOf(text, 'step-numbers')).toEqual(places)
    expect(messagesOf(text, 'step-numbers')[0]).toBe(message)
  })

  it.each([
    ['each fence', '## A\n\n```bash\n# 1. A\nls\n```\n\n```bash\n# 1. B\nls\n```\n'],
    ['lists that are cut by fences', '1. A\n```bash\nls\n```\n\n2. B\n```bash\nls\n```\n'],
    ['every scenario', '## Scenario 1: A\n\n### Step 1: A\n\n### Step 2: B\n\n## Scenario 2: B\n\n### Step 1: A\n'],
    [
      'a scenario that is described and answered in two places',
      '## Scenario 1: A\n\n## Scenario 2: B\n\n# Procedures\n\n## Scenario 1: A\n\n## Scenario 2: B\n',
    ],
    ['a note in a fence', '```bash\n# 1. A\nls\n\n# Consider:\n# 1. this\n# 2. that\n```\n'],
    ['a list in a step', '1. `ls`\n   1. `df -h`\n   2. `ps`\n2. `free`\n'],
  ])('begin anew in %s', (_, text) => {
    expect(placesOf(text, 'step-numbers')).toEqual([])
  })
})

describe('contacts', () => {
  it('says whose is blank', () => {
    expect(messagesOf('## On-call\n\n| Role | Name | Phone |\n|---|---|---|\n| DBA | [NAME] | <phone> |\n', 'contact-blank')).toEqual([
      'Still blank for DBA: [NAME], <phone>.',
    ])
  })

  it('knows numbers and addresses that are set aside for examples', () => {
    expect(messagesOf('**Pager**: +1-555-0123, dba@example.com\n', 'contact-blank')).toEqual([
      '+1-555-0123 is an example, nobody answers there.',
    ])
  })

  it('leaves message templates and blanks of commands alone', () => {
    expect(
      placesOf('## Templates\n\n**To**: [NAME]\n\n```text\nContact: [NAME]\n```\n\n```bash\nls "[NAME]"\n```\n', 'contact-blank'),
    ).toEqual([])
  })
})

describe('reviews', () => {
  it('reckons the day from the schedule where none is given', () => {
    expect(messagesOf('**Last Updated**: 2026-01-31\n**Review Schedule**: Monthly\n', 'review-overdue')).toEqual([
      'The review was due on 2026-03-03, 9 months ago.',
    ])
  })

  it('asks for no review of what has nothing to do', () => {
    expect(check('# Read me\n\nWords.\n').found).toEqual([])
  })
})

describe('silencing', () => {
  it('keeps what was silenced, with its reason', () => {
    const { found, silenced } = check(
      '---\nnext_review: 2027-01-01\nrunkard: x\nruncard:\n  silence:\n    nobody-to-call: there is a board by the door\n---\n\n```bash\nls\n```\n',
    )
    expect(found).toEqual([])
    expect(silenced).toMatchObject([{ rule: 'nobody-to-call', reason: 'there is a board by the door' }])
  })

  it('takes a list for silencing without a reason, and says when YAML is broken', () => {
    expect(placesOf('---\nruncard:\n  silence: [no-verification]\n---\n# A\n', 'silenced-without-reason')).toHaveLength(1)
    expect(messagesOf('---\nruncard: {\n---\n# A\n', 'silenced-without-reason')).toEqual([
      'The front matter is no valid YAML: nothing is silenced.',
    ])
  })
  it('says that a list of rules with reasons silences nothing', () => {
    const list = '---\nruncard:\n  silence:\n    - rule: no-verification\n      reason: seen\n---\n# A\n'
    expect(messagesOf(list, 'silenced-without-reason')).toEqual(['“silence” is a list: write “RULE: why” below it, without dashes.'])
    expect(placesOf(list, 'silenced-without-reason')).toEqual(['3'])
  })
})
