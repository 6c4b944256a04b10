// Rules: links inside the document.
import { createSlugger, slugOf } from '../../playbook/source/slug.ts'
import { linesMatching } from '../line-search.ts'
import type { Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'

export const linkRules: readonly Rule[] = [
  {
    name: 'link-to-nowhere',
    level: 'error',
    summary: 'A link inside the document leads to no heading.',
    why: 'Who follows it at three in the morning stays where they are, and looks for the page by hand.',
    next: 'Write the heading’s words in lower case with hyphens, as GitHub does; a heading that repeats gets “-1”, “-2” at its end.',
    find(subject) {
      const links = subject.links.filter(({ target }) => target.startsWith('#') && target.length > 1)
      if (links.length === 0) return []
      const places = new Set<string>([...subject.playbook.sections.map(({ id }) => id as string), ...placedAnchors(subject)])
      return links.flatMap(({ target, line }) => {
        const name = decoded(target.slice(1))
        if (places.has(name) || /^(?:top|user-content-.*|L\d+.*)$/.test(name)) return []
        const near = nearestPlace(name, places)
        return [{ line, message: `There is no section “#${name}”${near === undefined ? '' : `; there is “#${near}”`}.` }]
      })
    },
    yes: '# A\n\n[go](#step-2-restart)\n\n## Step 1: Restart\n',
    no: '# A\n\n[go](#fix) [again](#fix-1) [there](#here) `[no](#link)`\n\n## Fix\n\n## Fix\n\n<a id="here"></a>\n',
  },
]

/** `<a id="x">`, `<h2 id=…>` and headings inside quotes and lists, which have anchors too. */
function placedAnchors({ lines, prose, blocks }: Subject): readonly string[] {
  const anchors = linesMatching(prose, /<\w+\s/g).flatMap((index) =>
    [...lines[index]!.matchAll(/<\w+\s[^>]*\b(?:id|name)=["']?([^"'\s>]+)/g)].map((match) => match[1]!),
  )
  const slug = createSlugger()
  const inner = blocks.flatMap((block) =>
    block.type === 'label' && /^\s*(?:>|[-*+]|\d+\.)?\s*#{1,6} /.test(lines[block.lines.start - 1] ?? '')
      ? [slug(headingText(lines[block.lines.start - 1]!))]
      : [],
  )
  return [...anchors, ...inner]
}

function headingText(line: string): string {
  return line.replace(/^[\s>*+-]*(?:\d+\.\s*)?#+\s*/, '')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The same in other capitals, with other punctuation, or with the most words in common. */
function nearestPlace(name: string, places: ReadonlySet<string>): string | undefined {
  const plain = slugOf(name).replace(/-+/g, '-')
  const words = new Set(plain.split('-').filter((word) => word.length > 1))
  let best: { readonly place: string; readonly share: number } | undefined
  for (const place of places) {
    if (place.replace(/-+/g, '-') === plain) return place
    const others = place.split('-').filter((word) => word.length > 1)
    const share = (2 * others.filter((word) => words.has(word)).length) / Math.max(1, words.size + others.length)
    if (share > (best?.share ?? 0.5)) best = { place, share }
  }
  return best?.place
}
