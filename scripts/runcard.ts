// `npm run --silent runcard -- COMMAND`: the terminal shell, from this checkout.
import { ensureBuilt } from './build.ts'

ensureBuilt()
await import(new URL('../out/main/runcard.js', import.meta.url).href)
