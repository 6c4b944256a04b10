// What the bench works on: the real playbooks beside the checkout, or the ones that ship where those are missing.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const seeds = join(root, '..', 'shared', 'seeds')

export function benchPlaybooks(): { name: string; path: string; text: string }[] {
  const folder = existsSync(seeds) ? seeds : join(root, 'playbooks')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => ({ name, path: join(folder, name), text: readFileSync(join(folder, name), 'utf8') }))
}
