// Whether a piece of inline code, or a line in a fence without a language, is something to run. Careful in both
// directions: a command that is not seen is a step not done, a file name taken for a command is nonsense on a card.
import { isKnownProgram } from '../shell/programs.ts'

/** Whether text that may be anything reads as a command line. */
export function looksLikeCommand(text: string): boolean {
  const line = text.trim().replace(/^\$ /, '')
  if (line === '' || line.includes('\n') || /[.…]{3}$|[:,]$/.test(line)) return false
  const words = line.split(/\s+/)
  let index = 0
  while (index < words.length && (/^[A-Za-z_]\w*=\S*$/.test(words[index]!) || words[index] === 'sudo')) index++
  const program = words[index]
  if (program === undefined) return false
  const hasArguments = words.length > index + 1
  if (/^(?:\.{1,2}|~)?\/\S*\.(?:sh|py|pl|rb|bash)$/.test(program) || /^\.\/[\w./-]+$/.test(program)) return true
  if (!hasArguments) return false
  const name = program.replace(/^.*\//, '')
  if (!/^[\w.+-]+$/.test(name)) return false
  return isKnownProgram(name)
}
