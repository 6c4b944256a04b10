import { describe, expect, it, test } from 'vitest'
import { commandsOf, outline, read } from './reading.ts'

describe('bullets that name facts and an action', () => {
  test('only the action is a step', () => {
    expect(
      outline(
        '# T\n\n### Disk full\n\n- **Severity**: critical\n- **Description**: less than 5 % free\n- **Action**: Remove old logs with `journalctl --vacuum-time=1d`.\n- **Escalation**: storage team\n',
      ),
    ).toEqual([['Disk full', ['Action: Remove old logs with journalctl --vacuum-time=1d.', 'journalctl --vacuum-time=1d']]])
  })

  test('an action without a command is a step too', () => {
    expect(outline('# T\n\n### Memory\n\n* *Severity*: `warning`\n* *Action*: Check the memory of the cluster.\n')).toEqual([
      ['Memory', ['Action: Check the memory of the cluster.']],
    ])
  })

  test('a fence under the action belongs to it', () => {
    expect(
      outline('# T\n\n### Down\n\n- **Impact**: no logins\n- **Fix**:\n  ```bash\n  systemctl restart sso\n  ```\n- **Owner**: identity\n'),
    ).toEqual([['Down', ['Fix', 'systemctl restart sso']]])
  })
})

describe('a sentence with a bold key', () => {
  test('that names the cure is a step, with a command in it or none', () => {
    expect(
      outline(
        '# T\n\n### Symptom — nothing arrives\n\n**Cause:** the worker ran `npm start` twice.\n\n**Fix:** let it run again (`curl -X POST http://localhost/run`).\n\n### Symptom — all calls answer 503\n\n**Fix:** set `API_KEY` and restart the app.\n',
      ),
    ).toEqual([
      ['Symptom — nothing arrives', ['Fix: let it run again (curl -X POST http://localhost/run).', 'curl -X POST http://localhost/run']],
      ['Symptom — all calls answer 503', ['Fix: set API_KEY and restart the app.']],
    ])
  })

  test('that tells anything else is none', () => {
    expect(
      outline('# T\n\n### Slow\n\n**Impact:** restart takes long.\n\n**Response:** within 15 minutes.\n\n**Fix:** never run it twice.\n'),
    ).toEqual([])
  })
})

describe('below “Mitigation” and its like', () => {
  const steps = (text: string) => outline(`# T\n\n## Mitigation\n\n${text}\n`).flatMap(([, ...found]) => found.map(([title]) => title))

  test('a sentence that gives an order is a step', () => {
    expect(steps('If the credentials have expired, update the secret with valid ones.\n\nReboot the node.')).toEqual([
      'If the credentials have expired, update the secret with valid ones.',
      'Reboot the node.',
    ])
  })

  test('what explains, warns or announces is none', () => {
    expect(steps('The node may come back by itself.\n\nNote that this takes an hour.\n\nDo not reboot twice.')).toEqual([])
    expect(steps('Restart the pod:\n\n```bash\nkubectl delete pod web\n```')).toEqual(['Mitigation'])
  })

  test('elsewhere it is prose', () => {
    expect(outline('# T\n\n## Background\n\nRestart the pod to see it.\n')).toEqual([])
  })
})

describe('what is done by hand', () => {
  test('a numbered heading with nothing but comments, a message or a path to click below it is a step', () => {
    expect(
      outline(
        '# T\n\n## Restore\n\n### 1. Look\n\n```bash\nls backups\n```\n\n### 2. Close the shop\n\n```bash\n# Scale the service to 0\n# Dashboard: https://cloud.test\n```\n\n### 3. Tell everybody\n\n```\nTitle: Outage\nStatus: Major\n```\n\n### 4. Start the recovery\n\n```\nDatabase Dashboard → Backups → Restore\n\nWait for it\n```\n\n### 5. Assess scope\n\n- Who is affected?\n',
      ).map(([, ...steps]) => steps.map(([title, ...commands]) => [title, ...commands])),
    ).toEqual([[['Look', 'ls backups']], [['Close the shop']], [['Tell everybody']], [['Start the recovery']], [['Assess scope']]])
  })

  test('so is a label whose fence only says in comments what to do', () => {
    expect(outline('# T\n\n## Verify\n\n**End to end:**\n\n```bash\n# Log in with the test account\n# Buy something\n```\n')).toEqual([
      ['Verify › End to end', ['End to end']],
    ])
    expect(outline('# T\n\n## Verify\n\n```bash\n# The output goes to dist/\n```\n')).toEqual([])
  })
})

test('a list of orders below a failure is steps, also where it says what to keep and what not to do', () => {
  expect(
    outline(
      '# T\n\n### Database unavailable\n\n- Keep reads apart from writes.\n- Verify the proxy.\n- Do not switch it off.\n- Restore the dependency.\n',
    )[0],
  ).toHaveLength(5)
})

test('things to check are checked', () => {
  expect(outline('# T\n\n## Manual steps\n\nThings to check:\n\n* Check [Sentry] for errors.\n* Check [Kibana] for errors.\n')).toEqual([
    ['Manual steps', ['Check [Sentry] for errors.'], ['Check [Kibana] for errors.']],
  ])
})

