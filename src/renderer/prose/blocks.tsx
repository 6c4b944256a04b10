// The document between the steps, block by block, as the author wrote it.
import type { ReactNode } from 'react'
import type { Block, Inline } from '../../core/playbook/model/document.ts'
import { classes } from '../parts/classes.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { HeadingTag } from './heading-tag.tsx'
import { Inlines } from './inlines.tsx'
import styles from './prose.module.css'

export function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block) => <BlockView key={`${block.lines.start} ${block.type}`} block={block} />)
}

interface BlockViewProps {
  readonly block: Block
  /** In the page's tree of headings, where it is one. */
  readonly level?: number | undefined
}

export function BlockView({ block, level }: BlockViewProps): ReactNode {
  // Where in the file it begins: findings lead there (playbook/go-to-line.ts).
  const line = block.lines.start
  switch (block.type) {
    case 'heading':
      return (
        <HeadingView look={block.level} level={level} id={block.sectionId} line={line}>
          <Inlines inlines={block.inlines} />
        </HeadingView>
      )
    case 'label':
      return (
        <HeadingTag level={level} className={styles.label ?? ''} line={line}>
          <Inlines inlines={withoutColon(block.inlines)} />
        </HeadingTag>
      )
    case 'paragraph':
      return (
        <p className={styles.paragraph} data-line={line}>
          <Inlines inlines={block.inlines} />
        </p>
      )
    case 'list':
      return <ListView list={block} />
    case 'table':
      return <TableView table={block} />
    case 'code':
      return <CodeView text={block.text} role={block.role} language={block.language} line={line} />
    case 'quote':
      return (
        <blockquote className={styles.quote} data-line={line}>
          <Blocks blocks={block.blocks} />
        </blockquote>
      )
    case 'rule':
      return <hr className={styles.rule} />
    case 'verbatim':
      return (
        <pre className={classes(styles.pre, styles.verbatim)} data-line={line}>
          {block.text}
        </pre>
      )
    case 'step':
      return null
    default:
      block satisfies never
      return null
  }
}

/** A label stands on a line of its own here, where its colon leads nowhere. */
function withoutColon(inlines: readonly Inline[]): readonly Inline[] {
  const last = inlines.at(-1)
  if (last === undefined) return inlines
  const rest = inlines.slice(0, -1)
  if (last.type === 'text') return [...rest, { ...last, text: last.text.replace(/\s*:\s*$/, '') }]
  return 'children' in last ? [...rest, { ...last, children: withoutColon(last.children) }] : inlines
}

interface HeadingViewProps {
  /** The author's own level. */
  readonly look: number
  readonly level: number | undefined
  readonly id: string
  readonly line?: number | undefined
  readonly children: ReactNode
}

export function HeadingView({ look, level, id, line, children }: HeadingViewProps) {
  return (
    <HeadingTag level={level} id={id} line={line} className={classes(styles.heading, styles[`level${Math.min(4, look)}`])}>
      {children}
    </HeadingTag>
  )
}

function ListView({ list }: { readonly list: Extract<Block, { type: 'list' }> }) {
  const { ordered, start, items } = list
  const line = list.lines.start
  const rows = items.map((item, index) => (
    <li key={`${index} ${item.blocks[0]?.lines.start ?? ''}`} className={item.checked === undefined ? '' : styles.task}>
      {item.checked !== undefined && (
        <span role="img" aria-label={item.checked ? 'done' : 'not done'} className={styles.tick} data-checked={item.checked} />
      )}
      <Blocks blocks={item.blocks} />
    </li>
  ))
  return ordered ? (
    <ol className={styles.list} start={start} data-line={line}>
      {rows}
    </ol>
  ) : (
    <ul className={styles.list} data-line={line}>
      {rows}
    </ul>
  )
}

function TableView({ table }: { readonly table: Extract<Block, { type: 'table' }> }) {
  const align = (column: number) => table.align[column] || undefined
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the arrow keys
    // biome-ignore lint/a11y/useSemanticElements: a group, because many landmarks of one name help nobody
    <div className={styles.scroll} role="group" tabIndex={0} aria-label="Table" data-line={table.lines.start}>
      <table className={styles.table}>
        <thead>
          <tr>
            {table.head.map((cell, column) => (
              <th key={`${column}`} scope="col" data-align={align(column)}>
                <Inlines inlines={cell.inlines} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={`${index}`}>
              {row.map((cell, column) => (
                <td key={`${column}`} data-align={align(column)}>
                  <Inlines inlines={cell.inlines} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const codeNames = { output: 'output', template: 'template', diagram: 'diagram', data: 'data', other: 'text' } as const

interface CodeProps {
  readonly text: string
  readonly role: keyof typeof codeNames
  readonly language: string
  readonly line?: number
}

export function CodeView({ text, role, language, line }: CodeProps) {
  return (
    <figure className={styles.figure} data-line={line}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled with the arrow keys */}
      <pre className={classes(styles.pre, role === 'diagram' && styles.diagram)} tabIndex={0}>
        {text}
      </pre>
      <div className={styles.tools}>
        <CopyButton text={text} what={language === '' ? codeNames[role] : language} />
      </div>
    </figure>
  )
}
