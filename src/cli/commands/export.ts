// `runcard export`: a playbook in one of the formats of paper, as a PDF to print.
import { basename } from 'node:path'
import {
  binderFormat,
  type FormatName,
  formatNames,
  formats,
  type LayoutWish,
  layoutFor,
  type PaperName,
  type PrintFormat,
  type PrintLayout,
  paperNames,
} from '../../core/card/format.ts'
import { labelLanguages } from '../../core/card/language/paper-words.ts'
import type { PageCode } from '../../core/paper/page-code.ts'
import { isoDay } from '../../core/paper/paper-time.ts'
import type { Scenario } from '../../core/playbook/model/playbook.ts'
import { settledPath } from '../../engine/library/identity.ts'
import type { Printed, PrintOptions } from '../../engine/print/print-options.ts'
import { chooseScenario } from '../choose/scenario.ts'
import { defineCommand, usageError } from '../command.ts'
import { labelsWish } from '../labels-wish.ts'
import { readHashedPlaybook } from '../read-playbook.ts'
import { rememberPrint } from '../remember-print.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { counted } from '../text/words.ts'
import { writeOutput } from '../write-output.ts'

export const exportCommand = defineCommand({
  name: 'export',
  summary: 'Write a playbook, or the card of one scenario, as a PDF to print.',
  usage:
    'FILE [--format FORMAT] [--card SCENARIO] [--paper PAPER] [--landscape] [--duplex] [--crop-marks] [--language LANGUAGE] [--host NAME] [--changed] [-o OUT.pdf] [--print] [--printer NAME]\n' +
    '       runcard export --all --out FOLDER [FILE|FOLDER…] [--format FORMAT,…] [--paper PAPER] [--landscape] [--duplex] [--crop-marks] [--language LANGUAGE] [--prune]',
  positionals: { name: 'FILE', least: 0, most: Number.POSITIVE_INFINITY },
  options: {
    output: {
      type: 'string',
      short: 'o',
      value: 'OUT.pdf',
      help: 'Where to write; “-” is standard output. An existing file is replaced, and only when the new one is complete.',
    },
    format: { type: 'string', value: 'FORMAT', help: `${formatNames.join(', ')}, or binder for several FILEs; booklet where left out.` },
    card: {
      type: 'string',
      value: 'SCENARIO',
      help: 'Only this scenario: its id, the author’s number (3 of “Emergency #3”), its title or a part of it.',
    },
    paper: { type: 'string', value: 'PAPER', help: `${paperNames.join(', ')}; what is usual for the format where left out.` },
    landscape: { type: 'boolean', help: 'The long side of the paper lies down.' },
    duplex: { type: 'boolean', help: 'For both sides of the paper: a margin for holes at the inner edge, chapters on right-hand pages.' },
    print: {
      type: 'boolean',
      help: 'Hand it to this computer’s default printer, by “lp”: on the right paper, on both sides with --duplex.',
    },
    host: { type: 'string', value: 'NAME', help: 'Print this on cards as the host that they are for, instead of a line to write on.' },
    changed: {
      type: 'boolean',
      help: 'Only the pages that say something else than when they were last printed in this format on this paper.',
    },
    language: {
      type: 'string',
      value: 'LANGUAGE',
      help: `The labels beside the playbook’s text: ${labelLanguages.join(', ')}; its own language where left out, or else English.`,
    },
    printer: { type: 'string', value: 'NAME', help: 'Hand it to this printer; “lpstat -e” lists them.' },
    all: {
      type: 'boolean',
      help: 'Every playbook of the library, or of the files and folders named: keeps the folder of --out as fresh as they are.',
    },
    out: { type: 'string', value: 'FOLDER', help: 'With --all: where the PDFs are kept, and the manifest of what is on them.' },
    prune: { type: 'boolean', help: 'With --all: take away PDFs that an earlier export wrote and this one doesn’t make.' },
    'crop-marks': { type: 'boolean', help: 'On larger sheets, with marks to cut by.' },
  },
  details: [
    ...formatNames.map((name) => `${name}: ${formats[name].purpose}`),
    `binder: ${binderFormat.purpose}`,
    'A character that no typeface has is printed as its code point, and named on standard error.',
    '--all writes booklets and cards where --format names nothing else, several with commas between. Only what changed is written: all other files are left as they are, to the time of their last change. Nothing is taken away that it didn’t write. Exit status: 0 all is fresh, 1 something could not be read or written, 130 interrupted.',
  ],
  examples: [
    'runcard export playbooks/database.md -o database.pdf',
    'runcard export playbooks/database.md --card 3 --paper letter -o disk-full.pdf',
    'runcard export playbooks/database.md --format index-cards --language de -o cards.pdf',
    'runcard export playbooks/database.md --format cards --changed --print',
    'runcard export --format binder --duplex ~/runbooks/*.md -o binder.pdf',
    'runcard export --all --out /srv/binder ~/runbooks --format booklet,cards',
  ],
  async run(values, files, terminal) {
    if (values.all === true) return exportEach(values, files, terminal)
    if (values.format === 'binder') return exportBinder(values, files, terminal)
    const [file, surplus] = files
    if (file === undefined) throw usageError('export', '“runcard export” needs a FILE, or --all.')
    if (surplus !== undefined)
      throw usageError('export', `“runcard export” takes one FILE; “${surplus}” is too much without --format binder or --all.`)
    if (values.out !== undefined || values.prune === true) throw usageError('export', '--out and --prune go with --all.')
    const { output, card, format: name = card === undefined ? 'booklet' : 'card' } = values
    const isPrinted = values.print === true || values.printer !== undefined
    if (output === '' || (output === undefined && !isPrinted))
      throw usageError('export', 'Say where to write the PDF, with -o OUT.pdf, or print it with --print.')
    if (!isFormat(name)) throw usageError('export', `There is no format “${name}”; choose one of ${formatNames.join(', ')}.`)
    const { playbook, hash } = await readHashedPlaybook(file)
    const scenario = card === undefined ? undefined : chooseScenario(playbook, file, card)
    const { typeset } = await import('../../engine/print/typeset.ts')
    const format = formatOf(name, scenario)
    const wish = wishOf(values)
    const place = await settledPath(file)
    const asked = { fileName: basename(file), printedOn: today(), host: values.host, ...wish }
    const options = values.changed === true ? { ...asked, fresh: await freshPages(place, format, asked, terminal) } : asked
    const printed = await typeset(playbook, format, options)
    const what = scenario === undefined ? formats[name].name.toLowerCase() : `${formats[name].name.toLowerCase()} “${scenario.title}”`
    if (output === '-') await terminal.print(printed.bytes)
    else if (output !== undefined) await writeOutput(output, printed.bytes)
    const pages = counted(printed.pageCount, 'page')
    if (output !== undefined) terminal.say(`Wrote the ${what} (${pages}) to ${output === '-' ? 'standard output' : output}.`)
    if (isPrinted) {
      const { sendToPrinter } = await import('../../engine/printers/printers.ts')
      // What can't be laid out was refused by now.
      const layout = layoutFor(name, wish) as PrintLayout
      const job = await sendToPrinter({ bytes: printed.bytes, title: basename(file), layout, printer: values.printer })
      terminal.say(`Handed the ${what} (${pages}) to the printer, as job ${job}.`)
    }
    if (name === 'pocket') terminal.say('Print it on one side, at 100 %; it says itself how to fold and cut it.')
    sayRemarks(printed, terminal)
    const { recordsOf } = await import('../../engine/paper/records.ts')
    const subject = { file: place, hash, format, options, at: Date.now() }
    await rememberPrint(recordsOf(printed, subject), terminal)
    return 0
  },
})

