// `<code>ls -l</code>` in a paragraph: code as well as what stands between backticks. Playbooks that were written for a chat or
// exported from a wiki have it. Other tags are shown as written.
import type { Inline } from '../model/document.ts'

const codeTag = /<code>([^\n]{1,300}?)<\/code>/gi

/** The same words with code for what stands between tags. */
export function readCodeTags(inlines: readonly Inline[]): readonly Inline[] {
  if (!inlines.some((inline) => inline.type === 'text' && inline.text.includes('</code>'))) return inlines
  return inlines.flatMap((inline): readonly Inline[] => {
    if (inline.type !== 'text') return [inline]
    // Words and code take turns.
    return inline.text.split(codeTag).flatMap((text, index): readonly Inline[] => {
      if (text === '') return []
      return [index % 2 === 1 ? { type: 'code', text } : { type: 'text', text }]
    })
  })
}
