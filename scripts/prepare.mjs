// npm runs this at the end of `npm ci`, so that the first start has nothing left to build. It never makes an installation
// fail: without the tools to build with (`--omit=dev`) or the project's own Node, the first start builds, or says what is missing.
import { existsSync } from 'node:fs'

const hasTools = existsSync(new URL('../node_modules/electron-vite', import.meta.url))
const major = Number(process.versions.node.split('.')[0])
if (hasTools && major >= 24) (await import('./build.ts')).ensureBuilt()
