import type { ReactNode } from 'react'

interface HeadingTagProps {
  /** Where it stands in the tree of headings; how it looks is said by the class. */
  readonly level: number | undefined
  readonly id?: string
  /** Of the file. */
  readonly line?: number | undefined
  readonly className: string
  readonly children: ReactNode
}

const tags = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const

/** Without a level it is no heading, only words. */
export function HeadingTag({ level, id, line, className, children }: HeadingTagProps) {
  const Tag = level === undefined ? 'p' : (tags[level - 1] ?? 'h6')
  return (
    <Tag className={className} data-line={line} {...(id === undefined ? {} : { id })}>
      {children}
    </Tag>
  )
}
