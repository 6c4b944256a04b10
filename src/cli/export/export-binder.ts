// `runcard export --format binder FILE…`: several playbooks as one PDF.
import type { PrintRecord } from '../../core/paper/print-record.ts'
import { settledPath } from '../../engine/library/identity.ts'
import { type BinderSource, makeBinder } from '../../engine/paper/make-binder.ts'
import type { Printed } from '../../engine/print/print-options.ts'
import type { BinderPrinting } from '../../engine/print/typeset-binder.ts'
import { readHashedPlaybook } from '../read-playbook.ts'

/** In the order in which the files are named. Throws RuncardError file-…, nothing-to-print, paper-unsuited. */
export async function binderOf(
  files: readonly string[],
  options: BinderPrinting,
): Promise<{ readonly printed: Printed; readonly records: readonly PrintRecord[] }> {
  const sources: BinderSource[] = []
  for (const file of files) sources.push({ ...(await readHashedPlaybook(file)), file: await settledPath(file) })
  return makeBinder(sources, options)
}
