// Steps that no command does: bullets that tell a person what to do, and those that only describe.
import { describe, expect, it } from 'vitest'
import { outline, read } from './reading.ts'

function stepsOf(text: string): readonly string[] {
  return read(text).procedures.flatMap((procedure) => procedure.steps.map((step) => step.title))
}

describe('bullets', () => {
  it.each([
    ['below a word for doing', '## Containment\n- Isolate the host\n- Revoke its keys', ['Isolate the host', 'Revoke its keys']],
    ['below any heading', '## Mail gateway\n- Block the sender\n- Tell the users', ['Block the sender', 'Tell the users']],
    [
      'below a plain word',
      'Mitigation\n\n- Restart the cache; look at its volume.\n- If it stays down, restore it.',
      ['Restart the cache; look at its volume.', 'If it stays down, restore it.'],
    ],
    [
      'with a condition first',
      '## Response\n- On failure: retry once\n- If no answer, call the owner',
      ['On failure: retry once', 'If no answer, call the owner'],
    ],
    [
      'with a name in bold first',
      '## Response\n- **Network**: disconnect the host\n- **Users**: inform them',
      ['Network: disconnect the host', 'Users: inform them'],
    ],
    ['in German, the verb last', '## Vorgehen\n- Protokolle prüfen\n- Dienst neu starten', ['Protokolle prüfen', 'Dienst neu starten']],
    ['in French', '## Procédure\n- Prévenir l’astreinte\n- Isoler le serveur', ['Prévenir l’astreinte', 'Isoler le serveur']],
    ['in Spanish', '## Procedimiento\n- Aislar el servidor\n- Notificar al equipo', ['Aislar el servidor', 'Notificar al equipo']],
    ['in Chinese', '## 处理步骤\n- 通知值班人员\n- 切换到备用节点', ['通知值班人员', '切换到备用节点']],
  ])('that tell what to do are steps: %s', (_, text, steps) => {
    expect(stepsOf(text)).toEqual(steps)
  })

  it.each([
    ['what was seen', '## Detection\n- User reports a strange mail\n- Mail flagged by the filter'],
    ['proof', '## Evidence\n- Backup success reports\n- Test restore results'],
    ['names', '## Data retention\n- cassandra\n- kafka'],
    ['settings', '## Recovery Point Objective\n- Search: 15 minutes\n- Files: a day'],
    ['advice', '## Best practices\n- Keep backups\n- Use strong keys'],
    ['prevention', '## Prevention\n- Monitor the disk\n- Rotate the logs'],
    ['rungs of a ladder', '## Escalation\n\n### Level 1\n- Run the checks\n- Restart the service'],
    ['features', '## Restore service\n- Backup listing and selection\n- Restore execution'],
    ['symptoms', '## Symptoms\n- Check-out fails\n- Log in takes minutes'],
    ['causes', 'If it fails it can mean any of that:\n1. the host is gone\n2. the disk is full'],
    ['an explanation', 'This means:\n1. **The API** needs a key\n2. **The page** needs a name'],
    ['what it may be', 'The issue is likely:\n1. **Trigger** - it hangs\n2. **Network** - a firewall'],
    ['triggers', '**Common triggers:**\n1. Server rebooted\n2. Port conflict'],
    ['what must come true', 'It waits for these conditions to be met:\n1. The node is up\n2. An epoch has passed'],
  ])('that describe are there to be read: %s', (_, text) => {
    expect(stepsOf(text)).toEqual([])
  })

  it.each([
    [
      'menus to click through',
      '## Reload\n- Settings → System → Restart\n- Wait a minute',
      ['Settings → System → Restart', 'Wait a minute'],
    ],
    ['a box among numbers', '## Fix\n1. [ ] Find it\n2. Tell them', ['Find it', 'Tell them']],
  ])('are steps also as %s', (_, text, steps) => {
    expect(stepsOf(text)).toEqual(steps)
  })

  it('below a heading that is a step say more of it', () => {
    expect(
      read('## Step 1: Find the scope\n- Check the mail\n- Ask the owner\n\n## Step 2: Restore\n1. `ls -l`').procedures[0]!.steps,
    ).toMatchObject([{ title: 'Find the scope', notes: [{ type: 'list' }] }])
  })
})

