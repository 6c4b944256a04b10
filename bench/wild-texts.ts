// Texts of the kinds that other teams write, made longer by repeating: lists and inline code rather than fences, tables of
// alerts, pasted sessions, long scripts, and what is known to be hard on patterns (long lines, deep lists, no line ends).
// The words are made up; the numbers in them change from one repetition to the next.

type Kind = (number: number) => string

const kinds: readonly Kind[] = [
  // A runbook of lists with inline code.
  (n) =>
    `## Alert: queue ${n} is growing\n\n**Severity:** P2\n\nSymptoms:\n\n- workers answer \`503\`\n- \`queue_${n}_depth\` above 1,000\n\n1. Look at the queue: \`rabbitmqctl list_queues -p app${n} | sort -k2 -n | tail\`.\n2. Restart the workers with \`kubectl -n jobs rollout restart deploy/worker-${n}\`.\n3. If it keeps growing, run \`psql -h db-${n} -c "select count(*) from jobs"\` and call the owner.\n   - Never run \`DELETE FROM jobs\` yourself.\n\n`,
  // A table of alerts.
  (n) =>
    `### Alerts of service ${n}\n\n| Alert | Meaning | What to do |\n|---|---|---|\n${Array.from({ length: 8 }, (_, row) => `| \`Disk${row}Full${n}\` | less than ${row + 5}% free | \`df -h /data${row}\`, then \`journalctl --vacuum-size=1G\` |\n`).join('')}\n`,
  // Sessions with their output.
  (n) =>
    `#### Check node ${n}\n\n\`\`\`\n$ kubectl get pods -n prod-${n}\nNAME       READY   STATUS    RESTARTS   AGE\nweb-${n}-0   1/1     Running   0          5d\n$ kubectl logs web-${n}-0 --tail=20\n2026-01-15T14:30:00Z error: connection refused\n\`\`\`\n\nThe pod must be \`Running\`.\n\n`,
  // Scripts with blanks, here-documents and loops.
  (n) =>
    `## Scenario ${n}: Database lost\n\n**RTO:** 30 minutes\n\n\`\`\`bash\n# 1. Stop the application\ndocker compose -f /srv/app${n}/compose.yml stop api worker\n\n# 2. Restore the newest dump\nBACKUP=$(ls -t /backups/app${n}/*.dump | head -1)\npg_restore --clean -d "postgres://app:<password>@db-${n}/app" "$BACKUP"\nfor table in users jobs; do\n  psql -d app -c "select count(*) from $table" || exit 1\ndone\ncat > /tmp/check-${n}.sql <<'SQL'\nselect now();\nSQL\n\n# 3. Verify\ncurl -fsS https://app${n}.example.org/health\n\`\`\`\n\n`,
  // A contact list with an escalation.
  (n) =>
    `### Contacts of team ${n}\n\n**Primary on call**: [NAME], +1 555 ${1000 + (n % 9000)}\n**Manager**: someone@team${n}.test\n\n- T+5 min: call the primary\n- T+15 min: call the manager\n\n`,
  // Prose, with one sentence that goes on for long.
  (n) =>
    `The service ${n} keeps its data in two places; ${'when one of them is slow the other one answers, '.repeat(12)}and nobody notices.\n\n`,
  // What is hard on patterns.
  (n) => `${'- '.repeat((n % 12) + 1)}${'a'.repeat(400)} ${'`x` '.repeat(60)}${' '.repeat(300)}.\n`,
  (n) => `**${'bold '.repeat(40)}** ${'"'.repeat(n % 7)}${'['.repeat(40)} ${'/path'.repeat(40)} ${'='.repeat(80)}\n\n`,
  (n) => `\`\`\`sh\necho ${"'".repeat(n % 2)}${'a | b && '.repeat(60)}c\n${'# 1. '.repeat(30)}\n\`\`\`\n\n`,
]

/** One text of each kind, and one of all kinds in turn. */
export function wildTexts(bytes: number): readonly string[] {
  const grown = (kind: Kind) => {
    let text = '# Runbook\n\n'
    for (let number = 1; text.length < bytes; number++) text += kind(number)
    return text
  }
  return [...kinds.map(grown), grown((number) => kinds[number % kinds.length]!(number))]
}
