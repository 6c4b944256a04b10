// Text and numbers as a PDF file writes them.

/** A text string: UTF-16, big-endian, with a byte-order mark, in hexadecimal. */
export function hexString(text: string): string {
  let hex = 'FEFF'
  for (let index = 0; index < text.length; index++) hex += text.charCodeAt(index).toString(16).padStart(4, '0')
  return `<${hex}>`
}

/** A string of bytes, for addresses and names of destinations: UTF-8, in hexadecimal. */
export function byteString(text: string): string {
  return `<${Buffer.from(text, 'utf8').toString('hex')}>`
}

/** As many digits as a printer can tell apart. */
export function number(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}

/** With spaces between them, as PDF writes numbers. */
export function numbers(...values: readonly number[]): string {
  return values.map(number).join(' ')
}

/** `D:20261121000000Z` */
export function dateString(date: Date): string {
  return `(D:${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z)`
}

export function escapeXml(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
