// Word forms: `starts`, `started` and `starting` are one word to a responder. A light stem by English endings, which does
// little harm to other languages, and a table of forms that no ending explains. The stem is no word; nobody sees it.

/** Forms → the word that they belong to; whatever denies is `not`. */
const irregular: Readonly<Record<string, string>> = {
  lost: 'lose',
  loses: 'lose',
  losing: 'lose',
  ran: 'run',
  broke: 'break',
  broken: 'break',
  hung: 'hang',
  stuck: 'stick',
  began: 'begin',
  wrote: 'write',
  written: 'write',
  gone: 'go',
  went: 'go',
  failure: 'fail',
  failures: 'fail',
  indices: 'index',
  dead: 'die',
  died: 'die',
  dies: 'die',
  dying: 'die',
  accidentally: 'accident',
  accidentaly: 'accident',
  accidental: 'accident',
  corruption: 'corrupt',
  timed: 'time',
  using: 'use',
  unavailability: 'unavailable',
  ...Object.fromEntries(
    'wont dont doesnt didnt cant cannot isnt arent wasnt werent couldnt wouldnt hasnt havent never'.split(' ').map((word) => [word, 'not']),
  ),
}

/** The stem of a folded word. */
export function stemOf(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return Object.hasOwn(irregular, word) ? irregular[word]! : word
  const stem = withoutEnding(Object.hasOwn(irregular, word) ? irregular[word]! : word)
  return stem.length > 3 && stem.endsWith('e') ? stem.slice(0, -1) : stem
}

function withoutEnding(word: string): string {
  const singular = withoutPlural(word)
  for (const ending of ['ing', 'ed'] as const) {
    const rest = singular.slice(0, -ending.length)
    if (singular.endsWith(ending) && rest.length >= 3 && /[aeiouy]/.test(rest)) return undoubled(rest)
  }
  // corruption → corrupt, deletion → delet, as of `deleted`.
  return singular.endsWith('tion') && singular.length > 6 ? singular.slice(0, -3) : singular
}

function withoutPlural(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word
}

/** stopp → stop; `fill` and `miss` keep theirs. */
function undoubled(stem: string): string {
  return /([^aeiouyls])\1$/.test(stem) ? stem.slice(0, -1) : stem
}
