// The document between the steps, block by block, as the author wrote it.
import type { ReactNode } from 'react'
import type { Block, ListItem } from '../../core/playbook/model.ts'
import { classes } from '../parts/classes.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { Inlines } from './inlines.tsx'
import styles from './prose.module.css'

export function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block) => <BlockView key={`${block.lines.start} ${block.type}`} block={block} />)
}

export function BlockView({ block }: { readonly block: Block }): ReactNode {
  switch (block.type) {
    case 'heading':
      return <HeadingView level={block.level} id={block.sectionId} children={<Inlines inlines={block.inlines} />} />
    case 'label':
      return (
        <p className={styles.label}>
          <Inlines inlines={block.inlines} />
        </p>
      )
    case 'paragraph':
      return (
        <p className={styles.paragraph}>
          <Inlines inlines={block.inlines} />
        </p>
      )
    case 'list':
      return <ListView ordered={block.ordered} start={block.start} items={block.items} />
    case 'table':
      return <TableView table={block} />
    case 'code':
      return <CodeView text={block.text} role={block.role} language={block.language} />
    case 'quote':
      return (
        <blockquote className={styles.quote}>
          <Blocks blocks={block.blocks} />
        </blockquote>
      )
    case 'rule':
      return <hr className={styles.rule} />
    case 'verbatim':
      return <pre className={classes(styles.pre, styles.verbatim)}>{block.text}</pre>
    case 'step':
      return null
    default:
      block satisfies never
      return null
  }
}

/** The document's own levels, one lower than on the page because the playbook's title is the page's first heading. */
export function HeadingView({ level, id, children }: { readonly level: number; readonly id: string; readonly children: ReactNode }) {
  const Tag = level <= 1 ? 'h1' : level === 2 ? 'h2' : level === 3 ? 'h3' : 'h4'
  return (
    <Tag id={id} className={classes(styles.heading, styles[`level${Math.min(4, level)}`])}>
      {children}
    </Tag>
  )
}

interface ListProps {
  readonly ordered: boolean
  readonly start: number
  readonly items: readonly ListItem[]
}

function ListView({ ordered, start, items }: ListProps) {
  const rows = items.map((item, index) => (
    <li key={`${index} ${item.blocks[0]?.lines.start ?? ''}`} className={item.checked === undefined ? '' : styles.task}>
      {item.checked !== undefined && (
        <span role="img" aria-label={item.checked ? 'done' : 'not done'} className={styles.tick} data-checked={item.checked} />
      )}
      <Blocks blocks={item.blocks} />
    </li>
  ))
  return ordered ? (
    <ol className={styles.list} start={start}>
      {rows}
    </ol>
  ) : (
    <ul className={styles.list}>{rows}</ul>
  )
}

function TableView({ table }: { readonly table: Extract<Block, { type: 'table' }> }) {
  const align = (column: number) => table.align[column] || undefined
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the arrow keys
    <section className={styles.scroll} tabIndex={0} aria-label="Table">
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
    </section>
  )
}

const codeNames = { output: 'What to expect', template: 'Template', diagram: 'Diagram', data: 'Data', other: 'Text' } as const

interface CodeProps {
  readonly text: string
  readonly role: keyof typeof codeNames
  readonly language: string
}

export function CodeView({ text, role, language }: CodeProps) {
  const name = role === 'data' || role === 'other' ? language || codeNames[role] : codeNames[role]
  return (
    <figure className={styles.figure}>
      <figcaption>{name}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled with the arrow keys */}
      <pre className={classes(styles.pre, role === 'diagram' && styles.diagram)} tabIndex={0}>
        {text}
      </pre>
      <CopyButton text={text} what={name.toLowerCase()} />
    </figure>
  )
}
