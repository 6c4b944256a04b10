#!/usr/bin/env node
// The entry of the terminal shell. Kept this small because what it imports can't come out of the compile cache it opens,
// and because it has to be understood by a Node that is too old for the rest.
import module from 'node:module'
import { setFlagsFromString } from 'node:v8'

const oldestNode = 24

if (Number.parseInt(process.versions.node, 10) < oldestNode) {
  process.stderr.write(
    `runcard: Runcard needs Node ${oldestNode} or newer; this is Node ${process.versions.node}.\n` +
      'Start it with “npm run --silent runcard -- COMMAND” in its folder, which has the right one.\n',
  )
  process.exitCode = 1
} else {
  // The shell grammar is WebAssembly with one enormous function. Optimising it takes half a gigabyte and longer than any
  // playbook takes to read, and the process would wait for it before it ends.
  setFlagsFromString('--no-wasm-tier-up --no-wasm-dynamic-tiering')
  module.enableCompileCache()
  const [{ main }, { createTerminal }] = await Promise.all([import('./main.ts'), import('./terminal/terminal.ts')])
  process.exitCode = await main(process.argv.slice(2), createTerminal())
}
