// Texts that are seldom looked at, packed: a byte a character where that is enough, two where it isn't. As strings of their
// own, those of a thousand playbooks take two to three times the memory, and are gone over whenever memory is tidied up.

export interface TextStore {
  count: number
  /** By number, where it begins; `~start` of those in `wide`. */
  starts: Int32Array
  lengths: Int32Array
  /** Texts of characters up to U+00FF, and all others. */
  narrow: Uint8Array
  narrowUsed: number
  wide: Uint16Array
  wideUsed: number
}

const firstCount = 1024
const firstLength = 65_536
const growth = 1.25
const lastNarrow = 0xff
/** Characters that are made a string at a time: a call takes only so many arguments. */
const mostArguments = 8192

export function createTextStore(): TextStore {
  return {
    count: 0,
    starts: new Int32Array(firstCount),
    lengths: new Int32Array(firstCount),
    narrow: new Uint8Array(firstLength),
    narrowUsed: 0,
    wide: new Uint16Array(firstLength),
    wideUsed: 0,
  }
}

/** Adds a text and answers its number: the first is 0, then one more each. */
export function addText(store: TextStore, text: string): number {
  const { count } = store
  if (count === store.starts.length) {
    store.starts = copyInto(new Int32Array(Math.ceil(count * growth)), store.starts)
    store.lengths = copyInto(new Int32Array(Math.ceil(count * growth)), store.lengths)
  }
  store.starts[count] = addNarrow(store, text) ?? ~addWide(store, text)
  store.lengths[count] = text.length
  store.count++
  return count
}

/** The text that was put in under this number. */
export function textAt({ starts, lengths, narrow, wide }: TextStore, number: number): string {
  const start = starts[number]!
  const [codes, from] = start < 0 ? [wide, ~start] : [narrow, start]
  const end = from + lengths[number]!
  if (end - from <= mostArguments) return stringOf(codes.subarray(from, end))
  let text = ''
  for (let place = from; place < end; place += mostArguments) text += stringOf(codes.subarray(place, Math.min(place + mostArguments, end)))
  return text
}

function stringOf(codes: Uint8Array | Uint16Array): string {
  return String.fromCharCode.apply(null, codes as unknown as number[])
}

/** Where it begins; undefined where it doesn't fit there. */
function addNarrow(store: TextStore, text: string): number | undefined {
  const start = store.narrowUsed
  if (start + text.length > store.narrow.length) store.narrow = copyInto(new Uint8Array(longer(store.narrow, text)), store.narrow)
  const { narrow } = store
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code > lastNarrow) return undefined
    narrow[start + index] = code
  }
  store.narrowUsed += text.length
  return start
}

function addWide(store: TextStore, text: string): number {
  const start = store.wideUsed
  if (start + text.length > store.wide.length) store.wide = copyInto(new Uint16Array(longer(store.wide, text)), store.wide)
  const { wide } = store
  for (let index = 0; index < text.length; index++) wide[start + index] = text.charCodeAt(index)
  store.wideUsed += text.length
  return start
}

function longer({ length }: { readonly length: number }, text: string): number {
  return Math.ceil((length + text.length) * growth)
}

function copyInto<Numbers extends Int32Array | Uint16Array | Uint8Array>(grown: Numbers, numbers: Numbers): Numbers {
  grown.set(numbers)
  return grown
}
