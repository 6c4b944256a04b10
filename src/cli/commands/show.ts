// `runcard show`: a playbook as text for a person.
import { defineCommand } from '../command.ts'
import { readPlaybookAt } from '../read-playbook.ts'
import { playbookLines } from '../text/outline.ts'

export const showCommand = defineCommand({
  name: 'show',
  summary: 'Print a playbook: whom to call, its scenarios with what one sees, and its procedures with their steps, commands and hazards.',
  usage: 'FILE [--json]',
  positionals: { name: 'FILE', least: 1, most: 1 },
  options: {
    json: { type: 'boolean', help: 'Print the whole playbook as JSON: every block, scenario, procedure, step and command.' },
  },
  details: ['The number before a procedure is the one that “runcard run --procedure” takes.'],
  examples: ['runcard show playbooks/database.md', 'runcard show playbooks/database.md | less -R'],
  async run({ json }, [file = ''], terminal) {
    const playbook = await readPlaybookAt(file)
    const text = json === true ? JSON.stringify(playbook, null, 2) : playbookLines(playbook, file, terminal).join('\n')
    await terminal.print(`${text}\n`)
    return 0
  },
})
