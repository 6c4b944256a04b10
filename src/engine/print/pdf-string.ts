// Text as a PDF text string: UTF-16, big-endian, with a byte-order mark, in hexadecimal.

export function hexString(text: string): string {
  let hex = 'FEFF'
  for (let index = 0; index < text.length; index++) hex += text.charCodeAt(index).toString(16).padStart(4, '0')
  return `<${hex}>`
}
