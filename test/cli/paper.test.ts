// What can go wrong on the way to paper, through the real command: playbooks out of the ordinary, places that take no file,
// typefaces that are missing or damaged.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ask, textOf } from '../engine/print/reading-paper.ts'
import { missing, realPart } from '../support/real-parts.ts'
import { entry } from './run-scenario.ts'
import { runcard } from './runcard.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function home(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'runcard-paper-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

function fence(...lines: readonly string[]): string {
  return ['```bash', ...lines, '```', ''].join('\n')
}

function numbered(count: number, line: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => line(index))
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}

/** Words of the paper that reach over its edges. */
function wordsOutside(pdf: string): string[] {
  const { said } = ask('pdftotext', ['-bbox'], readFileSync(pdf), ['-'])
  const width = Number(/<page width="([\d.]+)/.exec(said)?.[1])
  return [...said.matchAll(/xMin="(-?[\d.]+)".* xMax="([\d.]+)".*>(.*)<\/word>/g)]
    .filter(([, left, right]) => Number(left) < 0 || Number(right) > width)
    .map(([, , , word]) => word as string)
}

describe.skipIf(missing('pdftotext', 'qpdf'))('a playbook out of the ordinary', () => {
  it.each([
    ['a line of 100,000 characters', `# L\n\n${'x'.repeat(100_000)}\n\n${fence(`echo ${'y'.repeat(100_000)}`)}`, /x{60}/],
    [
      'a table of 60 columns',
      `# T\n\n${row(numbered(60, (index) => `head ${index}`))}${row(numbered(60, () => '---'))}${row(numbered(60, (index) => `cell ${index}`))}`,
      /cell 59/,
    ],
    ['nothing but a title', '---\ntitle: Bare\n---\n', /Bare/],
    ['text from right to left', '# שלום\n\nטקסט בעברית עם `curl` בתוך\n\nمرحبا بالعالم\n', /curl/],
    [
      'a scenario of a thousand steps',
      `# S\n\n## Scenario 1: Many\n\n${numbered(1000, (index) => fence(`# Step ${index + 1}`, `systemctl status unit-${index + 1}`)).join('\n')}`,
      /unit-1000/,
    ],
  ])('comes onto sensible pages: %s', { timeout: 60_000 }, async (_, markdown, expected) => {
    const folder = home({ 'odd.md': markdown })
    const { status, stderr } = await runcard(folder, {}, ['export', 'odd.md', '-o', 'odd.pdf'])
    expect({ status, stderr }).toMatchObject({ status: 0, stderr: expect.stringContaining('Wrote the booklet') })
    const pdf = join(folder, 'odd.pdf')
    expect(ask('qpdf', ['--check'], readFileSync(pdf)).status).toBe(0)
    expect(textOf(readFileSync(pdf))).toMatch(expected)
    expect(wordsOutside(pdf)).toEqual([])
  })

  it('is told to be empty when it is, and no file is made', async () => {
    const folder = home({ 'bare.md': '\n  \n' })
    const { status, stderr } = await runcard(folder, {}, ['export', 'bare.md', '-o', 'bare.pdf'])
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('bare.md is empty') })
    expect(existsSync(join(folder, 'bare.pdf'))).toBe(false)
  })
})

const simple = `# T\n\n${fence('uptime')}`

describe('a place that takes no file', () => {
  it.each([
    ['a folder that is not there', 'none/out.pdf', 'there is no such folder'],
    ['a folder', 'folder', 'there is a folder where a file should be'],
    ['something in a file', 'book.md/out.pdf', 'there is a file where a folder should be'],
  ])('is told in words: %s', async (_, place, reason) => {
    const folder = home({ 'book.md': simple })
    mkdirSync(join(folder, 'folder'))
    const { status, stderr } = await runcard(folder, {}, ['export', 'book.md', '-o', place])
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining(reason) })
  })

  it.skipIf(missing('mounts of one’s own'))('keeps the old file whole when it is full, and nothing of the new one', () => {
    const folder = home({ 'book.md': simple })
    mkdirSync(join(folder, 'small'))
    const script = [
      'mount -t tmpfs -o size=8k runcard small',
      'echo old > small/out.pdf',
      `"${process.execPath}" "${entry}" export book.md -o small/out.pdf`,
      'echo "status $?"; cat small/out.pdf; ls -A small',
    ].join('\n')
    const env = { PATH: process.env.PATH, HOME: folder, RUNCARD_DATA: join(folder, 'data') }
    const { stdout, stderr } = spawnSync('unshare', ['--mount', 'sh', '-c', script], { cwd: folder, env, encoding: 'utf8' })
    expect(stdout).toBe('status 1\nold\nout.pdf\n')
    expect(stderr).toContain('the disk is full')
  })
})

