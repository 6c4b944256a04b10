// Several playbooks as one PDF, and what is on it for the register: behind the table of contents, each sheet is the booklet of
// one file.
import { basename } from 'node:path'
import { RuncardError } from '../../contract/errors.ts'
import type { PrintRecord } from '../../core/paper/print-record.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'
import type { Printed } from '../print/print-options.ts'
import { type BinderPrinting, typesetBinder } from '../print/typeset-binder.ts'
import { recordsOf } from './records.ts'

export interface BinderSource {
  readonly playbook: Playbook
  /** Where the file is, settled. */
  readonly file: string
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly hash: string
}

/** In the order of the sources. Throws RuncardError nothing-to-print, paper-unsuited. */
export async function makeBinder(
  sources: readonly BinderSource[],
  options: BinderPrinting,
): Promise<{ readonly printed: Printed; readonly records: readonly PrintRecord[] }> {
  for (const { playbook, file } of sources)
    if (playbook.blocks.length === 0 && playbook.procedures.length === 0) throw new RuncardError('nothing-to-print', { file })
  const parts = sources.map(({ playbook, file }) => ({ playbook, printing: { fileName: basename(file), printedOn: options.printedOn } }))
  const printed = await typesetBinder(parts, options)
  const at = Date.now()
  const records = sources.flatMap(({ file, hash }, index) => {
    const own = { ...options, fileName: basename(file) }
    return recordsOf({ sheets: printed.sheets.slice(index + 1, index + 2) }, { file, hash, format: { type: 'booklet' }, options: own, at })
  })
  return { printed, records }
}
