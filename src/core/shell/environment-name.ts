// The variable of the environment that may hold a blank's value. A variable has its own name. A placeholder has one only where
// it asks for a secret: `[API_TOKEN]`, `<api-token>` → API_TOKEN; `[HOST]` or `[USER]` must never take what happens to be set.
import type { Blank } from '../playbook/model/command.ts'

/** Undefined where no variable may stand for it. */
export function environmentName({ name, kind, secret }: Pick<Blank, 'name' | 'kind' | 'secret'>): string | undefined {
  if (kind === 'variable') return bareName(name)
  const words = bareName(name)
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase()
  return secret && /^[A-Z]/.test(words) ? words : undefined
}

/** A blank's name without its brackets or dollar sign. */
export function bareName(name: string): string {
  return name.replace(/^[^\p{L}\p{N}_]+|[^\p{L}\p{N}_]+$/gu, '')
}
