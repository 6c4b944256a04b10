// Right-to-left text: enough to set a line of Hebrew or Arabic, alone or among Latin words, in the order in which it is read.
// Each piece is shaped by the typeface; here only whole pieces change places.

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const leftToRight = /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])[\p{L}\p{N}]/u

/** Does a paragraph read from right to left? Its first strong character tells. */
export function isRightToLeft(runs: readonly { readonly text: string }[]): boolean {
  for (const run of runs) {
    const right = run.text.search(rightToLeft)
    const left = run.text.search(leftToRight)
    if (right !== -1 && (left === -1 || right < left)) return true
    if (left !== -1) return false
  }
  return false
}

/** A word cut where its direction changes: signs between two directions go with neither. */
export function oneDirectionEach(word: string): readonly string[] {
  if (!rightToLeft.test(word)) return [word]
  const parts: string[] = []
  let last = ''
  for (const character of word) {
    const kind = /\p{M}/u.test(character) ? last : kindOf(character)
    if (kind === last) parts[parts.length - 1] += character
    else parts.push(character)
    last = kind
  }
  return parts
}

function kindOf(text: string): 'right' | 'left' | 'neutral' {
  return rightToLeft.test(text) ? 'right' : leftToRight.test(text) ? 'left' : 'neutral'
}

/** Pieces of one line, from left to right. */
export function inReadingOrder<Atom extends { readonly text: string }>(atoms: readonly Atom[], isRtl: boolean): readonly Atom[] {
  const kinds = atoms.map((atom) => kindOf(atom.text))
  if (!kinds.includes('right')) return atoms
  const base = isRtl ? 'right' : 'left'
  const resolved = kinds.map((kind, index) => {
    if (kind !== 'neutral') return kind
    const before = kinds.slice(0, index).findLast((other) => other !== 'neutral') ?? base
    const after = kinds.slice(index + 1).find((other) => other !== 'neutral') ?? base
    return before === after ? before : base
  })
  const groups: { kind: string; atoms: Atom[] }[] = []
  for (const [index, atom] of atoms.entries()) {
    const kind = resolved[index] as string
    const last = groups.at(-1)
    if (last?.kind === kind) last.atoms.push(atom)
    else groups.push({ kind, atoms: [atom] })
  }
  const ordered = groups.map((group) => (group.kind === 'right' ? [...group.atoms].reverse() : group.atoms))
  return (isRtl ? ordered.reverse() : ordered).flat()
}
