// What a file says of itself: for lists of files, and that it is meant for screen readers (XMP, PDF/UA-1 clause 5).
import { dateString, escapeXml, hexString } from './pdf-text.ts'

export interface Metadata {
  readonly title: string
  /** BCP 47: en */
  readonly language: string
  readonly writtenAt: Date
}

const producer = 'Runcard'

export function infoDictionary({ title, writtenAt }: Metadata): string {
  const date = dateString(writtenAt)
  return `<</Title${hexString(title)}/Creator(${producer})/Producer(${producer})/CreationDate${date}/ModDate${date}>>`
}

export function xmp({ title, language, writtenAt }: Metadata): string {
  const date = `${writtenAt.toISOString().slice(0, 19)}Z`
  return `<?xpacket begin="\u00ef\u00bb\u00bf" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${producer}</xmp:CreatorTool><xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate>
<pdf:Producer>${producer}</pdf:Producer><pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`
}
