// Every row of the tables brings its own examples: what it must see and what it must not.
import { describe, expect, it } from 'vitest'
import { looksLikeOutput, outputPatterns } from '../../../src/core/playbook/fence/output-lines.ts'
import { blanksOf } from '../../../src/core/shell/blanks.ts'
import { fillCommand } from '../../../src/core/shell/fill.ts'
import { showsRows } from '../../../src/core/shell/hazards/only-shows.ts'
import { hazardRules, hazardsOf } from '../../../src/core/shell/hazards/rules.ts'
import { windowsHazardsOf, windowsRules } from '../../../src/core/shell/hazards/windows.ts'
import { invocationsInText } from '../../../src/core/shell/invocations.ts'
import { placeholderRules } from '../../../src/core/shell/placeholder-rules.ts'
import type { Statement } from '../../../src/core/shell/statements.ts'
import { splitShell } from '../../../src/core/shell/statements.ts'
import { windowsInvocations } from '../../../src/core/shell/windows.ts'
import { commandsOf, grammar } from '../playbook/reading.ts'

function hazardsIn(text: string): readonly string[] {
  return invocationsInText(text, { grammar, variables: new Map(), directory: '' }).flatMap(hazardsOf)
}

describe('hazards', () => {
  it.each(hazardRules.map((rule) => [rule.yes, rule.hazard, rule.no] as const))('%s: %s; not so %s', (yes, hazard, no) => {
    expect(hazardsIn(yes)).toContain(hazard)
    expect(hazardsIn(no)).not.toContain(hazard)
  })

  it.each(showsRows.map((row) => [row.yes, row.no] as const))('%s only shows; %s does it', (yes, no) => {
    expect(hazardsIn(yes)).toEqual([])
    expect(hazardsIn(no)).not.toEqual([])
  })

  it.each([
    ['restic restore latest --target / -n > /etc/files', ['overwrites']],
    ["ssh db1 'rsync -a --delete -n /backups/db/ /srv/db/'", []],
    ['rsync -n a b && rsync -a --delete a b', ['deletes-data']],
    ['kubectl delete pod web-0 -n prod', ['destroys-resources']],
    ['./restore.sh --noop', []],
    ['firewall-cmd --query-port=80/tcp', []],
  ])('knows what only shows: %s', (text, hazards) => {
    expect(hazardsIn(text)).toEqual(hazards)
  })

  it.each([
    ['docker service update --image app:2 web', 'overwrites'],
    ['docker stack deploy -c app.yml app', 'overwrites'],
    ['systemctl reload-or-restart nginx', 'stops-service'],
    ['systemctl kexec', 'stops-service'],
    ['systemctl suspend', 'stops-service'],
    ['aws --region eu-west-1 ec2 release-address --allocation-id a', 'changes-network'],
    ['aws s3 cp --recursive s3://app/backups/today s3://app-data', 'overwrites'],
    ['gcloud sql instances patch db --activation-policy=NEVER', 'stops-service'],
    ['az vmss scale --new-capacity 0 -n web', 'stops-service'],
    ['gcloud compute instance-groups managed resize web --size 0', 'stops-service'],
    ['az network dns record-set a add-record -z z -n www', 'changes-network'],
    ['psql -c "VACUUM FULL users"', 'stops-service'],
    ['psql -c "BEGIN; LOCK TABLE users"', 'stops-service'],
    ['psql -c "SELECT pg_promote()"', 'stops-service'],
    ['psql -c "DROP EXTENSION postgis"', 'drops-database'],
    ['psql -c "ALTER ROLE app NOLOGIN"', 'changes-permissions'],
    ['mysql -e SHUTDOWN', 'stops-service'],
    ['mysql -e "SET GLOBAL max_connections = 10"', 'overwrites'],
    ['sqlite3 app.db ".import rows.csv users"', 'overwrites'],
    ['redis-cli -h cache -a secret SET maintenance 1', 'overwrites'],
    ['redis-cli -n 2 rename a b', 'overwrites'],
    ['redis-cli XGROUP DESTROY jobs workers', 'deletes-data'],
    ['redis-cli SCRIPT FLUSH', 'deletes-data'],
    ['mongosh --eval "db.users.dropIndexes()"', 'drops-database'],
    ['mongosh --eval "db.adminCommand({ shutdown: 1 })"', 'stops-service'],
    ['mongosh --eval "db.users.bulkWrite(changes)"', 'overwrites'],
    ['mdadm -S /dev/md0', 'stops-service'],
    ['mdadm -Ss', 'stops-service'],
    ['mdadm --assemble --force /dev/md0 /dev/sdb1', 'deletes-data'],
    ['cryptsetup close data', 'stops-service'],
    ['dmsetup remove data', 'stops-service'],
    ['ethtool -s eth0 autoneg off', 'changes-network'],
    ['arp -d 10.0.0.1', 'changes-network'],
    ['git checkout -f main', 'overwrites'],
    ['git switch --discard-changes main', 'overwrites'],
    ['git rebase main', 'overwrites'],
    ['git push --mirror backup', 'overwrites'],
    ['git tag -d v1', 'deletes-data'],
    ['git reflog expire --expire=now --all', 'deletes-data'],
    ['git gc --prune=now', 'deletes-data'],
    ['git worktree remove --force ../old', 'deletes-data'],
    ['git rm -r config', 'deletes-data'],
    ['zypper rm nginx', 'destroys-resources'],
    ['npm unpublish app@1.0.0', 'destroys-resources'],
    ['apk upgrade', 'overwrites'],
    ['apt-get install --allow-downgrades nginx=1.18', 'overwrites'],
    ['dnf history undo 5', 'overwrites'],
    ['pacman -Syu', 'overwrites'],
    ['snap revert app', 'overwrites'],
  ])('sees %s: %s', (text, hazard) => {
    expect(hazardsIn(text)).toEqual([hazard])
  })

  it.each([
    'git rm --cached .env',
    'git rebase --abort',
    'git switch main',
    'git gc',
    'apk update',
    'dnf history list',
    'pacman -Ss nginx',
    'rpm -V app',
    'mdadm --assemble --scan',
    'mdadm -D /dev/md0',
    'redis-cli GET set',
    'redis-cli -n 2 HGET users rename',
    'redis-cli ACL LIST',
    `mysql -e "SHOW GLOBAL VARIABLES LIKE 'max%'"`,
    'mysql -e "UNLOCK TABLES"',
    'psql -c "VACUUM ANALYZE users"',
    'psql -c "SELECT shutdown FROM plans"',
    'aws s3 sync s3://app-data /tmp/backups/today',
    'gcloud compute instance-groups managed resize web --size 10',
    'ethtool eth0',
    'cryptsetup status data',
  ])('sees nothing in %s', (text) => {
    expect(hazardsIn(text)).toEqual([])
  })

  it.each([
    'find /srv -name "*.tmp" -exec rm {} +',
    'ls /tmp/x | xargs rm -f',
    "bash -c 'rm -rf /srv'",
    "ssh root@db1 'cd /srv && rm -rf data'",
    "docker exec -u root web sh -c 'rm -rf /data/*'",
    'kubectl exec -n prod web-0 -c app -- rm -rf /data',
    'docker compose -f prod.yml exec -T db rm /data/lock',
    'sudo -u app env A=1 nohup rm -rf /srv &',
    'RM="rm -rf"; $RM /srv',
    'ssh db1 <<EOF\nrm -rf /srv\nEOF',
    'bash <<EOF\nrm -rf /srv\nEOF',
    'if true; then rm -rf /srv; fi',
    'for f in a b; do rm "$f"; done',
    'cleanup() { rm -rf /srv; }',
    'echo "$(rm -rf /srv)"',
    'timeout 10 rm -rf /srv',
    'watch "rm -rf /srv"',
    'sudo sh -c "rm -rf /srv"',
    "su - app -c 'rm -rf /srv'",
    'rm -rf <directory>',
    'docker compose run --rm --entrypoint rm app -rf /data/x',
    'docker compose run --entrypoint find app /data -delete',
    'docker run --entrypoint=rm -v data:/data alpine -rf /data',
    ': > /var/log/app.log',
    'cat /dev/null > /srv/app/state.json',
    'echo "" > /var/log/messages',
    'ssh db-1 "> /var/lib/app/queue"',
  ])('sees through %s', (text) => {
    expect(hazardsIn(text)).toContain('deletes-data')
  })

  it.each([
    ['systemctl -f reboot', 'stops-service'],
    ['systemctl -l restart nginx', 'stops-service'],
    ['systemctl -M web stop nginx', 'stops-service'],
    ['mysqladmin -u root -p drop shop', 'drops-database'],
    ['podman -r rm -f web', 'destroys-resources'],
    ['s3cmd -r del s3://bucket/', 'deletes-data'],
    ['git -p push --force origin main', 'overwrites'],
    ['helm --kube-context prod uninstall web', 'destroys-resources'],
    ['kubectl --as admin delete pod web-0', 'destroys-resources'],
    ['restic -r /srv/backups restore latest --target /', 'overwrites'],
  ])('finds the subcommand behind options with and without a value: %s', (text, hazard) => {
    expect(hazardsIn(text)).toEqual([hazard])
  })

  it.each([
    'npx -y prisma@6 migrate reset --force',
    'npm exec -- sequelize db:drop',
    'bundle exec rails db:drop',
    'uv run --env-file .env rails db:drop',
  ])('sees which program of a package runs in %s', (text) => {
    expect(hazardsIn(text)).toEqual(['drops-database'])
  })

  it.each([
    'echo "rm -rf /"',
    '# rm -rf /',
    'grep rm file',
    "git commit -m 'rm -rf /'",
    'docker exec web ls rm',
    'cat <<EOF\nrm -rf /\nEOF',
    'man rm',
    'docker run --entrypoint ls alpine rm',
    'ls > list.txt',
    'echo a > /tmp/a',
    'command > /dev/null 2>&1',
  ])('is not alarmed by %s', (text) => {
    expect(hazardsIn(text)).not.toContain('deletes-data')
  })
})

