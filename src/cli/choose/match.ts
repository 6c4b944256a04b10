// Matching what somebody typed against titles: as it is, then as a part of one, then word by word.

/** Those that fit in the strictest way in which any does; case, spaces and punctuation don't matter. */
export function bestMatches<Item>(items: readonly Item[], wanted: string, titlesOf: (item: Item) => readonly string[]): Item[] {
  const text = plain(wanted)
  if (text === '') return []
  const words = text.split(' ')
  const ways: readonly ((title: string) => boolean)[] = [
    (title) => title === text,
    (title) => ` ${title} `.includes(` ${text} `),
    (title) => title.includes(text),
    (title) => words.every((word) => title.split(' ').includes(word)),
  ]
  for (const fits of ways) {
    const found = items.filter((item) => titlesOf(item).some((title) => fits(plain(title))))
    if (found.length > 0) return found
  }
  return []
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[’‘`']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
