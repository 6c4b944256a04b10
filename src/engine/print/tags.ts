// What text is, for screen readers: a tree of tags, made while laying out, put into the PDF when its first text is drawn.
import type { PdfDocument } from './pdf/pdf-document.ts'
import { hexString } from './pdf/pdf-text.ts'
import type { StructureElement } from './pdf/structure.ts'

export type TagType =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'H6'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Code'
  | 'BlockQuote'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'Link'
  | 'Span'

/** `element` is set when the tag is first drawn. */
export interface Tag {
  readonly type: TagType
  readonly parent?: Tag
  readonly alternative?: string
  /** Where it is another than that of what it stands in, as BCP 47 names it. */
  readonly language?: string
  element?: StructureElement
}

export function tagOf(type: TagType, parent: Tag, alternative?: string): Tag {
  return alternative === undefined ? { type, parent } : { type, parent, alternative }
}

/** The tag's element in the document, made with its ancestors if need be. */
export function tagElement(document: PdfDocument, tag: Tag): StructureElement {
  tag.element ??= document.addElement({
    type: tag.type,
    ...(tag.parent ? { parent: tagElement(document, tag.parent) } : {}),
    ...(tag.alternative === undefined ? {} : { alternative: tag.alternative }),
    attributes: attributesOf(tag),
  })
  return tag.element
}

function attributesOf({ type, language }: Tag): string {
  const scope = type === 'TH' ? '/A<</O/Table/Scope/Column>>' : ''
  return language === undefined ? scope : `${scope}/Lang${hexString(language)}`
}
