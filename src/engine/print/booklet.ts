// A whole playbook as a PDF to print.
import { bookletSheet } from '../../core/card/booklet.ts'
import type { Playbook } from '../../core/playbook/model.ts'
import type { Printed, PrintOptions } from './print-options.ts'
import { typeset } from './typeset.ts'

export type { PrintOptions } from './print-options.ts'

const scales = [1, 0.97, 0.94, 0.91, 0.88]

/** With the number of pages and the characters that no typeface has. */
export function typesetBooklet(playbook: Playbook, options: PrintOptions): Promise<Printed> {
  return typeset(bookletSheet(playbook, options), options, scales)
}

export async function printBooklet(playbook: Playbook, options: PrintOptions): Promise<Uint8Array> {
  return (await typesetBooklet(playbook, options)).bytes
}
