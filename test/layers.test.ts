import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')
let folder = ''

/** A tree of the given files, cruised with the project's own rules. Answers the names of the rules that were broken. */
function brokenRules(files: Record<string, string>): string[] {
  folder = mkdtempSync(join(tmpdir(), 'runcard-layers-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'tsconfig.base.json'), '{}')
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const result = spawnSync(process.execPath, [cruiser, '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'src'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const report = JSON.parse(result.stdout) as { summary: { violations: { rule: { name: string } }[] } }
  return [...new Set(report.summary.violations.map((violation) => violation.rule.name))].sort()
}

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const planted: [string, Record<string, string>, string][] = [
  ['core reaching for the engine', { 'src/core/a.ts': "import '../engine/b.ts'", 'src/engine/b.ts': '' }, 'core-imports-only-itself'],
  ['core reading files', { 'src/core/a.ts': "import 'node:fs'" }, 'core-is-pure'],
  [
    'a screen reaching for the engine',
    { 'src/renderer/a.ts': "import '../engine/b.ts'", 'src/engine/b.ts': '' },
    'renderer-imports-only-core-contract',
  ],
  [
    'one shell using another',
    { 'src/main/a.ts': "import '../serve/b.ts'", 'src/serve/b.ts': '' },
    'main-imports-only-core-contract-engine',
  ],
  [
    'the terminal reaching behind its one door to the browser shell',
    { 'src/cli/a.ts': "import '../serve/b.ts'", 'src/serve/b.ts': '' },
    'cli-imports-only-core-contract-engine',
  ],
  [
    'an engine that every command of the terminal would load',
    { 'src/cli/commands/a.ts': "import '../compose.ts'", 'src/cli/compose.ts': '' },
    'commands-open-the-engine-when-they-run',
  ],
  ['Electron in the engine', { 'src/engine/a.ts': "import type {} from 'electron'" }, 'electron-only-in-the-desktop-shell'],
  ['SSH outside its target', { 'src/engine/session/a.ts': "import 'ssh2'" }, 'ssh-only-in-its-target'],
  ['Docker outside its target', { 'src/engine/session/a.ts': "import 'dockerode'" }, 'docker-only-in-its-target'],
  [
    'a pseudo-terminal outside the local target',
    { 'src/engine/session/a.ts': "import '@lydell/node-pty'" },
    'pty-only-in-the-local-target',
  ],
  [
    'processes outside the local target',
    { 'src/engine/library/a.ts': "import 'node:child_process'" },
    'processes-only-in-the-local-target',
  ],
  ['processes in what sets the pages', { 'src/engine/print/a.ts': "import 'node:child_process'" }, 'processes-only-in-the-local-target'],
  [
    'processes beside the one file that prints through the system',
    { 'src/engine/printers/a.ts': "import 'node:child_process'" },
    'processes-only-in-the-local-target',
  ],
  ['a cycle', { 'src/core/a.ts': "import './b.ts'", 'src/core/b.ts': "import './a.ts'" }, 'no-cycles'],
]

test.each(planted)('the layer check finds %s', (_what, files, rule) => {
  expect(brokenRules(files)).toEqual([rule])
})

test('the layer check has nothing to say about allowed imports', () => {
  expect(
    brokenRules({
      'src/core/a.ts': '',
      'src/contract/b.ts': "import '../core/a.ts'",
      'src/engine/c.ts': "import '../contract/b.ts'; import 'node:fs'",
      'src/cli/compose.ts': '',
      'src/cli/commands/e.ts': "export const open = () => import('../compose.ts')",
      'src/cli/d.ts': "import '../engine/c.ts'; import '../serve/command.ts'",
      'src/serve/command.ts': "import '../engine/c.ts'",
    }),
  ).toEqual([])
})
