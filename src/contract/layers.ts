// The words for how far a test of a target came.
import type { TargetLayer } from './target-calls.ts'

export const layerWords: Readonly<Record<TargetLayer['layer'], string>> = {
  config: 'the configuration',
  name: 'its name',
  route: 'the way to it',
  key: 'its key',
  login: 'the login',
  daemon: 'Docker',
  container: 'the container',
  shell: 'the shell',
}

/** One sentence: what works, what does not. */
export function testWords(layers: readonly TargetLayer[]): string {
  const works = layers.filter(({ outcome }) => outcome === 'works').map(({ layer }) => layerWords[layer])
  const failed = layers.find(({ outcome }) => outcome === 'failed')
  const last = layers.findLast(({ outcome }) => outcome === 'works')
  if (failed === undefined) return `works${last?.detail === undefined ? '' : `, ${last.detail}`}`
  const before = works.length === 0 ? '' : `; ${listed(works)} ${works.length === 1 ? 'works' : 'work'}`
  return `${layerWords[failed.layer]} doesn’t work${before}`
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
