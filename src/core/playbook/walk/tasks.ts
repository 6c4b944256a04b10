// Items of lists of tasks: boxes as Markdown writes them, and as people draw them.
import type { Inline } from '../model/document.ts'
import type { MarkdownItem } from '../source/markdown.ts'

/** The state of a task-list item (`- [ ]`, `- [x]`, `- ☐`); undefined where the item is none. */
export function taskOf(item: MarkdownItem): { readonly checked: boolean; readonly inlines: readonly Inline[] } | undefined {
  const first = item.children[0]
  if (first?.type !== 'paragraph') return undefined
  const text = first.inlines[0]
  if (text?.type !== 'text') return undefined
  const mark = /^(?:\[([ xX])?\](?:\s+|$)|([☐□☑☒✓✔])\s*)/u.exec(text.text)
  if (mark === null) return undefined
  const rest = text.text.slice(mark[0].length)
  const checked = mark[1] === 'x' || mark[1] === 'X' || (mark[2] !== undefined && !/[☐□]/.test(mark[2]))
  return { checked, inlines: [...(rest === '' ? [] : [{ type: 'text' as const, text: rest }]), ...first.inlines.slice(1)] }
}
