// A playbook that is to be exported: read once, and understood only where that is needed. Most nights nothing changed.

import type { Playbook } from '../../core/playbook/model/playbook.ts'
import { readPlaybook } from '../../core/playbook/read.ts'
import { loadShellGrammar } from '../library/grammar.ts'
import { type PlaybookText, readPlaybookFile } from '../library/playbook-file.ts'

export interface PlaybookSource {
  /** SHA-256 of the file's bytes, hexadecimal. Throws RuncardError file-…, as the other does. */
  readonly hash: () => Promise<string>
  readonly playbook: () => Promise<Playbook>
}

export function createPlaybookSource(file: string): PlaybookSource {
  let text: Promise<PlaybookText> | undefined
  let playbook: Promise<Playbook> | undefined
  const read = () => {
    text ??= readPlaybookFile(file, 'file-not-found')
    return text
  }
  const understand = async () => readPlaybook((await read()).text, { grammar: await loadShellGrammar(), fileName: file })
  return {
    hash: async () => (await read()).hash,
    playbook: () => {
      playbook ??= understand()
      return playbook
    },
  }
}
