// A page that was copied out of Jira or Confluence keeps their marks: `h2. Restore`, `{code:bash}`, `# first step`, `{{uptime}}`.
// They are shown to Markdown as its own, line for line; what is typed stays as it is written.

const headingMark = /^h([1-6])\.\s+(?=\S)/
const blockMark = /^\s*\{(code|noformat)(?::([^}]*))?\}\s*$/
const fenceMark = /^\s*(`{3,}|~{3,})/
const listMark = /^([#*-]+)\s+(?=\S)/
const inlineCode = /\{\{(?![\s.$])([^{}\n`]+)\}\}/g

/** The same number of lines; the very same where the text has none of the marks on lines of their own. */
export function withoutJira(lines: readonly string[], text: string): readonly string[] {
  // In Jira `#` numbers a list: the first mark says whose they are. In a block it is a comment.
  const hasHeadings =
    /^h[1-6]\.\s/m.test(text) &&
    /^(?:h[1-6]\.|#{1,6}(?=\s))\s+\S/m
      .exec(text.replace(/^[ \t]*\{(code|noformat)(?::[^}\n]*)?\}[ \t]*$[\s\S]*?^[ \t]*\{\1\}/gm, ''))?.[0]
      .startsWith('h') === true
  if (!hasHeadings && !/^\s*\{(?:code|noformat)(?::[^}\n]*)?\}\s*$/m.test(text)) return lines
  let open: string | undefined
  let fence: string | undefined
  return lines.map((line) => {
    const mark = open === undefined ? fenceMark.exec(line)?.[1] : undefined
    if (fence !== undefined || mark !== undefined) {
      if (fence === undefined) fence = mark
      else if (mark?.startsWith(fence) === true) fence = undefined
      return line
    }
    const block = blockMark.exec(line)
    if (block !== null && (open === undefined || open === block[1])) {
      const opens = open === undefined
      open = opens ? block[1] : undefined
      return opens ? `\`\`\`${languageOf(block[2] ?? '')}` : '```'
    }
    if (open !== undefined || !hasHeadings) return line
    const heading = headingMark.exec(line)
    const marked =
      heading === null
        ? line.replace(listMark, (_, marks: string) => `${'   '.repeat(marks.length - 1)}${marks.endsWith('#') ? '1.' : '-'} `)
        : `${'#'.repeat(Number(heading[1]))} ${line.slice(heading[0].length)}`
    return marked.replace(inlineCode, '`$1`')
  })
}

/** `bash`, `language=bash|title=x`, `title=x|bash`; '' where it says none. */
function languageOf(settings: string): string {
  const parts = settings.split('|').map((part) => part.trim())
  return (
    parts.find((part) => part !== '' && !part.includes('='))?.toLowerCase() ??
    /language=([\w+#-]+)/.exec(settings)?.[1]?.toLowerCase() ??
    ''
  )
}
