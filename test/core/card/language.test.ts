// The words on paper in every language, and how the language of a playbook is told.
import { describe, expect, it } from 'vitest'
import { paperWords } from '../../../src/core/card/language/languages.ts'
import { labelLanguages } from '../../../src/core/card/language/paper-words.ts'
import { languageOf } from '../../../src/core/card/language/playbook-language.ts'
import { dateIn, durationIn } from '../../../src/core/card/language/times.ts'
import { read } from '../playbook/reading.ts'

/** What is filled in into each of the words, wherever they stand in the table. */
function blanksOf(value: unknown): unknown {
  if (typeof value === 'string') return [...value.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, blanksOf(inner)]))
}

function everyWord(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Object.values(value as object).flatMap(everyWord)
}

describe.each(labelLanguages)('the words on paper in %s', (language) => {
  const words = paperWords[language]

  it('are all there, with a place for all that is filled in', () => {
    expect(words.language).toBe(language)
    expect(everyWord(words).filter((word) => word.trim() === '')).toEqual([])
    expect(blanksOf(words)).toEqual(blanksOf(paperWords.en))
  })

  it('tell a page behind a link in letters that the text beside it has, in the room that is kept for it', () => {
    expect(words.onPage).toMatch(/^ \([A-Za-z]\. \{page\}\)$/)
  })
})

describe('dates and durations on paper', () => {
  it.each([
    ['en', '13 Nov 2025', '1 day 2 h'],
    ['de', '13. Nov. 2025', '1 Tag 2 Std.'],
    ['fr', '13 nov. 2025', '1 jour 2 h'],
    ['es', '13 nov. 2025', '1 día 2 h'],
    ['pt', '13 nov. 2025', '1 dia 2 h'],
    ['zh', '2025年11月13日', '1 天 2 小时'],
  ] as const)('are in %s as they are said there', (language, date, duration) => {
    expect(dateIn(paperWords[language], '2025-11-13')).toBe(date)
    expect(durationIn(paperWords[language], 'P1DT2H')).toBe(duration)
  })
})

describe('the language of a playbook', () => {
  it.each([
    ['en', '# Disk full\n\nWhat to do when the disk is full and nothing can be written to it.'],
    ['de', '# Platte voll\n\nWas zu tun ist, wenn die Platte voll ist und nicht mehr geschrieben wird.'],
    ['fr', '# Disque plein\n\nCe qu’il faut faire si le disque est plein et que les services ne sont plus là.'],
    ['es', '# Disco lleno\n\nQué hacer si el disco está lleno y no se puede escribir en los volúmenes.'],
    ['pt', '# Disco cheio\n\nO que fazer quando o disco está cheio e não é possível gravar nos volumes dos serviços.'],
    ['zh', '# 磁盘已满\n\n磁盘写满后，请先执行 `df -h`，再清理 /var/log 下的日志。'],
    ['ja', '# ディスクが一杯\n\nディスクが一杯のときは `df -h` を実行してください。'],
    ['en', '# web-1\n\n```bash\nsystemctl restart web\n```'],
    ['en', `# Web\n\n## Recovery\n\n${Array.from({ length: 9 }, (_, step) => `${step + 1}. Do ${step}, al dente`).join('\n')}\n`],
    ['en', '# Wann?\n\nThis playbook is for the Berlin office. The database is on db-1, and the web server is on web-1.'],
  ])('is %s where its letters and its smallest words say so', (language, text) => {
    expect(languageOf(read(text))).toBe(language)
  })
})
