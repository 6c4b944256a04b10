// Right-to-left text: a line of Hebrew or Arabic, alone or among Latin words, in the order in which it is read. What Unicode's
// bidirectional algorithm says of paragraphs without marks of direction, for pieces of one kind each; each piece is shaped by its
// typeface. One difference: a plus right before a number belongs to it, or a telephone number would end with it.

/** Brackets that are drawn the other way round where they are read from right to left. */
const mirrored: ReadonlyMap<string, string> = new Map(
  ['()', '[]', '{}', '<>', '«»', '‹›', '≤≥'].flatMap(([open, close]) => [
    [open as string, close as string],
    [close as string, open as string],
  ]),
)
const opening = new Set(['(', '[', '{'])
const closing = new Set([')', ']', '}'])

const rightToLeft = /[\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const digit = /\p{Nd}/u
const letter = /[\p{L}\p{N}]/u

type Kind = 'right' | 'left' | 'number' | 'neutral'

export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text)
}

/** Does a paragraph read from right to left? Its first strong character tells. */
export function isRightToLeft(runs: readonly { readonly text: string }[]): boolean {
  for (const { text } of runs) {
    for (const character of text) {
      const kind = kindOf(character)
      if (kind === 'right' || kind === 'left') return kind === 'right'
    }
  }
  return false
}

/** A word of a paragraph that has right-to-left text, cut where its kind changes: each sign is by itself. */
export function oneDirectionEach(word: string): readonly string[] {
  const parts: string[] = []
  let last: Kind | undefined
  for (const character of word) {
    const kind = /\p{M}/u.test(character) && last !== undefined ? last : kindOf(character)
    if (kind === last && kind !== 'neutral') parts[parts.length - 1] += character
    else parts.push(character)
    last = kind
  }
  return parts
}

function kindOf(text: string): Kind {
  if (rightToLeft.test(text)) return 'right'
  if (digit.test(text) && !/\p{L}/u.test(text)) return 'number'
  return letter.test(text) ? 'left' : 'neutral'
}

interface Atom {
  readonly text: string
  readonly actual?: string
  readonly framed?: true
  readonly pageOf?: string
}

/** Pieces of one line, from left to right as they stand on it. */
export function inReadingOrder<Some extends Atom>(atoms: readonly Some[], isRtl: boolean): readonly Some[] {
  const isLatin = ({ framed, pageOf }: Some) => framed || pageOf !== undefined
  if (!atoms.some((atom) => !isLatin(atom) && hasRightToLeft(atom.text))) return atoms
  const kinds = atoms.map((atom) => (isLatin(atom) ? 'left' : kindOf(atom.text)))
  const base = isRtl ? 'right' : 'left'
  const texts = atoms.map(({ text }) => text)
  const resolved = withNeutrals(texts, withNumbers(texts, kinds, base), base)
  const levels = resolved.map((kind) => (kind === 'right' ? 1 : kind === 'number' || isRtl ? 2 : 0))
  return inOrder(
    atoms.map((atom, index) => (levels[index] === 1 ? turned(atom) : atom)),
    levels,
  )
}

function turned<Some extends Atom>(atom: Some): Some {
  const other = mirrored.get(atom.text)
  return other === undefined ? atom : { ...atom, text: other, actual: atom.actual ?? atom.text }
}

/** Numbers behind Latin letters are part of their text; what is written inside a number belongs to it. */
function withNumbers(texts: readonly string[], kinds: readonly Kind[], base: Kind): Kind[] {
  const found = [...kinds]
  for (const [index, kind] of kinds.entries()) {
    const [before, after] = [kinds[index - 1], kinds[index + 1]]
    const text = texts[index] as string
    const isInside = before === 'number' && after === 'number' && /^[.,:/+−-]$/.test(text)
    const isBeside = (after === 'number' && /^[+#$€£¥]$/.test(text)) || (before === 'number' && /^[%‰°]$/.test(text))
    if (kind === 'neutral' && (isInside || isBeside)) found[index] = 'number'
  }
  let strong = base
  return found.map((kind) => {
    if (kind === 'left' || kind === 'right') strong = kind
    return kind === 'number' && strong === 'left' ? 'left' : kind
  })
}

/** Brackets go with what is between them, other signs with what is on both sides of them, or with the paragraph. */
function withNeutrals(texts: readonly string[], kinds: readonly Kind[], base: Kind): readonly Kind[] {
  const found = [...kinds]
  const sideOf = (kind: Kind): Kind => (kind === 'number' ? 'right' : kind)
  const strongBefore = (index: number) => sideOf(found.slice(0, index).findLast((kind) => kind !== 'neutral') ?? base)
  const strongAfter = (index: number) => sideOf(found.slice(index + 1).find((kind) => kind !== 'neutral') ?? base)
  for (const [open, close] of bracketPairs(texts)) {
    const inside = found.slice(open + 1, close).map(sideOf)
    const strong = inside.includes(base) ? base : inside.find((kind) => kind !== 'neutral')
    if (strong === undefined) continue
    const side = strong === base || strongBefore(open) === strong ? strong : base
    found[open] = side
    found[close] = side
  }
  return found.map((kind, index) => {
    if (kind !== 'neutral') return kind
    const before = strongBefore(index)
    return before === strongAfter(index) ? before : base
  })
}

/** In the order of the opening ones. */
function bracketPairs(texts: readonly string[]): readonly (readonly [number, number])[] {
  const pairs: [number, number][] = []
  const open: number[] = []
  for (const [index, text] of texts.entries()) {
    if (opening.has(text)) open.push(index)
    if (!closing.has(text)) continue
    const match = open.findLastIndex((at) => mirrored.get(texts[at] as string) === text)
    if (match === -1) continue
    pairs.push([open[match] as number, index])
    open.length = match
  }
  return pairs.sort((a, b) => a[0] - b[0])
}

/** What is embedded deepest is turned round first. */
function inOrder<Some>(items: readonly Some[], levels: readonly number[]): readonly Some[] {
  const ordered = items.map((item, index) => ({ item, level: levels[index] as number }))
  for (const level of [2, 1]) {
    for (let from = 0; from < ordered.length; from++) {
      if ((ordered[from]?.level ?? 0) < level) continue
      let end = from
      while (end < ordered.length && (ordered[end]?.level ?? 0) >= level) end += 1
      ordered.splice(from, end - from, ...ordered.slice(from, end).reverse())
      from = end
    }
  }
  return ordered.map(({ item }) => item)
}