async function freshPages(file: string, format: PrintFormat, options: PrintOptions, terminal: Terminal): Promise<ReadonlySet<PageCode>> {
  const [{ createPrintRegister }, { freshCodes }, { defaultDataFolder }] = await Promise.all([
    import('../../engine/paper/register.ts'),
    import('../../engine/paper/records.ts'),
    import('../../engine/settings/data-folder.ts'),
  ])
  const register = createPrintRegister(defaultDataFolder(terminal.env))
  try {
    return freshCodes(register.newest(file), format, options)
  } finally {
    register.close()
  }
}

interface LayoutValues {
  readonly paper?: string
  readonly landscape?: boolean
  readonly duplex?: boolean
  readonly 'crop-marks'?: boolean
  readonly language?: string
}

function wishOf({ paper, landscape, duplex, 'crop-marks': cropMarks, language }: LayoutValues): LayoutWish & Pick<PrintOptions, 'labels'> {
  if (paper !== undefined && !isPaper(paper))
    throw usageError('export', `There is no paper “${paper}”; choose one of ${paperNames.join(', ')}.`)
  return {
    paper,
    labels: labelsWish('export', language),
    orientation: landscape ? 'landscape' : undefined,
    binding: duplex ? 'duplex' : undefined,
    cropMarks,
  }
}

