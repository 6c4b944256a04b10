// Commands, listings and diagrams → slabs: text exactly as written, wrapped with a mark or shrunk, never cut.
import type { CommandBox, SheetElement, TextRun } from '../../core/card/sheet.ts'
import { form } from './layout-form.ts'
import { proseSlabs } from './layout-text.ts'
import { cellWidth, layOutMono, type MonoLine, widestLine } from './mono.ts'
import type { Pen } from './pen.ts'
import { ownWords, type Setting, textStyle } from './setting.ts'
import { breakCost, changeLast, heightOf, joined, type Slab, shifted, slab, spaced } from './slab.ts'
import { type Tag, tagOf } from './tags.ts'

const commandLeading = 1.38
const closestCommands = 1.26
/** Its letters hardly touch those above: as close as drawings are. */
const closestOnPage = 1.17
const listingLeading = 1.3
const barWidthPt = 6.5

function monoSlabs(lines: readonly MonoLine[], sizePt: number, leading: number, setting: Setting, tag: Tag): Slab[] {
  const face = setting.fonts.primary('mono')
  const baseline = (sizePt * (leading - face.ascent - face.descent)) / 2 + sizePt * face.ascent
  const cellPt = cellWidth(setting.fonts) * sizePt
  return lines.map((line) =>
    slab(
      sizePt * leading,
      (pen: Pen, xPt, yPt) => {
        pen.line(line.pieces, xPt, yPt + baseline, tag)
        if (line.goesOn) pen.wrapMark(xPt + line.widthPt + cellPt * 0.3, yPt + baseline, sizePt)
      },
      { breakAfter: breakCost.insideCommand },
    ),
  )
}

/** Why it is dangerous, what the author says of it, what Runcard does: one behind the other. */
function wordsAbove({ hazards, asides, remarks }: Pick<CommandBox, 'hazards' | 'asides' | 'remarks'>, setting: Setting): TextRun[] {
  const runs: TextRun[] = [
    ...hazards.map((text) => ({ ...ownWords(text, setting), bold: true })),
    ...asides.map((text) => ({ text, italic: true })),
    ...remarks.map((text) => ({ ...ownWords(text, setting), italic: true })),
  ]
  return runs.flatMap((run, index) => (index === 0 ? [run] : [{ ...run, text: ` · ${run.text}` }]))
}

/**
 * Hazard and remarks, the command itself, lines to write down what it needs. What was just said of the command before isn't said again.
 * One that fits into `roomPt` is whole on a page.
 */
export function command(box: CommandBox, widthPt: number, setting: Setting, roomPt: number, before?: SheetElement | CommandBox): Slab[] {
  const { commandPt, smallPt } = setting.sizes
  const isHazard = box.hazards.length > 0
  const indent = isHazard ? barWidthPt + 6 : box.isWhole ? 8 : 0
  const goesOn = before?.type === 'command' && before.isWhole === box.isWhole && sameWords(before, box)
  const words = goesOn ? [] : wordsAbove(box, setting)
  const head = joinedToNext(proseSlabs(words, widthPt - indent, wordsStyle(smallPt), setting, tagOf('P', setting.tag)))
  const fillIn = box.fillIn.length === 0 ? [] : withRoomUnder(form([box.fillIn], widthPt - indent, setting), commandPt * 0.4)
  const gapPt = commandPt * (goesOn && isHazard ? 0.15 : isHazard || box.isWhole ? 0.5 : 0.22)
  const { code, lines, fits } = onPage(
    box,
    widthPt - indent,
    setting,
    (slabs) => gapPt + heightOf([...head, ...slabs, ...fillIn]) <= roomPt,
  )
  setting.tally.wraps += lines.filter((line) => line.goesOn).length
  const body = withFillIn([...head, ...repeatingHazards(box, keepTogether(code, lines, fits), widthPt - indent, setting)], fillIn, fits)
  const beside = isHazard
    ? (pen: Pen, xPt: number, yPt: number, heightPt: number) => pen.hazardBar(xPt, yPt, barWidthPt, heightPt)
    : box.isWhole
      ? (pen: Pen, xPt: number, yPt: number, heightPt: number) => pen.upright(xPt + 1.5, yPt, heightPt, 0.6)
      : undefined
  return spaced(shifted(spaced(body, gapPt), indent, beside, goesOn && isHazard), gapPt)
}

const wordsStyle = (sizePt: number) => ({ ...textStyle(sizePt), leading: 1.2 })

