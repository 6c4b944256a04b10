// Room to reckon in for the quick look over all pages.

/** Numbers for each page, kept from one question to the next: to make them anew would take longer than to look. */
export interface Desk {
  /** What the word that is looked at is worth in each page; 0 between words. */
  readonly word: Float32Array
  /** Sums over the words; 0 between questions. */
  readonly scores: Float32Array
  readonly shares: Float32Array
  readonly results: Float64Array
  /** Pages that have the word, that have any word; and what a term has. */
  readonly touched: Int32Array
  readonly found: Int32Array
  readonly postings: Int32Array
}

export function createDesk(size: number): Desk {
  return {
    word: new Float32Array(size),
    scores: new Float32Array(size),
    shares: new Float32Array(size),
    results: new Float64Array(size),
    touched: new Int32Array(size),
    found: new Int32Array(size),
    postings: new Int32Array(size),
  }
}
