// Commands where few look for them: in a column whose head nobody knows, in a heading, below a line of facts.
import { expect, test } from 'vitest'
import { outline, texts } from './reading.ts'

const table = (head: string, ...rows: readonly string[]) => `## Triage\n\n${[head, head.replace(/[^|]+/g, '---'), ...rows].join('\n')}\n`

test('finds a column of commands under any head', () => {
  const text = table('| You have | Type this |', '| no leader | `consul members` |', '| no disk | `df -h` |', '| neither | call us |')
  expect(outline(text)).toEqual([['Triage', ['no leader', 'consul members'], ['no disk', 'df -h'], ['call us']]])
})

test('takes in such a column what nobody but the team knows', () => {
  expect(texts(table('| Part | Look |', '| web | `kubectl logs web` |', '| queue | `qctl stat main` |'))).toEqual([
    'kubectl logs web',
    'qctl stat main',
  ])
})

const spoken = [
  ['what was seen', '| You see | Likely |', '| `docker ps` shows nothing | the host was restarted |'],
  ['what is not to be done', '| Never | Because |', '| `docker system prune -a` | it takes the images |'],
  ['what is over', '| Old | New |', '| `service web restart` | the page |'],
  ['how long something takes', '| Step | Time |', '| `make up` with all images | 15 s |'],
  ['errors', '| Error | Cause |', '| `kubectl get pods` | no kubeconfig |'],
] as const

test.each(spoken)('runs nothing of a column of %s', (_says, ...lines) => {
  expect(texts(table(...lines))).toEqual([])
})

test('reads the table below a numbered heading among steps', () => {
  const text = '## 1. Stop\n\n```bash\nmake stop\n```\n\n## 2. Configure\n\n| Play | Command |\n|---|---|\n| base | `make base` |\n'
  expect(texts(text)).toEqual(['make stop', 'make base'])
})

test('runs what stands in bold among words', () => {
  expect(texts('1. **Restart it with `systemctl restart web`** and wait\n2. Look\n')).toEqual(['systemctl restart web'])
})

test('runs what a heading or a label says itself', () => {
  expect(texts('## Restart it with `systemctl restart web`\n\nThe page comes back.\n')).toEqual(['systemctl restart web'])
  expect(texts('**Step 4: check services: `consul catalog services`, `dig web.service.consul`**\n\nBoth answer.\n')).toEqual([
    'consul catalog services',
    'dig web.service.consul',
  ])
  expect(texts('## `systemctl restart web` fails\n\nThe unit is masked.\n')).toEqual([])
})

test.each(['Run `make smoke`:', '1. Run `make smoke`:', '**Run `make smoke`:**', '## Run `make smoke`'])(
  'has a command once that words name and a fence holds: %s',
  (words) => {
    const fence = words.startsWith('1.') ? '   ```bash\n   cd app\n   make smoke\n   ```' : '```bash\ncd app\nmake smoke\n```'
    expect(texts(`# Web\n\n${words}\n\n${fence}\n`)).toEqual(['cd app', 'make smoke'])
  },
)

test('has it once where the fence holds what resembles it first', () => {
  expect(texts('# Web\n\nRun `make smoke`:\n\n```bash\nmake smoke-all && make smoke\n```\n')).toEqual(['make smoke-all && make smoke'])
})

test('keeps one that the fence only resembles', () => {
  expect(texts('# Web\n\nRun `make smoke`:\n\n```bash\nmake smoke-all\n```\n')).toEqual(['make smoke', 'make smoke-all'])
})

test('has the steps below a line that tells the symptoms', () => {
  const text =
    '## Rows are gone\n\nSymptoms: the table is empty, `DELETE FROM orders` is in the log.\n\n1. Stop: `systemctl stop web`\n2. Note the time\n'
  expect(outline(text)).toEqual([['Rows are gone', ['Stop: systemctl stop web', 'systemctl stop web'], ['Note the time']]])
})
