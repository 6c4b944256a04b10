// Lines that no repair may touch: what is run, and what is copied as settings or code. Everything else is there to be read.
import { readFenceInfo } from '../playbook/fence/languages.ts'
import type { Source } from './subject.ts'

/** Whether a line is one, by its number from 1. */
export function protectedLines(source: Source): (line: number) => boolean {
  const kept = new Uint8Array(source.lines.length + 2)
  const keep = (start: number, end: number) => kept.fill(1, start, end + 1)
  // Inline code in a sentence is a command too, but its line is prose: the code in it is left alone by itself (repair.ts).
  for (const { command } of source.commands) {
    const isInFence = source.kinds[command.lines.start - 1] === 'fence'
    if (isInFence) keep(command.lines.start, command.lines.end)
  }
  for (const block of source.blocks) if (block.type === 'code' && isForPrograms(block)) keep(block.lines.start, block.lines.end)
  keep(1, source.kinds.lastIndexOf('front-matter') + 1)
  return (line) => kept[line] === 1
}

function isForPrograms({ role, language }: { readonly role: string; readonly language: string }): boolean {
  const { reading } = readFenceInfo(language)
  return role === 'data' || (role === 'other' && reading !== 'unknown' && reading !== 'plain')
}
