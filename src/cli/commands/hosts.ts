// `runcard hosts`: where steps can run, and with --test whether each of them can be reached.

import { describeError, type ErrorCode } from '../../contract/errors.ts'
import { layerWords, testWords } from '../../contract/layers.ts'
import type { TargetRow } from '../../contract/target-calls.ts'
import { defineCommand } from '../command.ts'
import { answerQuestions } from '../targets/answer-questions.ts'
import { kindWords, targetLines, targetProblemWords } from '../targets/target-table.ts'
import type { Terminal } from '../terminal/terminal.ts'

export const hostsCommand = defineCommand({
  name: 'hosts',
  summary: 'List the targets that steps can run on: this machine, hosts of the SSH config, containers, and what was added.',
  usage: '[TARGET…] [--test] [--json]',
  positionals: { name: 'TARGET', least: 0, most: Number.POSITIVE_INFINITY },
  options: {
    test: { type: 'boolean', help: 'Go to each of them, start a shell and end it, and say how far that came.' },
    json: { type: 'boolean', help: 'Print one JSON object: {"targets": […], "problems": […]}.' },
  },
  details: [
    'A TARGET is a name from the list or an address, as for “runcard run --target”; all of them where none is named. The name in the first column is what is typed before a hazard.',
    'With --test a host may ask for its key to be accepted, a password or a code, as it would before a step. The exit status is 1 where one of them does not work.',
  ],
  examples: ['runcard hosts', 'runcard hosts --test', 'runcard hosts ssh://ops@10.0.0.7:2222 docker://web --test'],
  async run({ test, json }, wanted, terminal) {
    const { withEngine } = await import('../compose.ts')
    return withEngine(terminal, async ({ client }) => {
      const { targets, problems } =
        wanted.length === 0
          ? await client.call('targets.list', {})
          : { targets: await Promise.all(wanted.map((text) => client.call('targets.find', { text }))), problems: [] }
      const stopAnswering = answerQuestions(client, terminal)
      let isWorking = true
      try {
        if (json !== true && test !== true && targets.length > 0)
          await terminal.print(`${targetLines(targets, terminal.paint).join('\n')}\n`)
        const tested = []
        for (const target of targets) {
          if (test !== true) break
          const { layers } = await client.call('targets.test', { targetId: target.targetId })
          if (layers.some(({ outcome }) => outcome === 'failed')) isWorking = false
          tested.push({ ...target, layers: layers.map(({ problem, ...layer }) => ({ ...layer, ...(problem && inWords(problem)) })) })
          if (json !== true) await terminal.print(`${testLines(target, layers, terminal).join('\n')}\n`)
        }
        const rows = test === true ? tested : targets
        if (json === true) await terminal.print(`${JSON.stringify({ targets: rows, problems }, null, 2)}\n`)
        else for (const problem of problems) terminal.say(targetProblemWords(problem))
        return isWorking ? 0 : 1
      } finally {
        stopAnswering()
      }
    })
  },
})

function inWords({ code, params }: { readonly code: string; readonly params: Readonly<Record<string, string | number>> }): {
  problem: string
  next: string
} {
  const { title, next } = describeError({ code: code as ErrorCode, params })
  return { problem: title, next }
}

function testLines(target: TargetRow, layers: Parameters<typeof testWords>[0], { paint }: Terminal): string[] {
  const failed = layers.find(({ outcome }) => outcome === 'failed')
  const mark = failed === undefined ? paint('green', '✓') : paint('red', '✗')
  const lines = [`${mark} ${paint('bold', target.name)} (${kindWords[target.kind]}): ${testWords(layers)}`]
  if (failed?.problem === undefined) return lines
  const { problem, next } = inWords(failed.problem)
  return [...lines, `    ${layerWords[failed.layer]}: ${problem}`, `    ${next}`]
}