describe('numbered headings', () => {
  it('that tell what to do are steps, though none has anything to run', () => {
    expect(
      outline(
        '# T\n## 1. Isolate the host\nPull the cable.\n\n## 2. Notify the owner\n- Name\n- Host\n\n## 3. Check the logs\n```text\nUser: x\n```',
      ),
    ).toEqual([
      ['1. Isolate the host', ['Isolate the host']],
      ['2. Notify the owner', ['Notify the owner']],
      ['3. Check the logs', ['Check the logs']],
    ])
  })

  it('that name chapters are none', () => {
    expect(outline('# T\n## 1. Architecture\nTwo hosts.\n\n## 2. Backup strategy\nDaily.\n\n## 3. Test plan\nMonthly.')).toEqual([])
  })
})

describe('what is not to be done', () => {
  it.each([
    '- Never delete the key with `etcdctl del /service/main` by hand',
    '- Do not run `kubectl delete ns prod`, `kubectl drain n1` or `rm -rf /srv`',
    '- Benutzen Sie niemals `rm -rf /srv`',
    '- N’utilisez jamais `rm -rf /srv`',
    '- Nunca ejecute `rm -rf /srv`',
    '- 切勿执行 `rm -rf /srv`',
  ])('is no command: %s', (text) => {
    expect(read(`## Recovery\n${text}`).procedures.flatMap(({ steps }) => steps.flatMap((step) => step.commands))).toEqual([])
  })

  it('is none below a heading that forbids it', () => {
    expect(
      outline("## Recovery\n1. Wait\n\n### Don't\n- Run `rm -rf /srv`\n- Restart the leader\n\n### ❌ Avoid:\n- Drain two nodes"),
    ).toEqual([['Recovery', ['Wait']]])
  })

  it('is told apart from what stands behind the comma', () => {
    expect(outline('## Recovery\n- Do not panic, run `docker ps`')).toEqual([['Recovery', ['Do not panic, run docker ps', 'docker ps']]])
  })
})

describe('boxes to tick', () => {
  it('below symptoms are symptoms', () => {
    const playbook = read('# T\n## Database down\n\n### Symptoms\n- [ ] Orders fail\n- [ ] No metrics\n\n### Fix\n1. `docker ps`')
    expect(playbook.procedures.map(({ title }) => title)).toEqual(['Fix'])
    expect(playbook.scenarios).toMatchObject([{ symptoms: ['Orders fail', 'No metrics'] }])
  })
})

describe('bullets that number themselves', () => {
  it('are steps without their numbers', () => {
    expect(outline('## Prevención\n- Monitoreo\n\nPasos operativos\n- Paso 1: Verificar alertas.\n- Paso 2: Post-mortem.')).toEqual([
      ['Prevención', ['Verificar alertas.'], ['Post-mortem.']],
    ])
    expect(outline('## Steps to restart\n1. Wait')[0]![0]).toBe('Steps to restart')
  })
})

describe('a numbered list behind the symptoms', () => {
  it('is what to do, not what is seen', () => {
    const playbook = read('# T\n## Sync stalls\n\n**Symptoms:**\n- Height stays\n\n1. Restart it: `systemctl restart node`\n2. Look again')
    expect(playbook.scenarios).toMatchObject([{ symptoms: ['Height stays'] }])
    expect(playbook.procedures).toMatchObject([{ path: ['Sync stalls'], steps: [{ commands: [{ text: 'systemctl restart node' }] }, {}] }])
  })

  it('is so below a heading, too, where all of it are orders', () => {
    expect(outline('## Symptoms\n- Height stays\n\n1. Restart it with `systemctl restart node`\n2. Look again')).toEqual([
      ['Symptoms', ['Restart it with systemctl restart node', 'systemctl restart node'], ['Look again']],
    ])
    expect(outline('## Symptoms\n1. Height stays\n2. `systemctl status node` says failed')).toEqual([])
  })
})

describe('commands without any mark', () => {
  it.each([
    ['below a line that announces them', '1. Run:\n   systemctl stop web', ['systemctl stop web']],
    [
      'as the whole of an item',
      '## Diagnosis\n- docker compose ps web; docker compose logs web\n- redis-cli -h web ping (from another host)',
      ['docker compose ps web; docker compose logs web', 'redis-cli -h web ping'],
    ],
    ['below words without a colon', 'Pods\nkubectl get pods\nkubectl top pods\n\nDone.', ['kubectl get pods', 'kubectl top pods']],
    ['several below each other', 'Look at it:\nkubectl get nodes\nkubectl top pods', ['kubectl get nodes', 'kubectl top pods']],
  ])('are found %s', (_, text, commands) => {
    expect(read(text).procedures.flatMap(({ steps }) => steps.flatMap((step) => step.commands.map((command) => command.text)))).toEqual(
      commands,
    )
  })

  it.each([
    '- find the pod that hangs',
    '- make sure that it runs',
    '- watch the logs for errors',
    '- kill the process if it hangs',
    '- docker is down on the host.',
    '- time to recover: 5 minutes',
    'Note:\ndocker and kubectl must be there',
    '- curl works from here',
  ])('are not made of sentences: %s', (text) => {
    expect(read(`## Recovery\n${text}`).procedures.flatMap(({ steps }) => steps.flatMap((step) => step.commands))).toEqual([])
  })
})

