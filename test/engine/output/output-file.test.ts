// What is kept of a command's output, as a screen reads it back: while it is written, at its end, and after a restart.
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { IncidentId, RunId } from '../../../src/core/incident/events.ts'
import type { CommandId } from '../../../src/core/playbook/model/document.ts'
import { createOutputFiles, type OutputFiles, type OutputPlace } from '../../../src/engine/output/output-file.ts'

const tailBytes = 256 * 1024
const megabyte = 1_000_000
const place: OutputPlace = { incidentId: 'incident' as IncidentId, runId: 'run' as RunId, commandId: 'command' as CommandId }

let folder: string
let files: OutputFiles
let lost: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runcard-output-'))
  files = createOutputFiles(folder, () => 1)
  lost = []
})
afterEach(() => rmSync(folder, { recursive: true }))

const begin = () => files.create(place, (reason) => lost.push(reason))
/** A stream in which every eight bytes say where they are. */
const stream = Buffer.from(Array.from({ length: 500_000 }, (_, index) => `${String(index).padStart(7, '0')}\n`).join(''))

it('keeps all of it below the limit, and nothing is read beyond its end', async () => {
  const writer = begin()
  await writer.write(Buffer.from('one two '))
  await writer.write(Buffer.from('three'))
  expect(await files.read(place, 0, 100)).toEqual({ text: 'one two three', from: 0, to: 13, totalBytes: 13 })
  expect(await writer.finish()).toEqual({ outputBytes: 13 })
  expect(await files.read(place, 4, 3)).toEqual({ text: 'two', from: 4, to: 7, totalBytes: 13 })
  expect(await files.read(place, 13, 100)).toEqual({ text: '', from: 13, to: 13, totalBytes: 13 })
})

it('reads whole characters, also where a piece ends in the middle of one and while the rest is still to come', async () => {
  const writer = begin()
  const bytes = Buffer.from('höhe ✓')
  await writer.write(bytes.subarray(0, 7))
  expect(await files.read(place, 0, 100)).toMatchObject({ text: 'höhe ', to: 6 })
  await writer.write(bytes.subarray(7))
  await writer.finish()
  expect(await files.read(place, 0, 2)).toMatchObject({ text: 'hö', to: 3 })
  expect(await files.read(place, 2, 100)).toMatchObject({ text: 'öhe ✓', from: 1, to: bytes.length })
})

it('keeps the beginning and the last 256 KiB of more than the limit, however it was cut, also for another Runcard', async () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 700_000 }), { minLength: 3, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(lengths, async (pieces) => {
      const writer = begin()
      let total = 0
      for (const length of pieces) {
        await writer.write(stream.subarray(total, total + length))
        total += length
      }
      const gapEnd = Math.max(megabyte, total - tailBytes)
      const readAll = async (from: OutputFiles) => ({
        head: (await from.read(place, 0, Math.min(total, megabyte))).text,
        tail: total > megabyte ? await from.read(place, megabyte, total) : undefined,
      })
      const whole = {
        head: stream.toString('utf8', 0, Math.min(total, megabyte)),
        tail: total > megabyte ? { text: stream.toString('utf8', gapEnd, total), from: gapEnd, to: total, totalBytes: total } : undefined,
      }
      expect(await readAll(files)).toEqual(whole)
      await writer.finish()
      expect(await readAll(files)).toEqual(whole)
      expect(await readAll(createOutputFiles(folder, () => 1))).toEqual(whole)
      rmSync(join(folder, 'incidents'), { recursive: true })
    }),
    { numRuns: 8 },
  )
})

it('says once that the limit is reached, at the byte that is beyond it', async () => {
  const writer = begin()
  await writer.write(Buffer.alloc(megabyte, 'a'))
  expect(lost).toEqual([])
  await writer.write(Buffer.from('b'))
  await writer.write(Buffer.from('c'))
  const reason = 'more than 1 MB: only the beginning and the end are kept'
  expect(lost).toEqual([reason])
  expect(await writer.finish()).toEqual({ outputBytes: megabyte + 2, outputLost: reason })
  expect(await files.read(place, megabyte - 1, 100)).toMatchObject({ text: 'a', to: megabyte })
  expect(await files.read(place, megabyte, 100)).toMatchObject({ text: 'bc', to: megabyte + 2 })
})

it('keeps the tail in memory where there is no file to be made, says why, and makes it readable by its user only where there is', async () => {
  writeFileSync(join(folder, 'incidents'), 'a file in the way')
  const writer = begin()
  await writer.write(Buffer.from('first '))
  await writer.write(Buffer.from('second'))
  expect(lost).toEqual([expect.stringMatching(/^not kept from byte 0 on: /)])
  expect(await files.read(place, 0, 100)).toEqual({ text: 'first second', from: 0, to: 12, totalBytes: 12 })
  expect(await writer.finish()).toMatchObject({ outputBytes: 12, outputLost: lost[0] })
  expect(await files.read(place, 6, 100)).toMatchObject({ text: 'second', from: 6 })
  rmSync(join(folder, 'incidents'))
  const kept = begin()
  await kept.write(Buffer.from('kept'))
  await kept.finish()
  const file = join(folder, 'incidents', 'incident', 'run-command.out')
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

it('takes no name from an id that would lead out of its folder', async () => {
  const outside = { ...place, runId: '../../../outside' as RunId }
  const writer = files.create(outside, () => {})
  await writer.write(Buffer.from('inside'))
  await writer.finish()
  expect(existsSync(join(folder, '..', 'outside-command.out'))).toBe(false)
  expect(await files.read(outside, 0, 100)).toMatchObject({ text: 'inside' })
})
