// Text that was read in the wrong encoding is repaired; text that only looks odd is left alone.
import { describe, expect, it } from 'vitest'
import { repairText } from '../../../src/core/playbook/source/mojibake.ts'

const macRoman = (text: string) => new TextDecoder('macintosh').decode(new TextEncoder().encode(text))
/** As the standard has it: the five unassigned bytes are control characters. */
const windows1252 = (text: string) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text))

describe('repairing text', () => {
  it.each([
    '✅ done',
    '❌ failed – see below',
    '⚠️ “careful”',
    '🔴 down',
    'Größe: 5 °C',
    'naïve café',
    '└── backups',
    '步骤 1：停止',
    'déjà vu … à côté',
    'Привет, мир',
  ])('brings back %s', (text) => {
    expect(repairText(windows1252(text))).toBe(text)
    expect(repairText(macRoman(text))).toBe(text)
  })

  it.each([
    'l’été',
    '« café »',
    '« café »',
    '“CAFÉ”',
    '„Ärger“ und “ändern”',
    '“ähnlich”, ‘über’',
    'NESTLÉ®, CAFÉ™',
    'd’été – à »',
    '“déjà”…',
    'IRMÔ e «AMANHû',
    '„één”',
    '2×½, 3×²',
    '– äußerst –ähnlich',
    'pasó”…»',
    'ÀÉÎÕÜ àéîõü ß',
    'Ünal Şahin, Łódź, Dvořák',
    '数据库损坏：恢复',
    'plain ASCII',
  ])('leaves %s alone', (text) => {
    expect(repairText(text)).toBe(text)
  })

  it('repairs what is broken beside what is not', () => {
    expect(repairText(`l’été ${windows1252('✅')} « café »`)).toBe('l’été ✅ « café »')
  })
})