describe('numbered lines in a fence without a language', () => {
  it.each([
    [
      '1. Stop the writers\n2. Restore:\n   docker compose run restore --all\n3. Start them',
      [['Stop the writers'], ['Restore', 'docker compose run restore --all'], ['Start them']],
    ],
    ['Step 1: Call the owner\nStep 2: Wait', [['Call the owner'], ['Wait']]],
    [
      '1. Provision the disk\n2. Restore the base    -> pgbackrest restore --delta   [stop if it fails]\n3. Open the gate',
      [['Provision the disk'], ['Restore the base', 'pgbackrest restore --delta'], ['Open the gate']],
    ],
  ])('are steps: %j', (text, steps) => {
    expect(outline(`## Recover\n\n\`\`\`\n${text}\n\`\`\``)).toEqual([['Recover', ...steps]])
    expect(outline(`## Recover\n\n\`\`\`text\n${text}\n\`\`\``)).toEqual([['Recover', ...steps]])
  })

  it.each([
    '1) 1) (integer) 5100\n2) 2) "del"',
    '1. Only one',
    '3. Third\n4. Fourth',
    '1. a\nb\n2. c',
    '1. Production\n2. Staging',
    '1  /bin/sh\n2  /bin/ls',
  ])('are none: %j', (text) => {
    expect(outline(`## Recover\n\n\`\`\`text\n${text}\n\`\`\``)).toEqual([])
  })
})

describe('bullets that are but names', () => {
  it.each(['Handover checklist', 'What to check', 'What to confirm'])('are each looked at below "%s"', (heading) => {
    expect(stepsOf(`## ${heading}\n- Queue is empty\n- Hash of the release`)).toEqual(['Queue is empty', 'Hash of the release'])
  })

  it('are there to be read below what is no checklist', () => {
    expect(stepsOf('## Checklist items of last year\n- Queue is empty\n- Hash of the release')).toEqual([])
  })
})

describe('what is told to be done', () => {
  it('behind an incident is a step', () => {
    expect(stepsOf('## Post-incident\n- Record the decision.\n- Attach the logs to the ticket.')).toEqual([
      'Record the decision.',
      'Attach the logs to the ticket.',
    ])
  })

  it('is none where a list says what a script does, and nothing in it is run', () => {
    expect(outline('## Export\n**What it does**:\n1. Reads the newest id\n2. Exports it using `etcdctl snapshot save x`')).toEqual([])
  })

  it('in a table of commands is a step by hand', () => {
    const table =
      '| Case | Command |\n|---|---|\n| It boots no more | Select the old kernel |\n| One back | `git revert HEAD` |\n| Owner | ops |'
    expect(outline(`## Undo\n${table}`)).toEqual([['Undo', ['Select the old kernel'], ['One back', 'git revert HEAD']]])
  })
})

describe('what is never to be done', () => {
  it.each(['What never to do', 'Things to avoid', 'Prohibited', 'Golden rules'])('is no step below "%s"', (heading) => {
    expect(stepsOf(`## ${heading}\n- Restore production from staging\n- Restart all nodes at once`)).toEqual([])
  })
})

describe('bold lines with numbers', () => {
  it('are steps where others among them are worked through, though nothing is run below', () => {
    const text =
      '## Mail\n\n**1. Queue full?**\n\nFlush it with `postqueue -f`.\n\n**2. Blocked by the provider?**\n\nThe portal says so.\n\n**3. Notes**\n\nThis is slow.'
    expect(stepsOf(text)).toEqual(['Flush it with postqueue -f.', 'Blocked by the provider?'])
  })

  it('are steps where most tell what to do', () => {
    const text = '## Mail\n\n**1. Call the provider**\n\nThe number is on the wall.\n\n**2. Tell the users**\n\nBy mail.'
    expect(stepsOf(text)).toEqual(['Call the provider', 'Tell the users'])
  })

  it('are none where they only ask and explain', () => {
    expect(stepsOf('## Questions\n\n**1. What is it?**\n\nA thing, `web`.\n\n**2. Why is it slow?**\n\nIt is.')).toEqual([])
    expect(stepsOf('## Mail\n\n**1. Queue**\n\nIt is long.\n\n**2. Relay**\n\nIt is slow.')).toEqual([])
  })
})
