// One playbook file → its findings: reads it, gathers the facts that rules need (the day, the files beside it), and asks
// the core. The command line checks files with it; the library's findings (findings.ts) take the same road.
import { findFindings } from '../../core/findings/find.ts'
import type { Findings } from '../../core/findings/finding.ts'
import { readSource } from '../../core/findings/subject.ts'
import type { Playbook } from '../../core/playbook/model.ts'
import type { ShellGrammar } from '../../core/shell/grammar.ts'
import type { PlaybookText } from '../library/playbook-file.ts'
import { missingFiles } from './files-beside.ts'
import { today } from './today.ts'

/** The findings of a playbook that was read from this text. */
export async function checkPlaybook(
  file: string,
  { text, encoding }: PlaybookText,
  playbook: Playbook,
  grammar: ShellGrammar,
): Promise<Findings> {
  const source = readSource(text, playbook, grammar)
  return findFindings(source, {
    today: today(),
    missingFiles: await missingFiles(file, source.references),
    isOldEncoding: encoding === 'windows-1252',
    asWritten: playbook.asWritten ?? [],
  })
}
