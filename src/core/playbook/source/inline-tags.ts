// HTML among words, as playbooks have it that were written for a chat or exported from a wiki: `<code>ls -l</code>` is code as
// well as what stands between backticks, `<br>` ends a line, and `<b>` and its like are only looks. Other tags are shown as written.
import type { Inline } from '../model/document.ts'

const anyTag = /<(?:br *\/?|\/\w+|code|kbd|details(?: open)?|summary)>/i
const codeTag = /<code>([^\n]{1,300}?)<\/code>/gi
const lineTag = /(?:<(?:br *\/?|\/?details(?: open)?|\/?summary)>\s*)+/i
/** Opened and closed in the same words; `<b>` alone may stand for something to fill in. */
const looks = /<(b|strong|i|em|u|kbd|small|mark|sub|sup|ins)>([^<>\n]{0,300}?)<\/\1>/gi

/** The same words without tags that are only looks, with code and line ends for the tags that say so. */
export function readTags(inlines: readonly Inline[]): readonly Inline[] {
  if (!inlines.some((inline) => inline.type === 'text' && inline.text.includes('<') && anyTag.test(inline.text))) return inlines
  return inlines.flatMap((inline): readonly Inline[] => {
    if (inline.type !== 'text') return [inline]
    // Words and code take turns.
    return inline.text.split(codeTag).flatMap((text, index): readonly Inline[] => {
      if (text === '') return []
      return index % 2 === 1 ? [{ type: 'code', text }] : linesOf(text.replace(looks, '$2'))
    })
  })
}

function linesOf(text: string): readonly Inline[] {
  const lines = text.split(lineTag)
  return lines.flatMap((line, index): readonly Inline[] => {
    const begun = index === 0 ? line : line.trimStart()
    const words = index === lines.length - 1 ? begun : begun.trimEnd()
    return [...(index === 0 ? [] : [{ type: 'break' as const }]), ...(words === '' ? [] : [{ type: 'text' as const, text: words }])]
  })
}
