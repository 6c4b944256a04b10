// A whole playbook to read.
import { bookletSheet } from '../../../core/card/booklet.ts'
import type { Printing } from '../../../core/card/footer.ts'
import type { PrintLayout } from '../../../core/card/format.ts'
import type { Playbook } from '../../../core/playbook/model/playbook.ts'
import { type Design, pageDesign, type Work } from '../design.ts'

const scales = [1, 0.97, 0.94, 0.91, 0.88]

export function bookletWork(playbook: Playbook, layout: PrintLayout, printing: Printing): Work {
  const sheet = bookletSheet(playbook, printing)
  return { title: sheet.title, sheets: [sheet], design: bookletDesign(layout), counts: 'through' }
}

export function bookletDesign(layout: PrintLayout): Design {
  return pageDesign(layout, scales)
}
