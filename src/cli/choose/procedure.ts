// Which procedure somebody means who writes a number, a title, or a part of one.
import { RuncardError } from '../../contract/errors.ts'
import type { Playbook } from '../../core/playbook/model/playbook.ts'
import type { Procedure } from '../../core/playbook/model/procedure.ts'
import { procedureLabel, procedurePath } from '../text/procedure-words.ts'
import { bestMatches } from './match.ts'

/** The one that is meant, or an error that names those it could be. */
export function chooseProcedure(playbook: Playbook, file: string, wanted: string): Procedure {
  const { procedures } = playbook
  const byNumber = /^\d+$/.test(wanted.trim()) ? procedures[Number(wanted) - 1] : undefined
  if (byNumber !== undefined) return byNumber
  const matches = bestMatches(procedures, wanted, (procedure) => [procedure.title, procedurePath(procedure), procedure.path.at(-1) ?? ''])
  const [only] = matches
  if (only === undefined) throw new RuncardError('procedure-unknown', { procedure: wanted, file })
  if (matches.length > 1)
    throw new RuncardError('procedure-ambiguous', {
      procedure: wanted,
      count: matches.length,
      file,
      procedures: labels(playbook, matches),
    })
  return only
}

/** Each on a line of its own, with its number. */
export function labels(playbook: Playbook, procedures: readonly Procedure[]): string {
  return procedures.map((procedure) => `\n  ${procedureLabel(playbook, procedure)}`).join('')
}