const chinese = `# 灾难恢复\n\n停止服务\n\n${fence('echo "恢复完成" | tee /tmp/日志.txt')}`

describe.skipIf(process.platform !== 'linux' || missing('pdftotext'))('letters that no bundled typeface has', () => {
  /** A home with these files as the only fonts of the computer. */
  function withFonts(fonts: Readonly<Record<string, Buffer>>): { readonly folder: string; readonly env: Readonly<Record<string, string>> } {
    const folder = home({ 'book.md': chinese })
    mkdirSync(join(folder, 'share', 'fonts', 'folder.ttf'), { recursive: true })
    for (const [name, bytes] of Object.entries(fonts)) writeFileSync(join(folder, 'share', 'fonts', name), bytes)
    return { folder, env: { XDG_DATA_HOME: join(folder, 'share'), XDG_DATA_DIRS: join(folder, 'nothing') } }
  }

  function damaged(): Record<string, Buffer> {
    const font = realPart('a Chinese font')
    const whole = font === undefined ? Buffer.from('\0\x01\0\0\0\x0a') : readFileSync(font)
    const holed = Buffer.from(whole)
    holed.fill(0xff, Math.min(holed.length, 4096))
    return {
      'empty.ttf': Buffer.alloc(0),
      'text.otf': Buffer.from('no font'),
      'cut.ttc': whole.subarray(0, whole.length / 2),
      'holed.ttc': holed,
    }
  }

  it('are told by their code points, with what to do, where the computer has no whole font for them', async () => {
    const { folder, env } = withFonts(damaged())
    const { status, stderr } = await runcard(folder, env, ['export', 'book.md', '-o', 'out.pdf'])
    expect(status).toBe(0)
    expect(stderr).toMatch(/printed as their code points: .*U\+505C.*\nInstall a font that has them/)
  })

  it.skipIf(missing('a Chinese font'))('are set in a font of the computer, and copied as they were written', async () => {
    const { folder, env } = withFonts({ ...damaged(), 'whole.ttc': readFileSync(realPart('a Chinese font')!) })
    const { status, stderr } = await runcard(folder, env, ['export', 'book.md', '-o', 'out.pdf'])
    expect({ status, isMissing: stderr.includes('code points') }).toEqual({ status: 0, isMissing: false })
    const text = textOf(readFileSync(join(folder, 'out.pdf')))
    expect(text).toContain('停止服务')
    expect(text).toContain('echo "恢复完成" | tee /tmp/日志.txt')
  })
})

describe.skipIf(missing('mounts of one’s own'))('a bundled typeface that is damaged', () => {
  it('is named, with what to do, and no file is made', () => {
    const folder = home({ 'book.md': simple })
    const font = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf')
    cpSync(font, join(folder, 'mono.ttf'))
    writeFileSync(join(folder, 'mono.ttf'), readFileSync(font).subarray(0, 100_000))
    const script = `mount --bind mono.ttf "${font}" && "${process.execPath}" "${entry}" export book.md -o out.pdf; echo "status $?"`
    const env = { PATH: process.env.PATH, HOME: folder, RUNCARD_DATA: join(folder, 'data') }
    const { stdout, stderr } = spawnSync('unshare', ['--mount', 'sh', '-c', script], { cwd: folder, env, encoding: 'utf8' })
    expect({ stdout, isMade: readdirSync(folder).includes('out.pdf') }).toEqual({ stdout: 'status 1\n', isMade: false })
    expect(stderr).toMatch(/DejaVuSansMono\.ttf.*damaged[\s\S]*Install Runcard again/)
  })
})
