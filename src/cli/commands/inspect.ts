// `runcard inspect`: what was understood of a playbook, in the shape that other programs and the reading's tests rely on.
import { defineCommand } from '../command.ts'
import { readPlaybookAt } from '../read-playbook.ts'

export const inspectCommand = defineCommand({
  name: 'inspect',
  summary: 'Print what was understood of a playbook, as JSON.',
  usage: 'FILE --json',
  positionals: { name: 'FILE', least: 1, most: 1 },
  options: {
    json: { type: 'boolean', help: 'Print JSON, which is all that this command prints.' },
  },
  details: [
    'One object: title, meta (version, dates and objectives), and the procedures in the order of the document, each with its path, kind, time budget and steps; each step with its commands: text, language, kind, hazards, blanks, and whether it follows, needs a terminal or needs root. Dates and durations are ISO 8601.',
  ],
  examples: ['runcard inspect playbooks/database.md --json'],
  async run(_options, [file = ''], terminal) {
    const playbook = await readPlaybookAt(file)
    const { inspectPlaybook } = await import('../../core/playbook/inspect.ts')
    await terminal.print(`${JSON.stringify(inspectPlaybook(playbook), null, 2)}\n`)
    return 0
  },
})