async function exportBinder(values: AllValues, files: readonly string[], terminal: Terminal): Promise<number> {
  const { output, card, print, printer, out, prune, changed } = values
  if (files.length === 0) throw usageError('export', 'Say which playbooks go into the binder: FILE, more FILEs.')
  if (output === undefined || output === '') throw usageError('export', 'Say where to write the PDF, with -o OUT.pdf.')
  if ([card, print, printer, out, prune, changed].some((value) => value !== undefined))
    throw usageError('export', '--card, --changed, --print, --printer, --out and --prune don’t go with --format binder.')
  const { binderOf } = await import('../export/export-binder.ts')
  const { printed, records } = await binderOf(files, { ...wishOf(values), printedOn: today() })
  if (output === '-') await terminal.print(printed.bytes)
  else await writeOutput(output, printed.bytes)
  const where = output === '-' ? 'standard output' : output
  terminal.say(`Wrote the binder of ${counted(files.length, 'playbook')} (${counted(printed.pageCount, 'page')}) to ${where}.`)
  sayRemarks(printed, terminal)
  await rememberPrint(records, terminal)
  return 0
}

interface AllValues extends LayoutValues {
  readonly out?: string
  readonly format?: string
  readonly prune?: boolean
  readonly output?: string
  readonly card?: string
  readonly print?: boolean
  readonly printer?: string
  readonly changed?: boolean
}

async function exportEach(values: AllValues, paths: readonly string[], terminal: Terminal): Promise<number> {
  const { out, format = 'booklet,cards', prune = false, output, card, print, printer, changed } = values
  if (out === undefined || out === '') throw usageError('export', 'Say where to keep the PDFs, with --out FOLDER.')
  if ([output, card, print, printer, changed].some((value) => value !== undefined))
    throw usageError('export', '--output, --card, --changed, --print and --printer are of one playbook; leave them out with --all.')
  const names = [...new Set(format.split(','))].map((name) => {
    if (isFormat(name)) return name
    throw usageError('export', `There is no format “${name}”; choose of ${formatNames.join(', ')}.`)
  })
  const { exportAll } = await import('../export/export-all.ts')
  return exportAll({ paths, out, formats: names, wish: wishOf(values), today: today(), isPruning: prune }, terminal)
}

function formatOf(name: FormatName, scenario: Scenario | undefined): PrintFormat {
  switch (name) {
    case 'card':
      if (scenario === undefined) throw usageError('export', 'Say which scenario, with --card SCENARIO; --format cards prints them all.')
      return { type: 'card', scenarioId: scenario.id }
    case 'index-cards':
      return scenario === undefined ? { type: name } : { type: name, scenarioId: scenario.id }
    default:
      if (scenario !== undefined)
        throw usageError('export', `--card names one scenario, and “${name}” is of the whole playbook; leave out one of the two.`)
      return { type: name }
  }
}

/** Letters are in some font that can be installed; pictures and private signs are in none that one could name. */
function howToHave(missing: readonly string[]): string {
  const hasLetters = missing.some((name) => /\p{L}/u.test(String.fromCodePoint(Number.parseInt(name.slice(2), 16))))
  return hasLetters ? '\nInstall a font that has them (for Chinese, Japanese and Korean: Noto Sans CJK) and export again.' : ''
}

function sayRemarks({ missingCharacters, blankContacts, leftOut }: Printed, terminal: Terminal): void {
  if (leftOut.length > 0) terminal.say(`There was no room for these, and the sheet says so: ${leftOut.join('; ')}`)
  if (missingCharacters.length > 0)
    terminal.say(
      `No typeface has these characters; they are printed as their code points: ${missingCharacters.join(', ')}${howToHave(missingCharacters)}`,
    )
  if (blankContacts.length > 0)
    terminal.say(`These contacts are lines to write on, because the playbook leaves them blank: ${blankContacts.join(', ')}`)
}

function isPaper(name: string): name is PaperName {
  return (paperNames as readonly string[]).includes(name)
}

function isFormat(name: string): name is FormatName {
  return (formatNames as readonly string[]).includes(name)
}

/** The day where the printer stands, ISO 8601; SOURCE_DATE_EPOCH makes an export repeatable. */
function today(): string {
  const epoch = Number(process.env.SOURCE_DATE_EPOCH)
  if (process.env.SOURCE_DATE_EPOCH !== undefined && Number.isFinite(epoch)) return new Date(epoch * 1000).toISOString().slice(0, 10)
  return isoDay(Date.now())
}
