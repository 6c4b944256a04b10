import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fullScreenLine, shownLines } from '../../../src/core/terminal/shown-lines.ts'

const lines = (text: string) => shownLines(text, true)

describe('output on the page', () => {
  test('has no colours, titles or other escape sequences in it', () => {
    expect(lines('\u001b]0;title\u0007\u001b[1;31merror\u001b[0m: no space\r\n\u001b(Bnext\r\n')).toEqual(['error: no space', 'next'])
  })

  test('shows a progress line as it stands at its end', () => {
    expect(lines('fetching  10 %\rfetching 100 %\r\ndone\r\n')).toEqual(['fetching 100 %', 'done'])
  })

  test('lets a backspace take back what was printed', () => {
    expect(lines('abc\b\bX\r\n')).toEqual(['aXc'])
  })

  test('keeps empty lines between others, and none at the end', () => {
    expect(lines('a\n\nb\n\n\n')).toEqual(['a', '', 'b'])
  })

  test('shows lines that a program draws again and again as they stand at their end', () => {
    const frame = (done: number) => `\u001b[2K[+] ${done}/2\r\n\u001b[2K web ${done > 0 ? 'started' : 'starting'}\r\n`
    expect(lines(`up\r\n${frame(0)}\u001b[2A${frame(1)}\u001b[2A${frame(2)}all up\r\n`)).toEqual([
      'up',
      '[+] 2/2',
      ' web started',
      'all up',
    ])
    expect(lines('--More--\r\u001b[Kok\r\n')).toEqual(['ok'])
    expect(lines('abcd\u001b[3D\u001b[K!\u001b[2Cz\r\n')).toEqual(['a!  z'])
  })

  test.each([
    ['abcd\u001b[2D\u001b[@X', ['abXcd']],
    ['abcd\u001b[3D\u001b[2P', ['ad']],
    ['abcd\u001b[3D\u001b[2X', ['a  d']],
    ['abcd\u001b[2D\u001b[1K', ['   d']],
    ['abcd\u001b[2K', []],
    ['abcd\u001b[2GX', ['aXcd']],
    ['ab\u001b7cd\u001b8X', ['abXd']],
    ['ab\u001b[scd\u001b[uX', ['abXd']],
    ['one\r\ntwo\u001b[FX\u001b[EY', ['Xne', 'Ywo']],
    ['one\r\ntwo\u001bMX\u001b[BY', ['oneX', 'two Y']],
    ['one\u001b[9BX', ['oneX']],
    ['one\rX\ntwo', ['Xne', 'two']],
    ['one\r\ntwo\u001b[1dX', ['one', 'two', '   X']],
    ['one\r\ntwo\r\nthree\u001b[2A\u001b[J', ['one']],
  ])('shows %j, a line that is edited, as it stands at its end', (text, shown) => {
    expect(lines(text)).toEqual(shown)
  })

  test('goes no further to the right than any terminal, but for a line that was written so far', () => {
    expect(lines(`${'\u001b[2000C'.repeat(3)}X`)).toEqual([`${' '.repeat(2000)}X`])
    expect(lines(`${'a'.repeat(3000)}\bX`)).toEqual([`${'a'.repeat(2999)}X`])
  })

  test('pushes the end of a line out at the edge of a terminal, however much is put in before it', () => {
    expect(lines(`end\r${'\u001b[2000@'.repeat(3)}begin`)).toEqual(['begin'])
  })

  test('shows the last of what a program draws from the top of the screen, and keeps what it had cleared away', () => {
    const top = (load: string) => `\u001b[Hload ${load}\u001b[K\r\n PID CPU\u001b[K\r\n`
    expect(lines(`begin\r\n\u001b[H\u001b[2J${top('1.0')}${top('0.5')}`)).toEqual(['begin', 'load 0.5', ' PID CPU'])
    expect(lines('one\r\n\u001b[H\u001b[2J\u001b[3Jtwo\r\n')).toEqual(['one', 'two'])
  })

  const drawn = (rows: number) => Array.from({ length: rows }, (_, row) => `\u001b[${row + 1};1H~\u001b[K`).join('')

  test('has a line for a full-screen program, between what was there before it and after it', () => {
    const editor = (content: string) => `\u001b[?1049h\u001b[22;0;0t\u001b[1;24r${content}${drawn(24)}\u001b[?1049l\u001b[23;0;0t`
    expect(lines(`opening\r\n${editor('a')}saved\r\n`)).toEqual(['opening', fullScreenLine, 'saved'])
    expect(lines(`opening${editor('a')}${editor('b')}`)).toEqual(['opening', fullScreenLine])
    expect(lines(`opening\r\n\u001b[?1049h${drawn(3)}`)).toEqual(['opening', fullScreenLine])
    expect(lines(`\u001b[?47h${drawn(3)}\u001b[?47lafterwards`)).toEqual([fullScreenLine, 'afterwards'])
  })

  test('shows nothing of a full-screen program in a piece that begins while it draws', () => {
    expect(shownLines(`;3Hx${drawn(4)}\u001b[?1049lsaved\r\n`, false)).toEqual([fullScreenLine, 'saved'])
    expect(shownLines(`;3Hx${drawn(24)}`, false)).toEqual([fullScreenLine])
    expect(shownLines('\u001b[1;1Hx\u001b[4;1Hy', false)).toEqual(['x', '', '', 'y'])
    expect(shownLines('7 of 9\r\n\u001b[1mdone\u001b[0m\r\n', false)).toEqual(['7 of 9', 'done'])
  })

  test('is all there from its beginning where no full-screen program began', () => {
    expect(lines(drawn(6))).toEqual(Array.from({ length: 6 }, () => '~'))
    expect(lines('all\u001b[?1049l there\r\n')).toEqual(['all there'])
  })

  describe('whatever only moves about, a page of it', () => {
    const page = (piece: string) => piece.repeat(Math.ceil(65_536 / piece.length))
    const cells = (shown: readonly string[]) => shown.reduce((sum, line) => sum + line.length, 0)

    test('down the screen and clears it has no more empty rows than a real program', () => {
      const shown = lines(`begin\r\n${page('\u001b[2000dx\u001b[2J')}\r\nend`)
      expect(shown.length).toBeLessThan(30_000)
      expect(shown[0]).toBe('begin')
      expect(shown.at(-1)).toBe('end')
    })

    test.each(['\n\u001b[2000Gx', '\nx\r\u001b[1000@'])('to the right, %j, has no more empty cells than a real program', (piece) => {
      const shown = lines(`begin${page(piece)}\r\nend`)
      expect(cells(shown)).toBeLessThan(1_100_000)
      expect(shown.filter((line) => line.endsWith('x'))).toHaveLength(Math.ceil(65_536 / piece.length))
      expect(shown.at(-1)).toBe('end')
    })

    test('is what a real one draws: a table on a high screen, again and again', () => {
      const table = Array.from({ length: 60 }, (_, row) => `\u001b[${row + 1};1Hrow ${row}\u001b[150Gat its end`).join('')
      const frame = `\u001b[H\u001b[2J${table}`
      const count = Math.floor(65_536 / frame.length)
      const shown = lines(frame.repeat(count))
      expect(shown).toHaveLength(60 * count)
      expect(shown.at(-1)).toBe(`${'row 59'.padEnd(149)}at its end`)
    })
  })

  test('never has a control character in it, whatever a program prints', () => {
    const noise = fc.array(
      fc.constantFrom(
        '\u001b',
        '[',
        ']',
        'A',
        'H',
        'J',
        'P',
        '@',
        '7',
        '8',
        '?1049h',
        '?1049l',
        '\r',
        '\b',
        '\u0007',
        '1',
        ';',
        'm',
        'K',
        'é',
        '界',
        ' ',
        '\t',
        '\u0000',
      ),
    )
    fc.assert(
      fc.property(noise, (pieces) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        for (const line of lines(pieces.join(''))) expect(line).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f]/)
      }),
    )
  })
})
