// Rules: commands in containers.
import type { Command } from '../../playbook/model/command.ts'
import type { Procedure } from '../../playbook/model/procedure.ts'
import { positionals } from '../../shell/arguments.ts'
import type { Invocation } from '../../shell/invocation.ts'
import { invocationsInText } from '../../shell/invocations.ts'
import type { Remark, Rule } from '../rule.ts'
import { briefly, type Subject } from '../subject.ts'
import { linesOf } from './commands.ts'

export const containerRules: readonly Rule[] = [
  {
    name: 'sudo-in-container',
    level: 'warning',
    summary: 'sudo is called inside a container.',
    why: 'One is root there already, and most images have no sudo: “executable file not found”.',
    next: 'Leave it out; where another user is meant, use “exec --user”.',
    find: (subject) => subject.commands.flatMap(({ command }) => sudoInContainer(subject, command)),
    yes: '```bash\ndocker exec web sudo systemctl reload nginx\n```\n',
    no: '```bash\nsudo docker exec web nginx -s reload\ndocker exec web grep sudo /etc/group\n```\n',
  },
  {
    name: 'exec-in-stopped',
    level: 'error',
    summary: 'A command is to run in a container that a step before it stopped.',
    why: '“exec” needs a running container: “service is not running”. The step fails, and the one on duty has to think of another way.',
    next: 'Do it before stopping, start the container first, or use “docker compose run --rm --no-deps”.',
    find: (subject) => subject.playbook.procedures.flatMap((procedure) => execInStopped(subject, procedure)),
    yes: '```bash\ndocker compose stop qdrant\ndocker compose exec qdrant rm -rf /qdrant/storage/*\n```\n',
    no: '```bash\ndocker compose stop api\ndocker compose exec db ls\ndocker stop db\ndocker start db\ndocker exec db ls\n```\n',
  },
]

function sudoInContainer({ grammar }: Subject, command: Command): readonly Remark[] {
  if (!/\bsudo\b/.test(command.text) || !/\b(?:exec|run)\b/.test(command.text)) return []
  if (command.kind !== 'shell' && command.kind !== 'script') return []
  const invocations = invocationsInText(command.text, { grammar, variables: new Map(), directory: '' })
  return invocations.some(({ program, elsewhere }) => program === 'sudo' && elsewhere === 'container')
    ? [{ ...linesOf(command.lines), message: `“${briefly(command.text)}” calls sudo inside the container.` }]
    : []
}

/** Follows what a procedure stops and starts, by name; another name for the same container is not known here. */
function execInStopped({ grammar }: Subject, procedure: Procedure): readonly Remark[] {
  const commands = procedure.steps.flatMap((step) => step.commands).filter(({ kind }) => kind === 'shell')
  // Most procedures never run anything in what they stop: a look at the words spares the parsing.
  const names = commands
    .flatMap(({ text }) => (/\b(?:stop|kill)\b/.test(text) ? text.split(/[^\w.-]+/) : []))
    .filter((word) => !/^(?:docker|compose|docker-compose|stop|kill|podman|sudo|-.*|)$/.test(word))
  if (names.length === 0 || !commands.some(({ text }) => /\bexec\b/.test(text) && names.some((name) => text.includes(` ${name}`))))
    return []
  const stopped = new Set<string>()
  return commands.flatMap((command): readonly Remark[] => {
    if (!/\b(?:docker|podman|docker-compose)\b/.test(command.text)) return []
    const calls = invocationsInText(command.text, { grammar, variables: new Map(), directory: '' }).map(callOf)
    const remarks: Remark[] = []
    for (const call of calls) {
      if (call?.verb === 'stop' || call?.verb === 'kill') for (const name of call.names) stopped.add(name)
      else if (call?.verb === 'start' || call?.verb === 'up' || call?.verb === 'restart') {
        for (const name of call.names) stopped.delete(name)
        if (call.names.length === 0) stopped.clear()
      } else if (call?.verb === 'exec' && stopped.has(call.names[0] ?? ''))
        remarks.push({
          ...linesOf(command.lines),
          message: `“${briefly(command.text)}” runs in ${call.names[0]}, which a step before has stopped.`,
        })
    }
    return remarks
  })
}

function callOf(invocation: Invocation): { readonly verb: string; readonly names: readonly string[] } | undefined {
  if (!/^(?:docker|podman|docker-compose)$/.test(invocation.program)) return undefined
  const words = positionals(invocation).filter((word) => word !== 'compose' && word !== 'container')
  const [verb = '', ...names] = words
  return { verb, names }
}
