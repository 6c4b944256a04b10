// Printing through the system, where there is CUPS: `lpstat` tells the printers, `lp` takes the paper. The one place besides the
// local target that starts processes; a printer's name is an argument of its own and reaches no shell.
import { spawn } from 'node:child_process'
import { RuncardError } from '../../contract/errors.ts'
import type { PrintLayout } from '../../core/card/format.ts'
import { lpOptions } from './lp-options.ts'

export interface Printer {
  readonly name: string
  readonly isDefault: boolean
}

export interface PrintJob {
  readonly bytes: Uint8Array
  /** Stands in the printer's list. */
  readonly title: string
  readonly layout: PrintLayout
  /** The system's default one where left out. */
  readonly printer?: string | undefined
}

interface Said {
  readonly status: number | null
  readonly output: string
  readonly problem: string
}

/** None where there is no CUPS, or nothing is set up in it. */
export async function listPrinters(): Promise<readonly Printer[]> {
  const [names, preferred] = await Promise.all([ask('lpstat', ['-e']), ask('lpstat', ['-d'])])
  const defaultName = /: (.+)$/m.exec(preferred?.output ?? '')?.[1]
  const all = (names?.output ?? '').split('\n').filter((name) => name !== '')
  return all.map((name) => ({ name, isDefault: name === defaultName }))
}

/**
 * Hands the paper over; resolves with the job's name once the system has taken it, which is before it is printed.
 * Throws RuncardError lp-missing, printer-unknown, printer-not-chosen, print-refused.
 */
export async function sendToPrinter({ bytes, title, layout, printer }: PrintJob): Promise<string> {
  const options = lpOptions(layout).flatMap((option) => ['-o', option])
  const said = await ask('lp', [...(printer === undefined ? [] : ['-d', printer]), '-t', title, ...options, '-'], bytes)
  if (said === undefined) throw new RuncardError('lp-missing', {})
  const job = /request id is (\S+)/.exec(said.output)?.[1]
  if (said.status === 0 && job !== undefined) return job
  throw await refusal(said.problem, printer)
}

async function refusal(problem: string, printer: string | undefined): Promise<RuncardError> {
  const printers = (await listPrinters()).map(({ name }) => name)
  const known = printers.length === 0 ? 'none' : printers.join(', ')
  if (printer !== undefined && !printers.includes(printer)) return new RuncardError('printer-unknown', { printer, printers: known })
  if (printer === undefined && /default destination/i.test(problem)) return new RuncardError('printer-not-chosen', { printers: known })
  return new RuncardError('print-refused', { reason: problem.replace(/^lp: (Error - )?/, '').trim() || 'it does not say why' })
}

/** What a program says; undefined where there is none of this name. Its words are English whatever the user speaks. */
function ask(program: 'lp' | 'lpstat', args: readonly string[], input?: Uint8Array): Promise<Said | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'pipe', env: { ...process.env, LC_ALL: 'C' } })
    let output = ''
    let problem = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      problem += text
    })
    child.once('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? resolve(undefined) : reject(error)))
    child.once('close', (status) => resolve({ status, output, problem }))
    // A program that refuses reads no further; why is in what it says.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
