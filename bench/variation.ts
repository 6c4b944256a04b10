// Another team's playbook made from one that there is: the same kind of text with other words, so that a thousand of them
// have the vocabulary of a thousand. The same number gives the same text.
const syllables = 'ba be bi bo da de di do ka ke ki ko la le li lo ma me mi mo na ne no ra re ri ro sa se si so ta te ti to va vi vo'.split(
  ' ',
)
const ownWordCount = 20_000
const replacedOf = 4

/** Replaces about one in four of the longer words outside paths and identifiers. */
export function variation(text: string, number: number): string {
  return text.replace(/(?<![\w`/.-])[A-Za-z]{5,}(?![\w/.-])/g, (word) => {
    const chance = hashOf(`${word.toLowerCase()} ${number}`)
    if (chance % replacedOf !== 0) return word
    const other = ownWord((chance >>> 3) % ownWordCount)
    return word[0] === word[0]!.toUpperCase() ? other[0]!.toUpperCase() + other.slice(1) : other
  })
}

function ownWord(number: number): string {
  let rest = hashOf(`word ${number}`)
  let word = ''
  for (let count = 0; count < 4; count++) {
    word += syllables[rest % syllables.length]
    rest = Math.floor(rest / syllables.length)
  }
  return word
}

/** FNV-1a, mixed once more. */
function hashOf(text: string): number {
  let hash = 2166136261
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619)
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507)
  return (hash ^ (hash >>> 13)) >>> 0
}
