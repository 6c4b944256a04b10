// Rules: files that the playbook refers to and that are not there. One finding a file, at the first place that names it.
import type { Reference } from '../references.ts'
import type { Remark, Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'

export const fileRules: readonly Rule[] = [
  {
    name: 'link-to-missing-file',
    level: 'error',
    summary: 'A link leads to a file that is not there.',
    why: 'What the link promises is missing when it is needed, and on paper nobody can search for it.',
    next: 'Put the file there, correct the path, or take what is needed from it into this playbook.',
    find: (subject) => missing(subject, 'link', (path) => `There is no file ${path}`),
    yes: 'See [the alerts](monitoring/alerts.md).\n',
    no: 'See [the guide](guide.md#start), [a page](https://example.org/x.md), [a section](#a).\n',
  },
  {
    name: 'document-missing',
    level: 'warning',
    summary: 'A document is named that is not beside the playbook.',
    why: 'Whoever is sent to another document has to find it first, perhaps on a server that is down.',
    next: 'Link to it where it is, or write here what is needed from it.',
    find: (subject) => missing(subject, 'mention', (path) => `${path} is not beside this file`),
    yes: 'Then see RISK_MITIGATION_GUIDE.md, issue 4.\n',
    no: 'Then see guide.md, or https://example.org/OTHER.md.\n',
  },
  {
    name: 'script-missing',
    level: 'note',
    summary: 'A command calls a script that is not beside the playbook, and nothing says in which directory it is.',
    why: 'The shell looks for it in the directory that one happens to be in: “No such file or directory”.',
    next: 'Begin the procedure with “cd” to the directory that it is in, or call it by its whole path.',
    find: missingScripts,
    yes: '## Fix\n\n```bash\n./scripts/setup-auth.sh --force\n```\n',
    no: '## Fix\n\n```bash\ncd /srv/app\n./scripts/setup-auth.sh\n/usr/local/bin/other.sh\ncat ./notes.sh\n```\n',
  },
]

function missing(subject: Subject, type: Reference['type'], words: (path: string) => string): readonly Remark[] {
  if (subject.missingFiles.size === 0) return []
  const lines = new Map<string, number[]>()
  for (const reference of subject.references) {
    if (reference.type !== type || !subject.missingFiles.has(reference.path)) continue
    lines.set(reference.path, [...(lines.get(reference.path) ?? []), reference.line])
  }
  return [...lines].map(([path, [line = 1, ...others]]) => ({ line, message: `${words(path)}${alsoAt(others)}.` }))
}

/** All of them in one: they are missing for one reason. */
function missingScripts(subject: Subject): readonly Remark[] {
  if (subject.missingFiles.size === 0) return []
  const scripts = subject.references.filter(({ type, path }) => type === 'script' && subject.missingFiles.has(path))
  const [first] = scripts
  if (first === undefined) return []
  const paths = [...new Set(scripts.map(({ path }) => path))]
  const others = paths.length === 1 ? '' : ` and ${paths.length - 1} other script${paths.length === 2 ? '' : 's'}`
  const verb = paths.length === 1 ? 'is' : 'are'
  const lines = scripts.map(({ line }) => line).filter((line) => line !== first.line)
  return [
    {
      line: first.line,
      message: `${first.path}${others} ${verb} not beside this file, and nothing says in which directory to be${alsoAt(lines)}.`,
    },
  ]
}

/** " (again in lines 71, 138)" */
export function alsoAt(lines: readonly number[]): string {
  const unique = [...new Set(lines)]
  if (unique.length === 0) return ''
  const shown = unique.slice(0, 6).join(', ')
  const more = unique.length > 6 ? ` and ${unique.length - 6} more` : ''
  return ` (again in line${unique.length === 1 ? '' : 's'} ${shown}${more})`
}
