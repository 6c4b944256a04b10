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

/** The words that tell one phrase from another; all of them where none does. Short capitals ("DC", "DB") count. */
export function tellingWords(text: string): ReadonlySet<string> {
  const words = wordsOf(text)
  const telling = new Set([...words].filter((word) => !general.test(word)))
  for (const [short] of text.slice(0, 300).matchAll(/(?<![\p{L}\p{N}])[A-Z]{2}(?![\p{L}\p{N}])/gu)) telling.add(short.toLowerCase())
  return telling.size > 0 ? telling : words
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

/**
 * Finds, among many phrases, the one that a title speaks of: more than half of its words, and clearly more than of any
 * other phrase. Candidates come from an index by the words' beginnings, so that many phrases and titles stay cheap.
 */
export function createMatcher<Value>(
  phrases: readonly { readonly text: string; readonly value: Value }[],
): (title: string) => Value | undefined {
  const known = new Map<string, { readonly words: ReadonlySet<string>; readonly value: Value }>()
  for (const { text, value } of phrases) {
    const words = tellingWords(text)
    const key = [...words].sort().join(' ')
    if (words.size > 0 && !known.has(key)) known.set(key, { words, value })
  }
  const index = new Map<string, Set<{ readonly words: ReadonlySet<string>; readonly value: Value }>>()
  for (const entry of known.values()) {
    for (const word of entry.words) {
      const start = word.slice(0, 3)
      const entries = index.get(start)
      if (entries === undefined) index.set(start, new Set([entry]))
      else entries.add(entry)
    }
  }
  return (title) => {
    const words = wordsOf(title)
    let best: { readonly value: Value; readonly share: number } | undefined
    let isTied = false
    const seen = new Set<unknown>()
    for (const word of words) {
      for (const entry of index.get(word.slice(0, 3)) ?? []) {
        if (seen.has(entry)) continue
        seen.add(entry)
        const share = shareOf(entry.words, words)
        if (best === undefined || share > best.share) {
          best = { value: entry.value, share }
          isTied = false
        } else if (share === best.share) isTied = true
      }
    }
    return best !== undefined && best.share > 0.5 && !isTied ? best.value : undefined
  }
}
