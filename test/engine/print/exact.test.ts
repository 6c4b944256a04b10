// Right to the character: what a reader's program takes out of the paper is what the playbook says.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { frontMatterElements, frontMatterOf } from '../../../src/core/card/front-matter.ts'
import { inlinesText, plainText } from '../../../src/core/card/runs.ts'
import type { Block } from '../../../src/core/playbook/model/document.ts'
import { typesetBinder } from '../../../src/engine/print/typeset-binder.ts'
import { everyBlock, read } from '../../core/playbook/reading.ts'
import { missing, realPart, seedsFolder } from '../../support/real-parts.ts'
import { commandTexts, paperFormats } from './paper-formats.ts'
import { contentOf, squeezed, textOf } from './reading-paper.ts'

const bundledFolder = join(import.meta.dirname, '..', '..', '..', 'playbooks')

function playbooksIn(folder: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md')
  return names.map((name) => join(folder, name))
}

const options = { paper: 'a4', fileName: 'p.md', printedOn: '2026-11-21' } as const
const files = [...playbooksIn(bundledFolder), ...(missing('seeds') ? [] : playbooksIn(realPart('seeds') ?? seedsFolder))]

/** Is the command in the text, with a new line inside a line of it at most where it was wrapped? */
function isIn(text: string, command: string): boolean {
  const characters = command.trimEnd().replace(/\s*\n/g, '\n')
  for (let from = text.indexOf(characters[0] ?? ''); from !== -1; from = text.indexOf(characters[0] ?? '', from + 1)) {
    let at = from
    let matched = 0
    while (matched < characters.length) {
      if (characters[matched] === text[at]) matched += 1
      else if (text[at] !== '\n' && !(characters[matched] === '\n' && text[at] === ' ')) break
      at += 1
    }
    if (matched === characters.length) return true
  }
  return false
}

/** Blank lines come and go where one page ends and the next begins. */
function inOnePiece(text: string): string {
  return text.replaceAll('\f', '').replace(/\n(?:[ \t]*\n)+/g, '\n')
}

/** What the words of the paper's own are written with, and a playbook may lack. */
const ownSigns = '·–…×'

function signsOf(text: string): readonly string[] {
  return [...new Set(text)].filter((sign) => sign > '~')
}

function nameOf(sign: string): string {
  return `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}

function wordsOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'heading':
    case 'label':
    case 'paragraph':
      return inlinesText(block.inlines).split(/[.,:;]*(?:\s+|$)/)
    case 'table':
      return [block.head, ...block.rows].flat().flatMap((cell) => inlinesText(cell.inlines).split(/[.,:;]*(?:\s+|$)/))
    case 'code':
    case 'verbatim':
      return block.text.split(/\s+/)
    default:
      return []
  }
}

describe.skipIf(missing('pdftotext', 'qpdf'))('every command of a real playbook', () => {
  for (const [format, print] of Object.entries(paperFormats)) {
    it.each(files)(`comes back to the character from the ${format} of %s`, async (file) => {
      const playbook = read(readFileSync(file, 'utf8'))
      for (const part of await print(playbook, options)) {
        const text = inOnePiece(part.content(part.bytes))
        const lost = part.commands.filter((command) => !isIn(text, command))
        expect(lost, part.what).toEqual([])
      }
    })
  }

  it('comes back to the character from a binder of all of them', async () => {
    const parts = files.map((file) => ({ playbook: read(readFileSync(file, 'utf8')), printing: { ...options, fileName: basename(file) } }))
    const { bytes } = await typesetBinder(parts, { printedOn: options.printedOn })
    const text = inOnePiece(contentOf(bytes))
    for (const { playbook, printing } of parts) {
      expect(
        commandTexts(playbook).filter((command) => !isIn(text, command)),
        printing.fileName,
      ).toEqual([])
    }
  })

  it.each(files)('stands on the paper of %s beside every other word of it, and no sign is changed', async (file) => {
    const playbook = read(readFileSync(file, 'utf8'))
    const [part] = await paperFormats.booklet!(playbook, options)
    const text = textOf(part!.bytes)
    const squeezedText = squeezed(contentOf(part!.bytes))
    // What its front matter says stands in lines of its own, without what the title page says in larger type.
    const facts = frontMatterElements(playbook, playbook.title)
    const told = facts?.flatMap((element) => (element.type === 'paragraph' ? plainText(element.runs).split(/\s+/) : [])) ?? []
    const blocks = facts ? playbook.blocks.filter((block) => block !== frontMatterOf(playbook)) : playbook.blocks
    const asides = playbook.procedures.flatMap(({ steps }) =>
      steps.flatMap(({ commands }) => commands.flatMap(({ remark }) => remark ?? [])),
    )
    const words = [...told, ...everyBlock(blocks).flatMap((block) => wordsOf(block)), ...asides.flatMap((aside) => aside.split(/\s+/))]
    expect(words.filter((word) => !squeezedText.includes(word) && !squeezed(text).includes(word))).toEqual([])
    const said = JSON.stringify(playbook)
    expect(signsOf(text).filter((sign) => !said.includes(sign) && !ownSigns.includes(sign))).toEqual([])
    const unseen = signsOf(said).filter((sign) => !text.includes(sign) && !part!.missingCharacters.includes(nameOf(sign)))
    expect(unseen).toEqual([])
  })
})
