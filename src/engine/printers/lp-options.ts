// How a sheet lies in a printer, in the words of CUPS. Names of paper as IPP registers them, which printers know.
import type { PaperName, PrintLayout } from '../../core/card/format.ts'

const media: Readonly<Record<PaperName, string>> = {
  a6: 'iso_a6_105x148mm',
  '4x6': 'na_index-4x6_4x6in',
  a5: 'iso_a5_148x210mm',
  a4: 'iso_a4_210x297mm',
  letter: 'na_letter_8.5x11in',
  a3: 'iso_a3_297x420mm',
  tabloid: 'na_ledger_11x17in',
  a2: 'iso_a2_420x594mm',
}

/** As after `lp -o`. With crop marks the sheet is larger than its paper, and the printer's own is taken. */
export function lpOptions({ paper, orientation, binding, cropMarks }: PrintLayout): readonly string[] {
  return [
    ...(cropMarks ? [] : [`media=${media[paper]}`]),
    `sides=${binding === 'single' ? 'one-sided' : orientation === 'portrait' ? 'two-sided-long-edge' : 'two-sided-short-edge'}`,
    // Set to the millimetre: what is to be cut or folded must not be shrunk to fit.
    'print-scaling=none',
  ]
}