/** A bar without words tells nobody on the next page why it is there: the hazards stand above what goes on there too. */
function repeatingHazards({ hazards }: CommandBox, code: readonly Slab[], widthPt: number, setting: Setting): readonly Slab[] {
  if (hazards.length === 0) return code
  const words = wordsAbove({ hazards, asides: [], remarks: [] }, setting)
  const repeated = proseSlabs(words, widthPt, wordsStyle(setting.sizes.smallPt), setting, undefined)
  return code.map((line) => ({ ...line, repeated }))
}

interface SetCommand {
  readonly code: readonly Slab[]
  readonly lines: readonly MonoLine[]
  /** Whole into the room that there is. */
  readonly fits: boolean
}

/** As the size of this printing asks for or, where it is whole on a page then, with closer lines and in the smallest type. */
function onPage(box: CommandBox, widthPt: number, setting: Setting, isWhole: (code: readonly Slab[]) => boolean): SetCommand {
  const { commandPt, tightness } = setting.sizes
  const tag = tagOf('Code', setting.tag)
  const set = (mostPt: number, leading: number): SetCommand => {
    const { lines, sizePt } = fitCommand(box, widthPt, mostPt, setting)
    const code = monoSlabs(lines, sizePt, leading, setting, tag)
    return { code, lines, fits: isWhole(code) }
  }
  const usual = set(commandPt, Math.max(closestCommands, commandLeading * tightness))
  if (usual.fits) return usual
  const close = set(commandPt, closestOnPage)
  if (close.fits) return close
  const small = set(smallestCommand(setting), closestOnPage)
  return small.fits ? small : usual
}

/** What a command needs stands under it; where a page has no room for both, above its first lines: it is written down before the command is typed. */
function withFillIn(command: readonly Slab[], fillIn: readonly Slab[], fits: boolean): readonly Slab[] {
  const whole = fits ? joined([...command, ...fillIn], breakCost.insideCommand) : [...joinedToNext(fillIn), ...command]
  return changeLast(whole, (last) => ({ ...last, breakAfter: breakCost.insideStep }))
}

function joinedToNext(slabs: readonly Slab[]): Slab[] {
  return slabs.map((inner) => ({ ...inner, breakAfter: breakCost.never }))
}

/** Or a line to write on and the rule under its step would be read as one. */
function withRoomUnder(slabs: readonly Slab[], roomPt: number): Slab[] {
  return changeLast(slabs, (last) => ({ ...last, heightPt: last.heightPt + roomPt }))
}

function sameWords(a: CommandBox, b: CommandBox): boolean {
  return [a.hazards, a.asides, a.remarks].join('\n') === [b.hazards, b.asides, b.remarks].join('\n')
}

/** A command that fits on its lines in a slightly smaller size is set in that. */
function fitCommand(box: CommandBox, widthPt: number, mostPt: number, setting: Setting): { lines: readonly MonoLine[]; sizePt: number } {
  const cellPt = cellWidth(setting.fonts)
  const needed = widthPt / Math.max(1, widestLine(box.text, setting.fonts)) / cellPt
  const sizePt = needed >= smallestCommand(setting) && needed < mostPt ? needed : mostPt
  return { sizePt, lines: layOutMono(box.text, { sizePt, widthPt: widthPt + 0.5, strong: box.blanks, wraps: true }, setting.fonts) }
}

function smallestCommand({ sizes }: Setting): number {
  return Math.max(sizes.smallestPt, sizes.commandPt * 0.78)
}

/**
 * Not to be broken where it fits on a page; where it doesn't, rather at a line that the author left empty than behind its first lines,
 * and not inside one of its commands.
 */
function keepTogether(slabs: readonly Slab[], lines: readonly MonoLine[], fits: boolean): Slab[] {
  if (fits) return joined(slabs, breakCost.insideCommand)
  const costs = slabs.map((_, index) => {
    if (isCut(lines[index])) return breakCost.insideCommand
    if (index < fewLines || index >= slabs.length - fewLines) return breakCost.insideStep + breakCost.orphan
    return breakCost.insideStep + (isEmpty(lines[index]) ? 0 : leadsOn(lines[index]) ? breakCost.orphan : breakCost.line)
  })
  return slabs.map((line, index) => ({ ...line, breakAfter: costs[index] as number }))
}

const fewLines = 2

function isEmpty(line: MonoLine | undefined): boolean {
  return textOf(line).trim() === ''
}

