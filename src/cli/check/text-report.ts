// Findings for a person: `file:line: level rule: message`, which editors and CI logs make links of, grouped by file. Why a
// rule matters and what to do is said once, below the first finding of it.
import type { Finding, FindingLevel } from '../../core/findings/finding.ts'
import { countFindings } from '../../core/findings/finding.ts'
import type { RepairedLine } from '../../core/findings/repair.ts'
import type { Style, Terminal } from '../terminal/terminal.ts'
import { counted } from '../text/words.ts'
import { wrapLines } from '../text/wrap.ts'
import type { CheckedFile } from './check-files.ts'

const styles: Readonly<Record<FindingLevel, Style>> = { error: 'red', warning: 'yellow', note: 'cyan' }
const indent = '    '

/** The whole report; problems of files are said elsewhere. */
export function textReport(files: readonly CheckedFile[], terminal: Terminal): string {
  const explained = new Set<string>()
  const groups = files.flatMap((file) => {
    const lines = [...repairLines(file), ...file.findings.flatMap((finding) => findingLines(file.file, finding, explained, terminal))]
    return lines.length === 0 ? [] : [lines.join('\n')]
  })
  return `${[...groups, summaryOf(files)].join('\n\n')}\n`
}

function findingLines(file: string, finding: Finding, explained: Set<string>, { paint, columns }: Terminal): string[] {
  const { line, level, rule, message, why, next } = finding
  const lines = [`${paint('bold', `${file}:${line}:`)} ${paint(styles[level], level)} ${rule}: ${message}`]
  if (explained.has(rule)) return lines
  explained.add(rule)
  return [...lines, ...wrapLines(`Why: ${why}`, columns, indent), ...wrapLines(`Next: ${next}`, columns, indent)]
}

/** What was repaired, line by line. */
export function repairLines({ file, repaired }: CheckedFile): string[] {
  if (repaired === undefined) return []
  return [
    ...repaired.changes.map((change) => `${file}:${change.line}: repaired: ${changeInWords(change)}`),
    `${file}: ${counted(repaired.changes.length, 'line')} repaired; as it was it is kept in ${repaired.copy ?? ''}`,
  ]
}

function changeInWords({ before, after }: RepairedLine): string {
  const short = (text: string) => ([...text].length > 60 ? `${[...text].slice(0, 59).join('')}…` : text)
  return `“${short(before.trim())}” is “${short(after.trim())}” now`
}

function summaryOf(files: readonly CheckedFile[]): string {
  const findings = files.flatMap((file) => file.findings)
  const silenced = files.reduce((sum, file) => sum + file.silenced.length, 0)
  const { error, warning, note } = countFindings(findings)
  const readable = files.filter((file) => file.problem === undefined || file.findings.length > 0).length
  const found =
    findings.length === 0 ? 'No findings' : `${counted(error, 'error')}, ${counted(warning, 'warning')}, ${counted(note, 'note')}`
  return `${found} in ${counted(readable, 'file')}${silenced === 0 ? '' : `; ${silenced} silenced`}.`
}