describe('hazards of PowerShell and cmd', () => {
  it.each(windowsRules.map((rule) => [rule.yes, rule.hazard, rule.no] as const))('%s: %s; not so %s', (yes, hazard, no) => {
    expect(windowsInvocations(yes).flatMap(windowsHazardsOf)).toContain(hazard)
    expect(windowsInvocations(no).flatMap(windowsHazardsOf)).not.toContain(hazard)
  })

  it.each([
    ['powershell', 'Get-ChildItem C:\\logs -Filter *.log | Where-Object { $_.Length -gt 1MB } | Remove-Item -Force', ['deletes-data']],
    ['powershell', 'Get-Service web* | ForEach-Object { Restart-Service $_ }', ['stops-service']],
    ['powershell', 'Invoke-Command -ComputerName web-1 -ScriptBlock { Stop-Process -Name w3wp -Force }', ['kills-processes']],
    ['powershell', '$old = Get-Item C:\\x; Remove-Item $old', ['deletes-data']],
    ['powershell', 'Restart-Computer -ComputerName web-1 `\n  -Force', ['stops-service']],
    ['powershell', 'cmd /c "rd /s /q C:\\temp"', ['deletes-data']],
    ['cmd', 'net stop wuauserv && del /s /f C:\\x\\*.log', ['deletes-data', 'stops-service']],
    ['bat', 'diskpart', ['deletes-data']],
    ['', 'PS C:\\> Restart-Service -Name Spooler', ['stops-service']],
    ['powershell', 'Write-Host "Remove-Item -Recurse C:\\"', []],
    ['powershell', 'Remove-Item C:\\x -Recurse -WhatIf', []],
    ['powershell', '# Restart-Computer\nGet-Service', []],
    ['powershell', 'Get-Help Remove-Item', []],
  ] as const)('%s: %s', (language, text, hazards) => {
    expect(commandsOf(`\`\`\`${language}\n${text}\n\`\`\``).at(-1)!.hazards).toEqual(hazards)
  })
})

