// Findings for a program: one JSON object. Keys are added to it, never renamed.
import { countFindings } from '../../core/findings/finding.ts'
import type { CheckedFile } from './check-files.ts'

export function jsonReport(files: readonly CheckedFile[]) {
  const { error, warning, note } = countFindings(files.flatMap((file) => file.findings))
  return {
    files: files.map(({ file, findings, silenced, repaired, problem }) => ({
      file,
      findings,
      silenced,
      ...(repaired === undefined ? {} : { repaired }),
      ...(problem === undefined ? {} : { problem }),
    })),
    summary: {
      files: files.length,
      errors: error,
      warnings: warning,
      notes: note,
      silenced: files.reduce((sum, file) => sum + file.silenced.length, 0),
      problems: files.filter((file) => file.problem !== undefined).length,
    },
  }
}
