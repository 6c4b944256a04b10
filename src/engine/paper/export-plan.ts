// Which PDFs an export makes of a playbook, and what they are called: after the playbook's own path, so that a folder of
// playbooks and the folder of their paper look alike.
import { extname } from 'node:path'
import type { FormatName, PrintFormat } from '../../core/card/format.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'

export interface PlannedPdf {
  /** Below the folder, with slashes. */
  readonly pdf: string
  readonly format: PrintFormat
}

/** Hands out names: none twice, also where the file system takes capitals and small letters for the same. */
export function createNames(): (wanted: string) => string {
  const taken = new Set<string>()
  return (wanted) => {
    for (let count = 1; ; count++) {
      const name = count === 1 ? wanted : `${wanted}-${count}`
      if (taken.has(name.toLowerCase())) continue
      taken.add(name.toLowerCase())
      return `${name}.pdf`
    }
  }
}

/** `playbook` is only asked for where the format needs to know its scenarios. */
export async function planPdfs(
  name: string,
  formats: readonly FormatName[],
  playbook: () => Promise<Playbook>,
  nameFor: (wanted: string) => string,
): Promise<PlannedPdf[]> {
  const stem = name.slice(0, name.length - extname(name).length)
  const planned: PlannedPdf[] = []
  for (const type of formats) {
    if (type === 'card') {
      for (const [index, { id, number, title }] of (await playbook()).scenarios.entries())
        planned.push({ pdf: nameFor(`${stem}-${wordsOf(`${number ?? index + 1} ${title}`)}`), format: { type, scenarioId: id } })
    } else planned.push({ pdf: nameFor(type === 'booklet' ? stem : `${stem}-${type}`), format: { type } })
  }
  return planned
}

function wordsOf(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.join('-').slice(0, 60).replace(/-$/, '')
}
