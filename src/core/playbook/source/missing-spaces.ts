// Headings and bullets without the space that Markdown wants behind their mark (`##Fix`, `-check the log`). Where a whole
// document is written so, its author saw headings and lists in them, and so does a responder.

/** Not `#!/bin/sh`, `#1234`, `#incidents` in the middle of a line. */
const tightHeading = /^#{1,6}(?=[\p{L}\p{Extended_Pictographic}])/u
const heading = /^#{1,6} +\S/
const tightItem = /^([-*+])(?=\p{L})/u
const fenceMark = /^\s*(?:```|~~~)/

/** Whether a document has no heading but such. */
export function lacksSpaces(lines: readonly string[], text: string): boolean {
  if (!/^#{1,6}[^\s#!]/m.test(text)) return false
  let isInFence = false
  let tight = 0
  for (const line of lines) {
    if (fenceMark.test(line)) isInFence = !isInFence
    else if (!isInFence) {
      if (heading.test(line)) return false
      if (tightHeading.test(line)) tight++
    }
  }
  return tight >= 2
}

/** A line outside of fences, as it was meant. */
export function withSpace(line: string): string {
  return line.replace(tightHeading, '$& ').replace(tightItem, '$1 ')
}
