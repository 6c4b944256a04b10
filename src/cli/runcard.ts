#!/usr/bin/env node
// The entry of the terminal shell. Kept this small because what it imports can't come out of the compile cache it opens.
import { enableCompileCache } from 'node:module'

enableCompileCache()
const [{ main }, { createTerminal }] = await Promise.all([import('./main.ts'), import('./terminal/terminal.ts')])
process.exitCode = await main(process.argv.slice(2), createTerminal())
