// A playbook for the commands that only read one: straight from the file, without settings, journal or library, so that
// they are quick, leave nothing behind, and work where nothing may be written.
import type { Playbook } from '../core/playbook/model/playbook.ts'

/** Throws RuncardError file-… */
export async function readPlaybookAt(file: string): Promise<Playbook> {
  return (await readHashedPlaybook(file)).playbook
}

/** With the SHA-256 of the file's bytes, hexadecimal. Throws RuncardError file-… */
export async function readHashedPlaybook(file: string): Promise<{ readonly playbook: Playbook; readonly hash: string }> {
  const { readPlaybookFile } = await import('../engine/library/playbook-file.ts')
  const { text, hash } = await readPlaybookFile(file, 'file-not-found')
  const [{ loadShellGrammar }, { readPlaybook }] = await Promise.all([
    import('../engine/library/grammar.ts'),
    import('../core/playbook/read.ts'),
  ])
  return { playbook: readPlaybook(text, { grammar: await loadShellGrammar(), fileName: file }), hash }
}
