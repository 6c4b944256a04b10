// Paragraphs that are lists of facts, one to a line: "**Severity**: High", "**RTO**: 20 minutes". They tell a responder nothing to
// do, so on a card they take no more room than they need.
import { linesOf, plainText } from './runs.ts'
import type { SheetElement, TextRun } from './sheet.ts'

/** The same words with a dot between, where each line begins with a bold label. */
export function factsOnOneLine(element: SheetElement): SheetElement {
  if (element.type !== 'paragraph') return element
  const lines = linesOf(element.runs)
  if (lines.length < 2 || !lines.every(isLabelled)) return element
  return { ...element, runs: lines.flatMap((line, index) => [...(index === 0 ? [] : [{ text: '\u00a0· ' }]), ...unbroken(line)]) }
}

const longestUnbroken = 30

/** A label is whole on a line, and doesn't end it without what it says. */
function unbroken(line: readonly TextRun[]): readonly TextRun[] {
  const isShort = plainText(line).length <= longestUnbroken
  return line.map((run, index) => (isShort || index === 0 ? inOnePiece(run) : index === 1 ? afterLabel(run) : run))
}

function inOnePiece(run: TextRun): TextRun {
  return { ...run, text: run.text.replaceAll(' ', '\u00a0') }
}

function afterLabel(run: TextRun): TextRun {
  return { ...run, text: run.text.replace(/^(:?) /, '$1\u00a0') }
}

/** Without the lines that say what the head says already, and what helps nobody who is at it: severity, impact, objectives. */
export function withoutFacts(element: SheetElement): readonly SheetElement[] {
  if (element.type !== 'paragraph') return [element]
  const lines = linesOf(element.runs)
  const rest = lines.filter((line) => !isFact(line))
  if (rest.length === lines.length) return [element]
  const runs = rest.flatMap((line, index): readonly TextRun[] => (index === 0 ? line : [{ text: '', breaks: true }, ...line]))
  return runs.length === 0 ? [] : [{ ...element, runs }]
}

function isFact(line: readonly TextRun[]): boolean {
  return /^\s*(?:severity|impact|rto|rpo|longest|data loss|estimated (?:recovery )?time)\s*:/i.test(plainText(line))
}

function isLabelled([first, next]: readonly TextRun[]): boolean {
  return first?.bold === true && (/:\s*$/.test(first.text) || /^\s*:/.test(next?.text ?? ''))
}
