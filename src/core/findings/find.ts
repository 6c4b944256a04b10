// A playbook and the facts about it → its findings. The one entry; the command line, the library and the screens use it.
import type { Finding, Findings, SilencedFinding } from './finding.ts'
import { rules } from './rules/table.ts'
import { readSilences } from './silence.ts'
import type { Facts, Source } from './subject.ts'

const ruleNames = new Set(rules.map(({ name }) => name))

/** Runs every rule. */
export function findFindings(source: Source, facts: Facts): Findings {
  const subject = { ...source, ...facts, ruleNames, known: new Map() }
  const reasons = new Map(readSilences(source).silences.map(({ rule, reason }) => [rule, reason]))
  const found: Finding[] = []
  const silenced: SilencedFinding[] = []
  for (const { name, level, why, next, find } of rules) {
    for (const remark of find(subject)) {
      const { line, endLine = line, message } = remark
      const finding: Finding = { rule: name, level, line, ...(endLine > line ? { endLine } : {}), message, why, next }
      const reason = reasons.get(name) ?? ''
      if (reason === '') found.push(finding)
      else silenced.push({ ...finding, reason })
    }
  }
  const byLine = (one: Finding, other: Finding) => one.line - other.line
  return { found: found.sort(byLine), silenced: silenced.sort(byLine) }
}
