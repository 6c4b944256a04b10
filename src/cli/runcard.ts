#!/usr/bin/env node
// The entry of the terminal shell. Kept this small because what it imports can't come out of the compile cache it opens.
import { enableCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'

// The shell grammar is WebAssembly with one enormous function. Optimising it takes half a gigabyte and longer than any
// playbook takes to read, and the process would wait for it before it ends.
setFlagsFromString('--no-wasm-tier-up --no-wasm-dynamic-tiering')
enableCompileCache()
const [{ main }, { createTerminal }] = await Promise.all([import('./main.ts'), import('./terminal/terminal.ts')])
process.exitCode = await main(process.argv.slice(2), createTerminal())
