// Which language a playbook is written in, by its letters and its smallest words: for the labels beside its text, and for screen
// readers, who pronounce it. Commands and code don't count.
import type { Block, Inline } from '../../playbook/model/document.ts'
import type { Playbook } from '../../playbook/model/playbook.ts'
import { isLabelLanguage } from './languages.ts'
import type { LabelLanguage } from './paper-words.ts'

/** Words that hardly a sentence does without, none of them an English word as well: the names of services and steps are English. */
const smallWords: Readonly<Record<string, string>> = {
  en: 'the and of to is in for with this that from are be if it on not when then by your do no as after before',
  de: 'der das und ist nicht mit von für auf den dem ein eine einen wird werden wenn aus zu oder nach sich',
  fr: 'le les des et est une dans pour avec du au ne pas sont vous cette si ou sur qui',
  es: 'el los las y una con para del que por está si esta lo se al son muy cuando',
  pt: 'os das dos é uma em com para da não se que por está ao na quando são pelo',
  it: 'il gli di è una con del della che sono nel se alla dei quando questo più',
  nl: 'het een van de voor niet te zijn wordt als bij uit naar dat deze moet',
}
const wordsOfLanguage = new Map(Object.entries(smallWords).map(([language, words]) => [language, new Set(words.split(' '))]))

/** By their letters: a language, and which part of all letters are enough. Kana before Chinese characters, which Japanese has too. */
const scripts: readonly (readonly [string, RegExp, number])[] = [
  ['ja', /[\u3040-\u30ff]/g, 0.05],
  ['zh', /\p{Script=Han}/gu, 0.15],
  ['ko', /\p{Script=Hangul}/gu, 0.15],
  ['ru', /\p{Script=Cyrillic}/gu, 0.3],
]

const mostText = 30_000
/** Different ones: one that comes again and again may be a name. */
const fewestWords = 3

/** As BCP 47 names it; English where nothing tells. */
export function languageOf(playbook: Playbook): string {
  const text = proseOf(playbook)
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const byScript = scripts.find(([, sign, share]) => letters > 0 && (text.match(sign)?.length ?? 0) >= letters * share)
  if (byScript) return byScript[0]
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const found = [...wordsOfLanguage].map(([language, small]) => {
    const own = words.filter((word) => small.has(word))
    return { language, count: new Set(own).size < fewestWords ? 0 : own.length }
  })
  // The first of equals is English.
  return found.reduce((best, next) => (next.count > best.count ? next : best)).language
}

/** The language for the labels beside such a text, where nobody chose one. */
export function labelsBeside(language: string): LabelLanguage {
  return isLabelLanguage(language) ? language : 'en'
}

/** As much as tells. */
function proseOf({ title, blocks, procedures }: Playbook): string {
  const texts = [title]
  let length = 0
  const add = (text: string) => {
    texts.push(text)
    length += text.length
  }
  for (const block of blocks) {
    if (length > mostText) break
    addBlock(block, add)
  }
  for (const { steps } of procedures) {
    if (length > mostText * 2) break
    for (const step of steps) add(step.title)
  }
  return texts.join('\n')
}

function addBlock(block: Block, add: (text: string) => void): void {
  if ('inlines' in block) add(block.inlines.map(textOf).join(''))
  else if (block.type === 'list') for (const item of block.items) for (const inner of item.blocks) addBlock(inner, add)
  else if (block.type === 'quote') for (const inner of block.blocks) addBlock(inner, add)
  else if (block.type === 'table') for (const row of block.rows) for (const cell of row) add(cell.inlines.map(textOf).join(''))
}

function textOf(inline: Inline): string {
  if (inline.type === 'text') return inline.text
  if (inline.type === 'break') return ' '
  return 'children' in inline ? inline.children.map(textOf).join('') : ''
}
