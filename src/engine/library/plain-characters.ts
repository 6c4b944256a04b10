// The characters of plain shell text, by code: what plain-shell.ts reads and what it leaves to the grammar.

/** Control characters, spaces that nobody sees, halves of characters: the grammar has ideas of its own about these. */
const odd = /[^\P{Cc}\n\t]|[^\P{Z} ]|\p{Cf}|\p{Cs}|\p{Cn}/u

/** Where the first character stands that plain text has not; the text's length where there is none. */
export function endOfPlainCharacters(text: string): number {
  const suspect = text.search(/[^\n\t -~]/)
  if (suspect === -1) return text.length
  const found = text.slice(suspect).search(odd)
  return found === -1 ? text.length : suspect + found
}

const names = new Uint8Array(128)
const bare = new Uint8Array(128)
const programs = new Uint8Array(128)
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_') names[character.charCodeAt(0)] = 1
bare.set(names)
programs.set(names)
for (const character of '-./:=@%+,^~*?!#') bare[character.charCodeAt(0)] = 1
for (const character of '-./~:') programs[character.charCodeAt(0)] = 1

/** In the name of a variable. */
export function isNameCode(code: number): boolean {
  return code >= 0 && code < 128 && names[code] === 1
}

/** In a word without quotes. */
export function isBareCode(code: number): boolean {
  return code >= 0 && code < 128 && bare[code] === 1
}

/** In the name of a program. */
export function isProgramCode(code: number): boolean {
  return code >= 0 && code < 128 && programs[code] === 1
}

export function isDigitCode(code: number): boolean {
  return code >= 48 && code <= 57
}

export const newline = 10
export const tab = 9
export const space = 32
export const doubleQuote = 34
export const hash = 35
export const dollar = 36
export const ampersand = 38
export const singleQuote = 39
export const openBracket = 40
export const closeBracket = 41
export const minus = 45
export const semicolon = 59
export const less = 60
export const equals = 61
export const greater = 62
export const openSquare = 91
export const backslash = 92
export const openBrace = 123
export const pipe = 124
export const closeBrace = 125

export const backquote = 96
export const zero = 48
