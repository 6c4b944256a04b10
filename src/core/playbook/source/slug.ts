// Heading text → the id that GitHub gives it; repeated headings get `-1`, `-2`, … in the order in which they stand.

/** GitHub's slug of one heading, before repeated ones are numbered. */
export function slugOf(heading: string): string {
  const words = heading.trim().toLowerCase()
  // Asking Unicode of each character takes far longer, and most of them are plain.
  const kept = /[^ -~]/.test(words) ? words.replace(/[^\w\- ]+/g, lettersIn) : words.replace(/[^\w\- ]+/g, '')
  return kept.replaceAll(' ', '-')
}

function lettersIn(marks: string): string {
  return marks.replace(/[^\p{L}\p{M}\p{N}\p{Pc}]/gu, '')
}

/** Hands out slugs for one document. */
export function createSlugger(): (heading: string) => string {
  const seen = new Map<string, number>()
  return (heading) => {
    const base = slugOf(heading)
    let slug = base
    let count = seen.get(base) ?? 0
    while (seen.has(slug)) {
      count++
      slug = `${base}-${count}`
    }
    seen.set(base, count)
    if (!seen.has(slug)) seen.set(slug, 0)
    return slug
  }
}