describe('traits', () => {
  it.each([
    ['docker exec -u root -it web bash', 'interactive'],
    ['ssh db1', 'interactive'],
    ['psql -U app', 'interactive'],
    ['kubectl edit deployment web', 'interactive'],
    ['tail -f /var/log/x', 'follows'],
    ['docker-compose -f prod.yml logs -f', 'follows'],
    ['kubectl get pods -w', 'follows'],
    ['sudo ls', 'needsRoot'],
    ['systemctl restart nginx', 'needsRoot'],
  ] as const)('%s: %s', (text, trait) => {
    expect(commandsOf(`\`\`\`bash\n${text}\n\`\`\``)[0]).toMatchObject({ [trait]: true })
  })

  it.each([
    ['docker exec web ls -t', 'interactive'],
    ["ssh db1 'uptime'", 'interactive'],
    ['psql -U app -c "SELECT 1"', 'interactive'],
    ['psql app < dump.sql', 'interactive'],
    ['docker-compose -f prod.yml logs', 'follows'],
    ['top -bn1 | head', 'follows'],
    ['timeout 5 tail -f x', 'follows'],
    ['ping -c 3 example.org', 'follows'],
    ['systemctl status nginx', 'needsRoot'],
    ['echo sudo', 'needsRoot'],
  ] as const)('%s: not %s', (text, trait) => {
    expect(commandsOf(`\`\`\`bash\n${text}\n\`\`\``)[0]).toMatchObject({ [trait]: false })
  })
})

