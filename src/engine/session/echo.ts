/** A command as if it had been typed at a prompt. What a terminal would obey in it is made visible instead. */
export function echoOf(text: string): string {
  const visible = text
    .replaceAll('\r\n', '\n')
    .trimEnd()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
    .replace(/[\x00-\x08\x0b-\x1f\x7f]/g, (character) => `^${String.fromCharCode(character.charCodeAt(0) ^ 0x40)}`)
  return `$ ${visible.replaceAll('\n', '\r\n> ')}\r\n`
}
