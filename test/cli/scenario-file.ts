// Command-line cases as single files (test/scenarios/*.txt): what is typed and what must come of it, readable without
// knowing this code. The form is that of Go's testscript: a script, then the files it starts with.
//
//   # words for the reader
//   runcard show book.md            runs the command line; expects exit status 0 …
//   exit 2                          … unless this comes next
//   stdout 'a pattern'              a regular expression that the last command's output must fit; '! stdout' must not
//   stderr 'a pattern'
//   stdout-is file                  the output is this file, to the byte
//   stdin file                      what the next command gets on standard input
//   env NAME=VALUE                  for all commands after it; 'env NAME=' takes it away
//   exists file                     and '! exists file'
//   same one other                  two files are equal
//   folder name / bytes file 00ff / megabytes file 50 / mode file 000
//   taken-port                      some program listens there; $PORT is its number
//   shell ls | wc -l                runs a line in sh, as a bystander would; its output is the last output
//   needs bash                      the rest is left out where this machine has no such part (see test/support)
//   -- book.md --                   a file, up to the next such line
//
// $WORK is the folder that it all happens in, $SEEDS the folder of real playbooks.

export interface ScenarioLine {
  readonly number: number
  readonly negated: boolean
  readonly words: readonly string[]
  readonly text: string
}

export interface Scenario {
  readonly lines: readonly ScenarioLine[]
  readonly files: Readonly<Record<string, string>>
}

/** Reads a scenario file. */
export function parseScenario(text: string): Scenario {
  const lines: ScenarioLine[] = []
  const files: Record<string, string> = {}
  let file: string | undefined
  text.split('\n').forEach((line, index) => {
    const name = /^-- (.+) --$/.exec(line)?.[1]
    if (name !== undefined) {
      file = name
      files[name] = ''
    } else if (file !== undefined) files[file] += `${line}\n`
    else if (line.trim() !== '' && !line.startsWith('#')) lines.push(parseLine(line.trim(), index + 1))
  })
  // The line end of the last line is the scenario file's own.
  if (file !== undefined) files[file] = files[file]!.replace(/\n$/, '')
  return { lines, files }
}

function parseLine(line: string, number: number): ScenarioLine {
  const negated = line.startsWith('! ')
  const text = negated ? line.slice(2) : line
  return { number, negated, words: wordsOf(text), text }
}

/** Words as a shell would see them: quotes of both kinds keep spaces; nothing else is special. */
function wordsOf(text: string): string[] {
  return [...text.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) => word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'))
}
