// `runcard export --format binder FILE…`: several playbooks as one PDF.
import { basename } from 'node:path'
import { RuncardError } from '../../contract/errors.ts'
import type { BinderPart } from '../../core/card/binder.ts'
import type { LayoutWish } from '../../core/card/format.ts'
import { settledPath } from '../../engine/library/identity.ts'
import { recordsOf } from '../../engine/paper/records.ts'
import type { Printed } from '../../engine/print/print-options.ts'
import { typesetBinder } from '../../engine/print/typeset-binder.ts'
import { readHashedPlaybook } from '../read-playbook.ts'
import { rememberPrint } from '../remember-print.ts'
import type { Terminal } from '../terminal/terminal.ts'

interface Source extends BinderPart {
  /** Where the file is, settled. */
  readonly file: string
  readonly hash: string
}

/** In the order in which the files are named. Throws RuncardError file-…, nothing-to-print, paper-unsuited. */
export async function makeBinder(
  files: readonly string[],
  printedOn: string,
  wish: LayoutWish,
): Promise<{ readonly printed: Printed; readonly remember: (terminal: Terminal) => Promise<unknown> }> {
  const sources: Source[] = []
  for (const file of files) {
    const { playbook, hash } = await readHashedPlaybook(file)
    if (playbook.blocks.length === 0 && playbook.procedures.length === 0) throw new RuncardError('nothing-to-print', { file })
    sources.push({ file: await settledPath(file), hash, playbook, printing: { fileName: basename(file), printedOn } })
  }
  const printed = await typesetBinder(sources, printedOn, wish)
  // Behind the table of contents, each sheet is the booklet of one file.
  const remember = (terminal: Terminal) => {
    const format = { type: 'booklet' } as const
    const records = sources.flatMap(({ file, hash, printing }, index) =>
      recordsOf(
        { sheets: printed.sheets.slice(index + 1, index + 2) },
        { file, hash, format, options: { ...printing, ...wish }, at: Date.now() },
      ),
    )
    return rememberPrint(records, terminal)
  }
  return { printed, remember }
}
