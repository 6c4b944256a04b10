// `runcard find`: the page for what one sees, in the ranking of the screens' search box.
import { defineCommand, usageError } from '../command.ts'
import { type FoundPage, findPages } from '../find-pages.ts'
import type { Terminal } from '../terminal/terminal.ts'

const usualLimit = 10
const largestLimit = 50

export const findCommand = defineCommand({
  name: 'find',
  summary: 'Find the page for what you see: a symptom, an error text, an alert, a command.',
  usage: 'QUERY [FILE|FOLDER…] [--limit N] [--json]',
  positionals: { name: 'QUERY', least: 1, most: Number.POSITIVE_INFINITY },
  options: {
    limit: { type: 'string', value: 'N', help: `How many pages to print, ${usualLimit} where it isn’t said.` },
    json: { type: 'boolean', help: 'Print one JSON object: {"pages": […]}, with the places of the marks in UTF-16 units.' },
  },
  details: [
    'QUERY is one argument: put it in quotation marks for the shell. A log line can be pasted whole. Words in quotation marks of their own must stand in one line just so.',
    'Without a FILE or FOLDER: all playbooks of the library. The number after “procedure” is the one that “runcard run FILE --procedure” takes.',
    'Exit status: 0 something was found, 1 nothing was, or a file or folder can’t be read.',
  ],
  examples: ['runcard find "401 unauthorized"', `runcard find '"no space left"' ~/runbooks --limit 3`],
  async run({ limit, json }, [query = '', ...paths], terminal) {
    if (query.trim() === '') throw usageError('find', 'There is nothing to look for.')
    const { pages, playbookCount, problems } = await findPages(query, paths, limitOf(limit), terminal)
    for (const { title, next } of problems) terminal.say(`${terminal.tint('red', 'runcard:')} ${title}\n${next}`)
    if (json === true) await terminal.print(`${JSON.stringify({ pages }, null, 2)}\n`)
    else await terminal.print(pages.map((page) => `${pageLines(page, terminal).join('\n')}\n`).join('\n'))
    if (pages.length === 0 && playbookCount > 0)
      terminal.say(
        `Nothing in ${playbookCount === 1 ? 'the playbook' : `the ${playbookCount} playbooks`} answers “${query}”.\n` +
          'Try the error’s own words, a status such as 401, or the name of what is broken.',
      )
    return pages.length > 0 && problems.length === 0 ? 0 : 1
  },
})

function limitOf(text: string | undefined): number {
  const limit = Number(text ?? usualLimit)
  if (Number.isInteger(limit) && limit >= 1 && limit <= largestLimit) return limit
  throw usageError('find', `--limit takes a number from 1 to ${largestLimit}, not “${text}”.`)
}

function pageLines(page: FoundPage, terminal: Terminal): string[] {
  const isItself = page.title.text === page.playbook
  return [
    `${markedLine(page.title, terminal)}${isItself ? '' : ` · ${page.playbook}`}`,
    ...(page.snippet === undefined ? [] : [`    ${markedLine(page.snippet, terminal)}`]),
    `    ${page.file}${page.procedure === undefined ? '' : `, procedure ${page.procedure}`}`,
  ]
}

function markedLine({ text, marks }: FoundPage['title'], { paint }: Terminal): string {
  let reached = 0
  let line = ''
  for (const [start, end] of marks) {
    line += text.slice(reached, start) + paint('bold', text.slice(start, end))
    reached = end
  }
  return line + text.slice(reached)
}
