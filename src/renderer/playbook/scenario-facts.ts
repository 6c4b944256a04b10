// The few facts that stand under a scenario's title. The document often says the same in a paragraph below its heading:
// where every line of it is among the facts it is shown once, else it stays, so that nothing is lost.
import type { Block, Inline } from '../../core/playbook/model/document.ts'
import type { Scenario } from '../../core/playbook/model/playbook.ts'
import type { Procedure } from '../../core/playbook/model/procedure.ts'
import { scenarioObjective } from '../../core/playbook/scenario-objective.ts'
import type { TextPattern } from '../../core/playbook/wording/word-pattern.ts'
import { impactKey, severityKey } from '../../core/playbook/wording/words.ts'
import { durationWords } from '../parts/words.ts'

export interface Fact {
  readonly name: string
  readonly value: string
  readonly isOverdue?: boolean
}

export function scenarioFacts(scenario: Scenario, procedures: Iterable<Procedure>): readonly Fact[] {
  const time = scenarioObjective(scenario, procedures)
  const objective = scenario.rtoText ?? (time === undefined ? undefined : durationWords(time))
  const loss = scenario.rpoText ?? (scenario.rpo === undefined ? undefined : durationWords(scenario.rpo))
  return [
    ...(objective === undefined ? [] : [{ name: 'Objective', value: objective }]),
    ...(scenario.severity === undefined ? [] : [{ name: 'Severity', value: scenario.severity }]),
    ...(loss === undefined ? [] : [{ name: 'Data loss', value: loss }]),
  ]
}

/** What authors call the facts of the header. */
const keys: Readonly<Record<string, TextPattern>> = {
  Objective: /\b(?:rto|recovery time|time to (?:recover|restore|fix)|estimated time|objective)\b/i,
  'Data loss': /\b(?:rpo|data loss|recovery point)\b/i,
  Severity: severityKey,
  Impact: impactKey,
}

/** Without the first block under the heading where it says nothing but `facts` and the impact, which the header shows. */
export function withoutFacts(blocks: readonly Block[], scenario: Scenario, facts: readonly Fact[]): readonly Block[] {
  const first = blocks[0]
  if (first === undefined) return blocks
  const shown = [...facts, ...(scenario.impact === undefined ? [] : [{ name: 'Impact', value: scenario.impact }])]
  const isShown = (line: string) => {
    const [, key = '', value = ''] = /^([^:：]*)[:：](.*)$/.exec(line) ?? []
    return shown.some((fact) => keys[fact.name]?.test(key.trim()) === true && plain(fact.value) === plain(value))
  }
  const lines = linesOf(first)
  return lines.length > 0 && lines.every(isShown) ? blocks.slice(1) : blocks
}

/** The lines of a paragraph or a label; a block of another kind has none, and none that leads somewhere. */
function linesOf(block: Block): readonly string[] {
  if ((block.type !== 'paragraph' && block.type !== 'label') || block.inlines.some(leadsSomewhere)) return []
  return textOf(block.inlines)
    .split('\n')
    .filter((line) => line.trim() !== '')
}

function textOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === 'text' || inline.type === 'code') return inline.text
      if (inline.type === 'break') return inline.isWrap ? ' ' : '\n'
      return inline.type === 'image' ? inline.alt : textOf(inline.children)
    })
    .join('')
}

function leadsSomewhere(inline: Inline): boolean {
  if (inline.type === 'link' || inline.type === 'image') return true
  return 'children' in inline && inline.children.some(leadsSomewhere)
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase()
}
