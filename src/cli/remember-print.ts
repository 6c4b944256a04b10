// Notes in the register what was printed. The paper comes first: where that can't be noted, it is said and nothing else.
import { describeError, RuncardError } from '../contract/errors.ts'
import type { PrintRecord } from '../core/paper/print-record.ts'
import { defaultDataFolder } from '../engine/settings/data-folder.ts'
import type { Terminal } from './terminal/terminal.ts'

/** False where it could not be noted. */
export async function rememberPrint(records: readonly PrintRecord[], terminal: Terminal): Promise<boolean> {
  const { createPrintRegister } = await import('../engine/paper/register.ts')
  const register = createPrintRegister(defaultDataFolder(terminal.env))
  try {
    for (const record of records) register.add(record)
    return true
  } catch (error) {
    if (!(error instanceof RuncardError)) throw error
    const { title } = describeError(error)
    terminal.say(`${title}\nThe paper is whole, but what is on it could not be noted: “runcard verify” will not know when it was printed.`)
    return false
  } finally {
    register.close()
  }
}
