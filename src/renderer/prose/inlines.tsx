// Running text of a playbook. A link into the document goes there, a link to the web opens outside; a link to a file beside
// the playbook can't be followed from here and is shown with the file's name.
import type { ReactNode } from 'react'
import type { Inline, SectionId } from '../../core/playbook/model/document.ts'
import { useGoToSection } from './go-to-section.ts'
import styles from './prose.module.css'

export function Inlines({ inlines }: { readonly inlines: readonly Inline[] }) {
  return inlines.map((inline, index) => <OneInline key={`${index} ${inline.type}`} inline={inline} />)
}

function OneInline({ inline }: { readonly inline: Inline }): ReactNode {
  switch (inline.type) {
    case 'text':
      return inline.text
    case 'code':
      return <code className={styles.code}>{inline.text}</code>
    case 'strong':
      return (
        <strong>
          <Inlines inlines={inline.children} />
        </strong>
      )
    case 'emphasis':
      return (
        <em>
          <Inlines inlines={inline.children} />
        </em>
      )
    case 'strikethrough':
      return (
        <s>
          <Inlines inlines={inline.children} />
        </s>
      )
    case 'link':
      return <Link href={inline.href} sectionId={inline.sectionId} inlines={inline.children} />
    case 'image':
      return <Picture src={inline.src} alt={inline.alt} />
    case 'break':
      return inline.isWrap ? ' ' : <br />
    default:
      inline satisfies never
      return null
  }
}

interface LinkProps {
  readonly href: string
  readonly sectionId: SectionId | undefined
  readonly inlines: readonly Inline[]
}

function Link({ href, sectionId, inlines }: LinkProps) {
  const goTo = useGoToSection()
  if (sectionId !== undefined)
    return (
      <a
        href={`#${sectionId}`}
        onClick={(event) => {
          event.preventDefault()
          goTo(sectionId)
        }}
      >
        <Inlines inlines={inlines} />
      </a>
    )
  if (/^(?:https?:|mailto:)/i.test(href))
    return (
      <a href={href} target="_blank" rel="noreferrer">
        <Inlines inlines={inlines} />
      </a>
    )
  return (
    <span className={styles.elsewhere}>
      <Inlines inlines={inlines} /> <span>({href})</span>
    </span>
  )
}

/** Only a picture that is part of the text itself is drawn: nothing is fetched. */
function Picture({ src, alt }: { readonly src: string; readonly alt: string }) {
  if (/^data:image\/(?:png|jpeg|gif|webp);/i.test(src)) return <img src={src} alt={alt} className={styles.picture} />
  return (
    <span className={styles.elsewhere}>
      {alt === '' ? 'Picture' : `Picture: ${alt}`} <span>({src})</span>
    </span>
  )
}
