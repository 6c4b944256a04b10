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
  | 'Figure'
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
  /** What it is, for those who don't see it. */
  readonly alternative?: string
  /** What it stands for: said in place of what is drawn. */
  readonly actual?: string
  /** Of a list. */
  readonly numbering?: 'Decimal' | 'Disc' | 'Square'
  /** Where it is another than that of what it stands in, as BCP 47 names it. */
  readonly language?: string
  element?: StructureElement
}

export function tagOf(type: TagType, parent: Tag, more: Omit<Tag, 'type' | 'parent' | 'element'> = {}): Tag {
  return { type, parent, ...more }
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

function attributesOf({ type, language, actual, numbering }: Tag): string {
  return [
    type === 'TH' ? '/A<</O/Table/Scope/Column>>' : '',
    numbering === undefined ? '' : `/A<</O/List/ListNumbering/${numbering}>>`,
    actual === undefined ? '' : `/ActualText${hexString(actual)}`,
    language === undefined ? '' : `/Lang${hexString(language)}`,
  ].join('')
}
