// A command that its sentence gives for a case only: running the step must not go on to it as if it were simply next.
import { expect, test } from 'vitest'
import { commandsToRun } from '../../../src/core/playbook/runnable.ts'
import { read } from './reading.ts'

const sayings: readonly (readonly [says: string, item: string, onlyWhen: readonly (string | undefined)[]])[] = [
  ['in a sentence of its own', 'Run `systemctl start web`. If it fails, run `systemctl reset-failed web`.', [undefined, 'If it fails']],
  [
    'behind a semicolon',
    'Run `systemctl start web`; if that is not enough run `systemctl reset-failed web`',
    [undefined, 'if that is not enough'],
  ],
  ['behind a comma', 'Run `systemctl start web`, and if it hangs: `systemctl reset-failed web`', [undefined, 'if it hangs']],
  ['with one word', 'Run `systemctl start web`, otherwise `systemctl reset-failed web`', [undefined, 'otherwise']],
  [
    'behind the command',
    'Run `systemctl stop web`, then `systemctl reset-failed web` if the queue is stuck.',
    [undefined, 'if the queue is stuck'],
  ],
  [
    'of two commands',
    'Run `systemctl start web`. If it fails, run `systemctl stop web` and then `systemctl reset-failed web`',
    [undefined, 'If it fails', 'If it fails'],
  ],
  ['in bold', 'Run `systemctl start web`. **If it fails:** `systemctl reset-failed web`', [undefined, 'If it fails']],
  ['with “only”', 'Run `systemctl start web`. Only if it fails: `systemctl reset-failed web`', [undefined, 'Only if it fails']],
  ['with “when”', 'Run `systemctl start web`. When that fails, run `systemctl reset-failed web`', [undefined, 'When that fails']],
  ['in case', 'Run `systemctl start web`. In case it hangs, run `systemctl reset-failed web`', [undefined, 'In case it hangs']],
  ['last', 'Run `systemctl start web`. As a last resort `systemctl reset-failed web`', [undefined, 'As a last resort']],
  [
    'up to the end of its bracket',
    'Run `systemctl start web` (if it hangs: `systemctl reset-failed web`), then `systemctl status web`',
    [undefined, 'if it hangs', undefined],
  ],
  [
    'of another case than the whole step is for',
    'If the queue is stuck, run `systemctl start web`. If that fails, run `systemctl reset-failed web`',
    [undefined, 'If that fails'],
  ],
  [
    'in German',
    '`systemctl start web` ausführen. Falls das scheitert, `systemctl reset-failed web` ausführen.',
    [undefined, 'Falls das scheitert'],
  ],
  ['in French', 'Lancez `systemctl start web`. Sinon, lancez `systemctl reset-failed web`.', [undefined, 'Sinon']],
  ['in Chinese', '运行 `systemctl start web`。如果失败，运行 `systemctl reset-failed web`。', [undefined, '如果失败']],
  [
    'not where the sentence goes on behind it',
    'Run `systemctl start web`. If it asks, say yes. Run `systemctl status web`',
    [undefined, undefined],
  ],
  ['not of what is to be seen', 'Run `systemctl status web` to see if it is up, then run `systemctl status web`', [undefined, undefined]],
  ['not of a time', 'Run `systemctl start web`. Once it is up, run `systemctl status web`', [undefined, undefined]],
  [
    'where the words have the command in them before',
    'Run `uptime`. After a reboot look at it. If it fails, `reboot`.',
    [undefined, 'If it fails'],
  ],
  [
    'where another stands without a mark',
    'Run `uptime`. If it fails, run systemctl restart web. If that fails, `reboot`.',
    [undefined, 'If it fails', 'If that fails'],
  ],
  ['not where there is nothing else', 'If the queue is stuck, run `systemctl reset-failed web`', [undefined]],
]

test.each(sayings)('is told %s', (_says, item, onlyWhen) => {
  const [step] = read(`## Restart\n1. ${item}\n2. Look at it`).procedures[0]!.steps
  expect(step!.commands.map((command) => command.onlyWhen)).toEqual(onlyWhen)
  expect(commandsToRun(step!)).toEqual(step!.commands.filter((command) => command.onlyWhen === undefined))
})

const below = [
  ['in its words', '- If that does not help: `systemctl reset-failed web`'],
  ['above a list', '- If that does not help:\n     - `systemctl reset-failed web`'],
  ['above a fence', 'If that does not help:\n\n   ```bash\n   systemctl reset-failed web\n   ```'],
  ['above a fence, in bold', '**If that does not help:**\n\n   ```bash\n   systemctl reset-failed web\n   ```'],
  ['above code alone', 'If that does not help:\n\n   `systemctl reset-failed web`'],
] as const

test.each(below)('is told in a note below the step too, %s', (_says, note) => {
  const [step] = read(`## Restart\n1. Run \`systemctl start web\`\n\n   ${note}\n2. Look at it`).procedures[0]!.steps
  expect(step!.commands.map(({ text, onlyWhen }) => [text, onlyWhen])).toEqual([
    ['systemctl start web', undefined],
    ['systemctl reset-failed web', 'If that does not help'],
  ])
})
