// Values → shell text in which they are one literal word, whatever is in them. POSIX quoting, understood by every shell
// that a target may have.

const plainWord = /^[A-Za-z0-9_@%+=:,./-]+$/

/** Quotes a value as one word; words that need no quotes get none. */
export function quoteWord(value: string): string {
  if (plainWord.test(value)) return value
  return `'${value.replace(/'/g, `'\\''`)}'`
}

/** Quotes a value for a place between double quotes. */
export function quoteInDouble(value: string): string {
  // `!` is left alone: history expansion is off in scripts, and in double quotes a backslash before it would stay.
  return value.replace(/[\\$`"]/g, '\\$&')
}

/** Quotes a value for a place between single quotes. */
export function quoteInSingle(value: string): string {
  return value.replace(/'/g, `'\\''`)
}

/** Quotes a value for a here-document in which the shell replaces variables. */
export function quoteInHereDocument(value: string): string {
  return value.replace(/[\\$`]/g, '\\$&')
}
