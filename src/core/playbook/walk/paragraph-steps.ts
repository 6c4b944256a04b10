// A paragraph whose lines each say something of their own to run, "Start: `x`" and below it "Stop: `y`", is several steps: one
// step would run them all. A line that goes on from the one above, or is for when that fails, belongs to it.
import { conditionsOf } from '../loose/only-when.ts'
import type { Inline } from '../model/document.ts'
import { plainText } from '../source/inlines.ts'
import { readTitle } from '../wording/titles.ts'

export interface ParagraphStep {
  readonly inlines: readonly Inline[]
  readonly commands: readonly string[]
  /** The lines of the paragraph that it takes, the first being 0. */
  readonly firstLine: number
  readonly lastLine: number
}

interface Line {
  readonly inlines: Inline[]
  readonly firstLine: number
  lastLine: number
}

/** The steps of a paragraph that says these commands, in order; only one where its lines do not stand for themselves. */
export function stepsOfParagraph(inlines: readonly Inline[], commands: readonly string[]): readonly ParagraphStep[] {
  const whole = { inlines, commands, firstLine: 0, lastLine: inlines.filter(({ type }) => type === 'break').length }
  if (commands.length < 2 || !inlines.some(isLineEnd)) return [whole]
  const steps: { inlines: Inline[]; commands: string[]; firstLine: number; lastLine: number }[] = []
  let next = 0
  let above: Line | undefined
  for (const line of linesOf(inlines)) {
    const own = commandsFrom(plainText(line.inlines), commands, next)
    const step = steps.at(-1)
    const begins =
      above === undefined ||
      isStep(line) ||
      (step!.commands.length > 0 && beginsAnew(line) && isEnded(above, step!.commands) && !isConditional(line.inlines, own))
    if (begins) steps.push({ ...line, commands: [...own] })
    else {
      step!.inlines.push({ type: 'break' }, ...line.inlines)
      step!.commands.push(...own)
      step!.lastLine = line.lastLine
    }
    next += own.length
    above = line
  }
  const last = steps.at(-1)!
  if (last.commands.length === 0 && steps.length > 1 && !isStep(last)) {
    steps.pop()
    steps.at(-1)!.inlines.push({ type: 'break' }, ...last.inlines)
    steps.at(-1)!.lastLine = last.lastLine
  }
  return steps.every((step) => step.commands.length > 0 || isStep(step)) ? steps : [whole]
}

function isLineEnd(inline: Inline): boolean {
  return inline.type === 'break' && inline.isWrap !== true
}

/** A wrapped line and what it goes on with are one. */
function linesOf(inlines: readonly Inline[]): readonly Line[] {
  const lines: Line[] = [{ inlines: [], firstLine: 0, lastLine: 0 }]
  let count = 0
  for (const inline of inlines) {
    if (inline.type === 'break') count++
    if (isLineEnd(inline)) lines.push({ inlines: [], firstLine: count, lastLine: count })
    else {
      lines.at(-1)!.inlines.push(inline)
      lines.at(-1)!.lastLine = count
    }
  }
  return lines
}

/** "Step 3: tell the users" is one, with or without a command. */
function isStep({ inlines }: { readonly inlines: readonly Inline[] }): boolean {
  return readTitle(plainText(inlines)).numbered === 'step'
}

function commandsFrom(words: string, commands: readonly string[], next: number): readonly string[] {
  let count = 0
  for (let at = 0; next + count < commands.length; count++) {
    const found = words.indexOf(commands[next + count]!, at)
    if (found === -1) break
    at = found + commands[next + count]!.length
  }
  return commands.slice(next, next + count)
}

function beginsAnew({ inlines: [first] }: Line): boolean {
  return (
    first?.type === 'strong' || first?.type === 'emphasis' || (first?.type === 'text' && /^\s*(?:[\p{Lu}\p{Lo}]|\d+[.)])/u.test(first.text))
  )
}

/** The words above are no half of a sentence. */
function isEnded({ inlines }: Line, commands: readonly string[]): boolean {
  const words = plainText(inlines).trimEnd()
  return inlines.at(-1)?.type === 'code' || /[.:;!?)。；！？）]$/u.test(words) || commands.some((command) => words.endsWith(command))
}

function isConditional(inlines: readonly Inline[], commands: readonly string[]): boolean {
  return conditionsOf(inlines, commands)[0] !== undefined
}
