// For each term, the pages that have it: numbers that are only ever added to. All of them lie in one store, since millions of
// them as lists of their own would take three times the memory, and a good part of the time in growing them. Of each list
// the first stands alone, as that is all of most; the others are in blocks that double in length.

export interface PostingLists {
  /** By term, how many it has. */
  counts: Int32Array
  firsts: Int32Array
  /** Where its first block is; and the next place to write to, with how many more fit there. */
  blocks: Int32Array
  places: Int32Array
  rooms: Int32Array
  /** Blocks: where the one after it is, then its numbers. */
  store: Int32Array
  used: number
}

const firstTerms = 4096
const firstStore = 65_536
const shortestBlock = 4
const longestBlock = 512
const growth = 1.25

export function createPostingLists(): PostingLists {
  const perTerm = () => new Int32Array(firstTerms)
  return {
    counts: perTerm(),
    firsts: perTerm(),
    blocks: perTerm(),
    places: perTerm(),
    rooms: perTerm(),
    store: new Int32Array(firstStore),
    used: 1,
  }
}

/** Adds a number behind those that the term has. */
export function addPosting(lists: PostingLists, term: number, posting: number): void {
  if (term >= lists.counts.length) growTerms(lists, term)
  const count = lists.counts[term]!
  lists.counts[term] = count + 1
  if (count === 0) {
    lists.firsts[term] = posting
    return
  }
  if (lists.rooms[term] === 0) addBlock(lists, term, count)
  const place = lists.places[term]!
  lists.store[place] = posting
  lists.places[term] = place + 1
  lists.rooms[term]!--
}

/** Whether any page has the term. */
export function hasPostings({ counts }: PostingLists, term: number): boolean {
  return term < counts.length && counts[term] !== 0
}

/** Writes the numbers of the term into `into`, in the order in which they were added; answers how many they are. */
export function copyPostings({ counts, firsts, blocks, store }: PostingLists, term: number, into: Int32Array): number {
  const count = term < counts.length ? counts[term]! : 0
  if (count === 0) return 0
  into[0] = firsts[term]!
  let copied = 1
  let block = blocks[term]!
  for (let length = shortestBlock; copied < count; length = Math.min(2 * length, longestBlock)) {
    const end = block + 1 + Math.min(length, count - copied)
    for (let place = block + 1; place < end; place++) into[copied++] = store[place]!
    block = store[block]!
  }
  return count
}

function addBlock(lists: PostingLists, term: number, count: number): void {
  // The blocks before it hold what stands behind the first: 4, 12, 28, … numbers.
  const wanted = count - 1 + shortestBlock
  const length = Math.min(wanted, longestBlock)
  const block = lists.used
  lists.used += 1 + length
  if (lists.used > lists.store.length) lists.store = longer(lists.store, lists.used)
  if (count === 1) lists.blocks[term] = block
  else lists.store[lists.places[term]! - Math.min(wanted / 2, longestBlock) - 1] = block
  lists.places[term] = block + 1
  lists.rooms[term] = length
}

function growTerms(lists: PostingLists, term: number): void {
  for (const name of ['counts', 'firsts', 'blocks', 'places', 'rooms'] as const) lists[name] = longer(lists[name], term + 1)
}

function longer(numbers: Int32Array, atLeast: number): Int32Array {
  const grown = new Int32Array(Math.max(atLeast, Math.ceil(numbers.length * growth)))
  grown.set(numbers)
  return grown
}