/** From a comment to what that is about. */
function leadsOn(line: MonoLine | undefined): boolean {
  return /^\s*(?:#|\/\/|--\s|%)/.test(textOf(line))
}

/** In the middle of a command: wrapped here, or by its author. */
function isCut(line: MonoLine | undefined): boolean {
  return line?.goesOn === true || /[^\\]\\$/.test(textOf(line))
}

function textOf(line: MonoLine | undefined): string {
  return line?.pieces.map(({ text }) => text).join('') ?? ''
}

/** Between any two lines the same, but worse where the first or the last is left alone. */
function costingEach(lines: readonly Slab[], cost: number): Slab[] {
  return lines.map((line, index) => {
    const leavesAlone = index === 0 || index === lines.length - 2
    return { ...line, breakAfter: leavesAlone ? cost + breakCost.orphan : cost }
  })
}

/** Text to read or to copy that is no command: with a thin line at its side. */
export function listing(text: string, widthPt: number, setting: Setting): Slab[] {
  const { listingPt, textPt } = setting.sizes
  const indent = 8
  const lines = layOutMono(text, { sizePt: listingPt, widthPt: widthPt - indent, wraps: true }, setting.fonts)
  const slabs = monoSlabs(lines, listingPt, listingLeading, setting, tagOf('Code', setting.tag))
  const fits = heightOf(slabs) <= setting.pageHeightPt * 0.6
  const beside = (pen: Pen, xPt: number, yPt: number, heightPt: number) => pen.upright(xPt + 1.5, yPt, heightPt, 0.6)
  return spaced(
    shifted(
      changeLast(costingEach(slabs, fits ? 0.6 : breakCost.line), (last) => ({ ...last, breakAfter: breakCost.free })),
      indent,
      beside,
    ),
    textPt * 0.45,
  )
}

const smallestDiagramPt = 4.5
/** Rather two pages of a drawing than one that nobody reads at arm's length. */
const smallestWholePt = 6

/** Shrunk until it fits, lines close enough that its verticals meet; one too high for that goes over to other pages between boxes. */
export function diagram(text: string, widthPt: number, setting: Setting): Slab[] {
  const { listingPt, textPt, highestDiagram } = setting.sizes
  const { fonts } = setting
  const face = fonts.primary('mono')
  const leading = face.ascent + face.descent
  const columns = Math.max(1, widestLine(text, fonts))
  const rows = text.split('\n')
  const widestPt = Math.min(listingPt, widthPt / columns / cellWidth(fonts))
  if (widestPt < smallestDiagramPt) return listing(text, widthPt, setting)
  const highestPt = (setting.pageHeightPt * highestDiagram) / rows.length / leading
  const isWhole = highestPt >= (rows.slice(1, -1).some(isBetweenBoxes) ? smallestWholePt : smallestDiagramPt)
  const sizePt = isWhole ? Math.min(widestPt, highestPt) : widestPt
  const lines = layOutMono(text, { sizePt, widthPt, wraps: false }, fonts)
  const tag = tagOf('Figure', setting.tag, { alternative: [setting.words.diagram, ...wordsIn(text)].join(', ') })
  const slabs = monoSlabs(lines, sizePt, leading, setting, tag)
  const broken = slabs.map((line, index) => ({
    ...line,
    breakAfter: isBetweenBoxes(rows[index]) ? breakCost.line : breakCost.insideCommand,
  }))
  return spaced(
    changeLast(isWhole ? slabs : broken, (last) => ({ ...last, breakAfter: breakCost.free })),
    textPt * 0.6,
  )
}

/** Nothing, or lines that only lead on downwards. */
function isBetweenBoxes(row = ''): boolean {
  return /^[\s│|║┃↓▼▽vV]*$/.test(row)
}

/** Longer than this nobody listens to it. */
const mostSaidOfDiagram = 60

/** What stands in the boxes and beside the lines of a drawing, row by row. */
function wordsIn(text: string): readonly string[] {
  const withoutLines = text.replace(/[\u2190-\u21ff\u2500-\u25ff|+]|[-=_~]{2,}>?|<[-=]+|[-=]+>|(?<=\s)[v^V](?=\s)/g, '  ')
  return withoutLines
    .split(/\n|\s{2,}/)
    .map((words) => words.trim())
    .filter((words) => /[\p{L}\p{N}]/u.test(words))
    .slice(0, mostSaidOfDiagram)
}
