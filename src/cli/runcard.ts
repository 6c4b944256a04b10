#!/usr/bin/env node
// The entry of the terminal shell. Kept this small because what it imports can't come out of the compile cache it opens,
// and because it has to be understood by a Node that is too old for the rest.
import module from 'node:module'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'

const oldestNode = 24

if (Number.parseInt(process.versions.node, 10) < oldestNode) {
  process.stderr.write(
    `runcard: Runcard needs Node ${oldestNode} or newer; this is Node ${process.versions.node}.\n` +
      'Start it with “npm run --silent runcard -- COMMAND” in its folder, which has the right one.\n',
  )
  process.exitCode = 1
} else {
  // Node has its own modules compiled, but for its usual flags only: they are loaded before those change.
  await Promise.all([
    import('node:crypto'),
    import('node:fs'),
    import('node:fs/promises'),
    import('node:process'),
    import('node:readline'),
    import('node:readline/promises'),
    import('node:sqlite'),
    import('node:timers/promises'),
    import('node:util'),
    import('node:zlib'),
  ])
  setFlagsFromString(
    [
      // The shell grammar is WebAssembly with one enormous function. Optimising it takes half a gigabyte and longer than any
      // playbook takes to read, and the process would wait for it before it ends.
      '--no-wasm-tier-up --no-wasm-dynamic-tiering',
      // A playbook is read by hundreds of patterns, most of which meet a few lines: machine code is for those that meet many.
      '--regexp-tier-up-ticks=200 --no-regexp-peephole-optimization',
      // Most commands are over before optimising what they do has paid for itself.
      '--invocation-count-for-maglev=1500 --invocation-count-for-maglev-osr=400',
      '--invocation-count-for-turbofan=12000 --invocation-count-for-osr=2000',
      // All functions go into the compile cache, not only those that are called while their module is loaded.
      '--no-lazy',
    ].join(' '),
  )
  openCompileCache()
  const [{ main }, { createTerminal }] = await Promise.all([import('./main.ts'), import('./terminal/terminal.ts')])
  process.exitCode = await main(process.argv.slice(2), createTerminal())
}

/** The build fills the one beside what it made; who may not write there has one of their own. */
function openCompileCache(): void {
  const { status } = module.enableCompileCache(fileURLToPath(new URL('../../out/compile-cache', import.meta.url)))
  if (status === module.constants.compileCacheStatus.FAILED) module.enableCompileCache()
}
