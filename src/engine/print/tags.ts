// The structure that screen readers see: a tree of tags, made while laying out, put into the PDF when its first text is drawn.
import type PDFDocument from 'pdfkit'

type Document = typeof PDFDocument.prototype
type StructureElement = ReturnType<Document['struct']>

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
  | 'Span'

/** `element` is set when the tag is first drawn. */
export interface Tag {
  readonly type: TagType
  readonly parent?: Tag
  readonly alternative?: string
  element?: StructureElement
}

export function tagOf(type: TagType, parent: Tag, alternative?: string): Tag {
  return alternative === undefined ? { type, parent } : { type, parent, alternative }
}

/** The tag's element in the document, made with its ancestors if need be. */
export function tagElement(doc: Document, tag: Tag): StructureElement {
  if (tag.element) return tag.element
  const options = {
    ...(tag.alternative === undefined ? {} : { alt: tag.alternative }),
    ...(tag.type === 'TH' ? { scope: 'Column' } : {}),
  }
  const element = doc.struct(tag.type as Parameters<Document['struct']>[0], options as Parameters<Document['struct']>[1])
  tag.element = element
  if (tag.parent) tagElement(doc, tag.parent).add(element)
  else doc.addStructure(element)
  return element
}
