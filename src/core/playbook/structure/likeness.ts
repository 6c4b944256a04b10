// Whether two phrases speak of the same thing: "Auth lockout" and "Authentication Lockout", "second on call" and
// "Secondary On-Call". Words count, not their order; the beginning of a longer word counts as the word.
import { remembered } from './remembered.ts'

/** The words of three letters and more (two in scripts without spaces), in lower case. */
export const wordsOf = remembered((text): ReadonlySet<string> => {
  return new Set(
    text
      .slice(0, 300)
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{N}]{3,}|[\p{Script=Han}]{2,}/gu) ?? [],
  )
})

const general =
  /^(?:the|and|for|with|after|from|failures?|failed|whole|full|complete|entire|total|all|issues?|problems?|events?|incidents?|recovery|scenario|only)$/

/** The words that tell one phrase from another; all of them where none does. */
export function tellingWords(text: string): ReadonlySet<string> {
  const words = withCapitals(text)
  const telling = new Set([...words].filter((word) => !general.test(word)))
  return telling.size > 0 ? telling : words
}

/** Short capitals ("DC", "DB") are words too. */
function withCapitals(text: string): ReadonlySet<string> {
  const words = new Set(wordsOf(text))
  for (const [short] of text.slice(0, 300).matchAll(/(?<![\p{L}\p{N}])[A-Z]{2}(?![\p{L}\p{N}])/gu)) words.add(short.toLowerCase())
  return words
}

function isLike(one: string, other: string): boolean {
  if (one === other) return true
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length > 3 && long.startsWith(short)
}

/** How much of `part` is said in `whole`, from 0 to 1. */
export function shareOf(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  if (part.size === 0) return 0
  let found = 0
  for (const word of part) {
    if (whole.has(word)) found++
    else
      for (const other of whole)
        if (word.length > 3 && other.length > 3 && isLike(word, other)) {
          found++
          break
        }
  }
  return found / part.size
}

interface Phrase<Value> {
  readonly words: ReadonlySet<string>
  readonly value: Value
}

/** A word that more phrases have than these tells none of them from the others. */
const mostAlike = 100

/**
 * Finds, among many phrases, the one that a title speaks of: more than half of its words, and clearly more than of any
 * other phrase. Phrases are looked up by their words, then by how these begin, so that many phrases and titles stay cheap.
 */
export function createMatcher<Value>(
  phrases: readonly { readonly text: string; readonly value: Value }[],
): (title: string) => Value | undefined {
  const known = new Map<string, Phrase<Value>>()
  for (const { text, value } of phrases) {
    const words = tellingWords(text)
    const key = [...words].sort().join(' ')
    if (words.size > 0 && !known.has(key)) known.set(key, { words, value })
  }
  const byWord = new Map<string, Phrase<Value>[]>()
  const byStart = new Map<string, Phrase<Value>[]>()
  for (const phrase of known.values()) {
    for (const word of phrase.words) {
      enter(byWord, word, phrase)
      if (word.length > 3) enter(byStart, word.slice(0, 4), phrase)
    }
  }
  return (title) => {
    if (known.size === 0) return undefined
    const words = withCapitals(title)
    const exact = best(words, candidates(byWord, words))
    return exact ?? best(words, candidates(byStart, new Set([...words].filter((word) => word.length > 3).map((word) => word.slice(0, 4)))))
  }
}

function enter<Value>(index: Map<string, Phrase<Value>[]>, key: string, phrase: Phrase<Value>): void {
  const phrases = index.get(key)
  if (phrases === undefined) index.set(key, [phrase])
  else if (phrases.length <= mostAlike) phrases.push(phrase)
}

function candidates<Value>(index: ReadonlyMap<string, Phrase<Value>[]>, keys: ReadonlySet<string>): ReadonlySet<Phrase<Value>> {
  const found = new Set<Phrase<Value>>()
  for (const key of keys) {
    const phrases = index.get(key) ?? []
    if (phrases.length <= mostAlike) for (const phrase of phrases) found.add(phrase)
  }
  return found
}

function best<Value>(words: ReadonlySet<string>, phrases: ReadonlySet<Phrase<Value>>): Value | undefined {
  let found: { readonly value: Value; readonly share: number } | undefined
  let isTied = false
  for (const phrase of phrases) {
    const share = shareOf(phrase.words, words)
    if (found === undefined || share > found.share) {
      found = { value: phrase.value, share }
      isTied = false
    } else if (share === found.share) isTied = true
  }
  return found !== undefined && found.share > 0.5 && !isTied ? found.value : undefined
}