function blanksIn(text: string): readonly string[] {
  const statement = splitShell(text, grammar).find((part): part is Statement => part.type === 'statement')
  const command = { text, kind: 'shell', language: 'bash', offset: statement?.start ?? 0 } as const
  return blanksOf(command, statement, { isSet: () => false, isFile: () => false }, grammar).map((blank) => blank.name)
}

describe('blanks', () => {
  it.each(placeholderRules.map((rule) => [rule.yes, rule.blank, rule.no] as const))('%s: %s; none in %s', (yes, blank, no) => {
    expect(blanksIn(yes)).toContain(blank)
    expect(blanksIn(no).filter((name) => !name.startsWith('$'))).toEqual([])
  })

  it.each([
    ['RESTORE_TIME="2024-01-15 14:30:00"', 'Restore time, for example 2024-01-15 14:30:00'],
    ['aws rds restore-db-instance-to-point-in-time --restore-time 2024-01-15T14:30:00Z', 'Restore time, for example 2024-01-15T14:30:00Z'],
    ['echo "recovery_target_time = \'2024-01-15 14:30:00+00\'" >>app.conf', 'Recovery target time, for example 2024-01-15 14:30:00+00'],
    ['mysqlbinlog --stop-datetime="2024-01-15 14:30:00" binlog.1 | mysql', 'Stop datetime, for example 2024-01-15 14:30:00'],
    ['CLUSTER=prod-1  # e.g.', 'Cluster, for example prod-1'],
    ['# Set to desired point\nPOINT="monday"', 'Point, for example monday'],
    ["NEW_TOKEN='abc'  # replace with your token", 'New token, for example abc'],
  ])('asks for what an author gives an example of: %s', (text, label) => {
    const blanks = commandsOf(`\`\`\`bash\n${text}\n\`\`\``)[0]!.blanks
    expect(blanks).toMatchObject([{ label, kind: 'placeholder', secret: label.includes('token') }])
    expect(fillCommand(commandsOf(`\`\`\`bash\n${text}\n\`\`\``)[0]!, { [blanks[0]!.name]: 'mine' })).toMatchObject({
      text: expect.stringContaining('mine'),
    })
  })

  it.each([
    'RETENTION=30  # days',
    'RELEASE="2024-01-15"',
    'docker pull app:2024-01-15',
    'touch -d 2024-01-15 marker',
    '# Replace the disk\nDISK=sdb',
    'ls /backups/2024-01-15',
  ])('leaves a value that is meant: %s', (text) => {
    expect(commandsOf(`\`\`\`bash\n${text}\n\`\`\``)[0]!.blanks).toEqual([])
  })

  it.each([
    ['erl -setcookie $ERLMCP_COOKIE', '$ERLMCP_COOKIE'],
    ['sign --key $SIGNING_KEY', '$SIGNING_KEY'],
    ['mysql -p$DB_PASS', '$DB_PASS'],
    ['gpg --passphrase $PASSPHRASE', '$PASSPHRASE'],
    ['curl -H "X: $API_TOKEN" http://x', '$API_TOKEN'],
    ['login <password>', '<password>'],
  ])('keeps secret what is one: %s', (text, name) => {
    expect(commandsOf(`\`\`\`bash\n${text}\n\`\`\``)[0]!.blanks).toMatchObject([{ name, secret: true }])
  })

  it.each(['ssh-keygen -f $PUBLIC_KEY', 'use $KEYSPACE', 'git log --author $AUTHOR', 'run $COMPASS', 'index $TOKENIZER'])(
    'makes no secret of %s',
    (text) => {
      expect(commandsOf(`\`\`\`bash\n${text}\n\`\`\``)[0]!.blanks).toMatchObject([{ secret: false }])
    },
  )

  it.each([
    ['chown -R [USER:GROUP] /srv', '[USER:GROUP]'],
    ['kubectl delete pod NAME', 'NAME'],
    ['ssh HOST uptime', 'HOST'],
    ['kubectl logs <pod> | grep <pattern>', '<pattern>'],
    ['JWT=<随机字符串>', '<随机字符串>'],
    ['openssl s_client -connect <host>:<port>', '<port>'],
    ['ssh <user>@<host>', '<host>'],
    ['kubectl delete pod <name>-<hash>', '<hash>'],
    ['kubectl cp <namespace>/<pod>:/x .', '<pod>'],
    ['mysql -u root -pYOUR_PASSWORD', 'YOUR_PASSWORD'],
    ['gcloud compute ssh INSTANCE_NAME --zone ZONE', 'ZONE'],
    ['kubectl delete pod …', '…'],
    ['docker logs container-name', 'container-name'],
    ['rbd rm vm-[id]-disk-0', '[id]'],
  ])('finds the blank of %s', (text, blank) => {
    expect(blanksIn(text)).toContain(blank)
  })

  it.each([
    "sed 's/<a>/<b>/' x.xml",
    "sed -i 's|<port>80</port>|<port>81</port>|' c.xml",
    'curl -d "<html><body>hi</body></html>" http://x',
    "curl -d '<soap:Envelope><a/></soap:Envelope>' http://x",
    'cat <<EOF\n<config>\n  <name>x</name>\n</config>\nEOF',
    'cat <<EOF\n<p>\nWe are down\n<b>\nEOF',
    'cat <<EOF\n<config>\n<item name="a">\nEOF',
    'redis-cli CLUSTER NODES',
    "psql -c 'SELECT TABLE_NAME FROM information_schema.tables'",
    'docker run -e DB_HOST app',
    'kubectl get pods -l app.kubernetes.io/name=web --show-labels',
    'kubectl logs web --container-name web',
    'git diff main...web',
    'node_name=a; ssh $node_name',
    'echo "waiting ..."',
    "grep '<title>' index.html",
    'mysql -e "SELECT * FROM t WHERE a<b AND c>d"',
    "grep '[ERROR]' app.log",
    "echo '<b>x</b><note>'",
    'curl "http://[fe80::1]:80/x"',
    'kubectl get pods -o custom-columns=NAME:.metadata.name',
    'ps -eo PID,USER',
    'env | grep HOST',
    "kubectl get pods -o jsonpath='{range .items[*]}{.status}{end}'",
    'psql -c "CREATE USER app WITH PASSWORD \'x\'"',
    'sort < in > out',
    'diff <(ls a) <(ls b)',
  ])('finds none in %s', (text) => {
    expect(blanksIn(text)).toEqual([])
  })

  it('asks for a variable that nothing sets, and for no other', () => {
    const commands = commandsOf(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell that replaces this one
      ['```bash', 'DIR=/srv', 'ls "$DIR" "$TOKEN" \'$QUOTED\' ${PORT:-80} $HOME $1', 'for f in a; do echo $f; done', '```'].join('\n'),
    )
    expect(commands.flatMap((command) => command.blanks.map((blank) => blank.name))).toEqual(['$TOKEN'])
  })
})

describe('output under a command', () => {
  it.each(outputPatterns.map((row) => [row.example, row.counterexample] as const))('%s is output; %s is not', (example, counterexample) => {
    expect(looksLikeOutput(example)).toBe(true)
    expect(looksLikeOutput(counterexample)).toBe(false)
  })
})
