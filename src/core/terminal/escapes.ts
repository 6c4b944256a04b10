// What a terminal obeys and doesn't show: colours, moves, titles, and questions to it.

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are made of control characters
const escapes = /\u001b(?:\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[PX^_][^\u001b]*(?:\u001b\\)?|\[[0-?]*[ -/]*[@-~]?|[ -/]*[0-~])/g

/** What is left to be seen, with the control characters that move the cursor. */
export function withoutEscapes(text: string): string {
  return text.replace(escapes, '')
}
