// The stream that shows what targets wait for: open questions, and ways that are being made or are lost. Each item is the
// whole of it, so that a screen that comes late, or comes back, sees the same as the others.
import type { StreamItem } from '../../../contract/calls.ts'
import type { Questions } from './questions.ts'
import type { Registry } from './registry.ts'

export async function* followActivity(
  questions: Questions,
  registry: Registry,
  signal: AbortSignal,
): AsyncGenerator<{ readonly seq: number; readonly item: StreamItem<'targets.activity'> }> {
  let changed = Promise.withResolvers<void>()
  const wake = () => changed.resolve()
  const unsubscribe = [questions.onChange(wake), registry.onWaysChange(wake)]
  signal.addEventListener('abort', wake)
  let seq = 0
  try {
    while (!signal.aborted) {
      changed = Promise.withResolvers<void>()
      yield { seq: ++seq, item: { questions: [...questions.open()], ways: [...registry.ways()] } }
      await changed.promise
    }
  } finally {
    for (const end of unsubscribe) end()
    signal.removeEventListener('abort', wake)
  }
}
