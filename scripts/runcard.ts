// `npm run --silent runcard -- COMMAND`: the terminal shell, from this checkout.
import { ensureBuilt } from './build.ts'

ensureBuilt()
// npm runs this in the checkout; files are named from where the user is.
if (process.env.INIT_CWD !== undefined) process.chdir(process.env.INIT_CWD)
await import(new URL('../out/main/runcard.js', import.meta.url).href)
