// Reads text as the library would, for the tests of reading.
import { inspectPlaybook } from '../../../src/core/playbook/inspect.ts'
import type { Block } from '../../../src/core/playbook/model/document.ts'
import type { Playbook } from '../../../src/core/playbook/model/playbook.ts'
import { readPlaybook } from '../../../src/core/playbook/read.ts'
import { loadShellGrammar } from '../../../src/engine/library/grammar.ts'

export const grammar = await loadShellGrammar()

export function read(text: string): Playbook {
  return readPlaybook(text, { grammar, fileName: 'playbook.md' })
}

/** Path, step titles and command texts, in order: `['Fix', ['Stop', 'docker stop web'], ['Look']]`. */
export function outline(text: string): readonly (readonly [string, ...(readonly [string, ...string[]])[]])[] {
  return inspectPlaybook(read(text)).procedures.map(
    (procedure) =>
      [
        procedure.path.join(' › '),
        ...procedure.steps.map((step) => [step.title, ...step.commands.map((command) => command.text)] as const),
      ] as never,
  )
}

export function commandsOf(text: string) {
  return read(text).procedures.flatMap((procedure) => procedure.steps.flatMap((step) => step.commands))
}

/** Lines, one below the other, as text. */
export function lines(...text: readonly string[]): string {
  return text.join('\n')
}

/** What the commands say that are found in these lines. */
export function texts(...text: readonly string[]): readonly string[] {
  return commandsOf(lines(...text)).map((command) => command.text)
}

/** All blocks, those inside others too. */
export function everyBlock(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) => {
    if (block.type === 'list') return [block, ...block.items.flatMap((item) => everyBlock(item.blocks))]
    return block.type === 'quote' ? [block, ...everyBlock(block.blocks)] : [block]
  })
}