test('what a program does, what is not covered, and how long things take is there to be read', () => {
  expect(outline('# T\n\n## Script\n\n**What it does**:\n1. Reads the pointer\n2. Walks the chain\n')).toEqual([])
  expect(outline('# T\n\nThis playbook does **not** cover:\n\n- **Theft** — start with another one\n')).toEqual([])
  expect(outline('# T\n\n## Recovery Time Estimates\n\n- **Database restore**: 2 hours\n- **File restore**: 1 hour\n')).toEqual([])
})

test('a gerund in a sentence and the command in brackets behind it tell to run it', () => {
  expect(
    commandsOf('# T\n\n## Fix\n\nIf it hangs, restarting the app (with `sudo service app restart`) may help.\n').map(({ text }) => text),
  ).toEqual(['sudo service app restart'])
})

test('a heading without words is not the title', () => {
  expect(outline('# =====\n# REAL TITLE\n# =====\n\n## Fix\n\n1. Reboot it\n')).toEqual([['Fix', ['Reboot it']]])
})

test('an option without a command is a step, so that it can be chosen', () => {
  expect(
    outline(
      '# T\n\n## Fix\n\n### Option A - exclude the rule\n\n```bash\nmake exclude\n```\n\n### Option B - only watch\n\nSwitch it in `./Caddyfile`:\n\n```caddyfile\nEngine DetectionOnly\n```\n',
    ),
  ).toEqual([
    ['Fix › Option A - exclude the rule', ['Option A - exclude the rule', 'make exclude']],
    ['Fix › Option B - only watch', ['Option B - only watch']],
  ])
})

test('an order in a comment at the top of a fence is a step where none stands above it to be noted on', () => {
  const steps = (fence: string) => outline(`# T\n\n## Contain\n\n\`\`\`bash\n${fence}\n\`\`\`\n`)[0]!.slice(1)
  expect(steps('# Rotate all keys at once\n# - in the dashboard\n\n# Restart\nmake restart')).toEqual([
    ['Rotate all keys at once'],
    ['Restart', 'make restart'],
  ])
  expect(steps('# Run on the primary\n\n# Restart\nmake restart')).toEqual([['Restart', 'make restart']])
})

test('“at once” tells to run what stands behind it in Chinese', () => {
  expect(commandsOf('# T\n\n## 重启\n\n1. 保存数据，然后立即`reboot`\n').map(({ text }) => text)).toEqual(['reboot'])
})

describe('the tabs of a page', () => {
  const kinds = (text: string) => read(`# T\n\n## Stop\n\n${text}`).procedures.map(({ path, kind }) => [path.at(-1), kind])

  test.each([
    '{{< tabs >}}\n{{% tab name="Linux" %}}\n\n```bash\nsystemctl stop web\n```\n\n{{% /tab %}}\n{{% tab name="Windows" %}}\n\n```bash\nnet stop web\n```\n\n{{% /tab %}}\n{{< /tabs >}}\n\nThen:\n\n```bash\ndate\n```\n',
    '<Tabs>\n<TabItem value="l" label="Linux">\n\n```bash\nsystemctl stop web\n```\n\n</TabItem>\n<TabItem value="w" label="Windows">\n\n```bash\nnet stop web\n```\n\n</TabItem>\n</Tabs>\n\nThen:\n\n```bash\ndate\n```\n',
    '=== "Linux"\n\n    Stop it:\n\n    ```bash\n    systemctl stop web\n    ```\n\n=== "Windows"\n\n    ```bash\n    net stop web\n    ```\n\nThen:\n\n```bash\ndate\n```\n',
  ])('are options, and what stands behind them is none', (text) => {
    expect(kinds(text)).toEqual([
      ['Linux', 'option'],
      ['Windows', 'option'],
      ['Stop', 'procedure'],
    ])
  })

  it('inside a step are ways to do it, and the next step is the list’s again', () => {
    const tab = (name: string, command: string) => [`    === "${name}"`, '', `        Run \`${command}\``]
    const steps = ['1. Stop it', '', ...tab('Linux', 'systemctl stop web'), ...tab('Docker', 'docker stop web'), '', '2. Wait']
    expect(read(`## Restart\n\n${steps.join('\n')}\n`).procedures).toMatchObject([
      { path: ['Restart', 'Stop it', 'Linux'], kind: 'option', steps: [{ commands: [{ text: 'systemctl stop web' }] }] },
      { path: ['Restart', 'Stop it', 'Docker'], kind: 'option', steps: [{ commands: [{ text: 'docker stop web' }] }] },
      { path: ['Restart'], kind: 'procedure', steps: [{ title: 'Wait' }] },
    ])
  })

  it('that only tell leave their step a step', () => {
    const text = '## Restart\n\n1. Stop it\n\n    === "Linux"\n\n        By hand.\n\n    === "Other"\n\n        Not at all.\n'
    expect(read(text).procedures).toMatchObject([{ path: ['Restart'], steps: [{ title: 'Stop it' }] }])
  })
})
