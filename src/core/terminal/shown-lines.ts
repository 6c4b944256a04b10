// Terminal bytes → the lines that are left to be read: what a program wrote over, moved to or erased is as the terminal would show
// it, as far as that can be told without knowing its size. What a full-screen program drew (an editor, a pager, tmux) is no
// output to be read in pieces: one line says that it was there. The terminal panel shows the real thing.
import { withoutEscapes } from './escapes.ts'
import { playedLines } from './played-lines.ts'

/** Stands where a full-screen program drew; true while it runs and afterwards. */
export const fullScreenLine = '[a full-screen program: shown in the terminal only]'

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: this is about control characters
const invisible = /[\u0000-\u0007\u000b\u000c\u000e-\u001f\u007f]/g
const otherScreen = /\u001b\[\?(?:\d+;)*(?:1049|1047|47)(?:;\d+)*([hl])/g
const place = /\u001b\[(\d+);\d+[Hf]/g
/** A look that spares most output the playing. */
const isPlayed = /[\b]|\r(?![\r\n]|$)|\u001b(?:\[[0-?]*[@A-KPXdfsu]|[78M])/
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: this is about control characters

/** Whether a full-screen program has the terminal at the end of this output. `isWhole` as below. */
export function endsOnOtherScreen(text: string, isWhole: boolean): boolean {
  const turn = [...text.matchAll(otherScreen)].at(-1)?.[1]
  return turn === undefined ? !isWhole && isDrawn(text) : turn === 'h'
}

/** `isWhole`: the text begins where the output does, rather than anywhere within it. */
export function shownLines(text: string, isWhole: boolean): readonly string[] {
  const onMain = mainScreen(text, isWhole)
  const lines = isPlayed.test(onMain) ? playedLines(onMain) : withoutEscapes(onMain).replaceAll('\r', '').split('\n')
  const shown = lines.map((line) => line.replace(invisible, ''))
  while (shown.length > 0 && shown.at(-1) === '') shown.pop()
  return shown
}

/** Without what was drawn on the second screen, which full-screen programs take whole and give back. */
function mainScreen(text: string, isWhole: boolean): string {
  const turns = [...text.matchAll(otherScreen)]
  if (turns.length === 0) return endsOnOtherScreen(text, isWhole) ? fullScreenLine : text
  const kept: string[] = []
  let isMarked = false
  const keep = (piece: string, isOther: boolean) => {
    if (!isOther && piece !== '') {
      kept.push(piece)
      isMarked &&= withoutEscapes(piece).trim() === ''
    } else if (isOther && !isMarked) {
      // On a line of its own, and once for programs that took turns.
      kept.push(`${(kept.at(-1) ?? '\n').endsWith('\n') ? '' : '\r\n'}${fullScreenLine}\r\n`)
      isMarked = true
    }
  }
  let from = 0
  let isOther = !isWhole && turns[0]?.[1] === 'l'
  for (const turn of turns) {
    keep(text.slice(from, turn.index), isOther)
    isOther = turn[1] === 'h'
    from = turn.index + turn[0].length
  }
  keep(text.slice(from), isOther)
  return kept.join('')
}

/** A piece from the middle of what a program drew: it goes to many lines of the screen by their numbers. */
function isDrawn(text: string): boolean {
  return new Set(Array.from(text.matchAll(place), ([, row]) => row)).size > 4
}
