// One playbook file → its findings: reads it, gathers the facts that rules need (the day, the files beside it), and asks
// the core. The command line checks files with it; the library's findings (findings.ts) take the same road.
import { findFindings } from '../../core/findings/find.ts'
import type { Findings } from '../../core/findings/finding.ts'
import { type Facts, readSource, type Source } from '../../core/findings/subject.ts'
import type { ShellGrammar } from '../../core/shell/grammar.ts'
import type { ReadPlaybook } from '../library/shelf.ts'
import { type FilesBeside, lookBeside } from './files-beside.ts'
import { today } from './today.ts'

/** Findings with what they depend on beside the file's own text. */
export interface Checked extends Findings, Pick<Source, 'references'>, Pick<Facts, 'today' | 'missingFiles'> {}

/** The findings of a playbook that was read from this text. */
export async function checkPlaybook(
  file: string,
  { text, encoding, playbook }: Pick<ReadPlaybook, 'text' | 'encoding' | 'playbook'>,
  grammar: ShellGrammar,
  beside: FilesBeside = lookBeside(),
): Promise<Checked> {
  const source = readSource(text, playbook, grammar)
  const { references } = source
  const facts = { today: today(), missingFiles: await beside.missing(file, references) }
  const isOldEncoding = encoding === 'windows-1252'
  return { ...findFindings(source, { ...facts, isOldEncoding, asWritten: playbook.asWritten ?? [] }), ...facts, references }
}
