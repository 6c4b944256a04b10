// Several playbooks in one PDF: found by the table of contents, by bookmarks, and by a tab at the edge.
import { describe, expect, it } from 'vitest'
import { typesetBinder } from '../../../src/engine/print/typeset-binder.ts'
import { read } from '../../core/playbook/reading.ts'
import { missing } from '../../support/real-parts.ts'
import { ask, textOf } from './reading-paper.ts'

const printedOn = '2026-11-21'

function part(name: string) {
  const text = `# ${name}\n\nSee [the fault](#scenario-1-fault).\n\n## Scenario 1: Fault\n\n\`\`\`bash\nsystemctl restart ${name}\n\`\`\`\n`
  return { playbook: read(text), printing: { fileName: `${name}.md`, printedOn } }
}

const parts = [part('web'), part('mail'), part('store')]

describe.skipIf(missing('pdftotext', 'qpdf'))('a binder', () => {
  it('tells in its contents the page of each playbook and scenario, counted through the whole', async () => {
    const { bytes, pageCount } = await typesetBinder(parts, { printedOn })
    const pages = textOf(bytes).split('\f')
    const contents = ask('pdftotext', ['-layout', '-l', '1'], bytes, ['-']).said
    for (const [index, name] of ['web', 'mail', 'store'].entries()) {
      const at = pages.findIndex((text) => text.includes(`systemctl restart ${name}`)) + 1
      expect(contents).toMatch(new RegExp(`^ *${index + 1} +${name}[ .]+${at - 1}\\n +1 +Fault[ .]+${at}$`, 'm'))
      expect(pages[at - 1]).toContain(`page ${at} of ${pageCount}`)
      expect(pages[at - 2]).toContain(`See the fault (p. ${at}).`)
    }
    expect(ask('qpdf', ['--check'], bytes)).toMatchObject({ status: 0 })
  })

  it('starts each playbook on a right-hand page where both sides are printed', async () => {
    const { bytes } = await typesetBinder(parts, { printedOn, binding: 'duplex' })
    const pages = textOf(bytes).split('\f')
    for (const name of ['web', 'mail', 'store']) {
      const at = pages.findIndex((text, index) => index > 0 && text.includes('See the fault') && text.includes(`${name}.md`)) + 1
      expect([name, at % 2]).toEqual([name, 1])
    }
  })

  it('is whole where it has hundreds of pages, and the same bytes each time', async () => {
    const names = Array.from({ length: 180 }, (_, index) => `host-${index}`)
    const make = () => typesetBinder(names.map(part), { printedOn })
    const [first, second] = [await make(), await make()]
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
    expect(ask('qpdf', ['--check'], first.bytes)).toMatchObject({ status: 0 })
    const pages = textOf(first.bytes).split('\f')
    expect(pages.slice(0, -1)).toHaveLength(first.pageCount)
    for (const name of names) {
      const at = pages.findIndex((text) => new RegExp(`systemctl restart ${name}$`, 'm').test(text)) + 1
      expect(pages[at - 1]).toContain(`page ${at} of ${first.pageCount}`)
      expect(pages[at - 2]).toContain(`See the fault (p. ${at}).`)
    }
    const tags = ask('pdfinfo', ['-struct-text'], first.bytes).said
    for (const name of names) expect(tags).toMatch(new RegExp(`"systemctl restart ${name}"`))
  })

  it('refuses what makes no sense, and says what to take instead', async () => {
    await expect(typesetBinder(parts, { printedOn, orientation: 'landscape' })).rejects.toMatchObject({ code: 'paper-unsuited' })
  })
})
