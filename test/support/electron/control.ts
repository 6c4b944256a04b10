// The channel between the stand-in and the test that started it: what happened goes out, answers and requests come in.

/** What the stand-in tells. */
export type Happening =
  | { readonly type: 'browser'; readonly endpoint: string }
  | { readonly type: 'window-shown' }
  | { readonly type: 'dialog'; readonly kind: 'message' | 'open' | 'error'; readonly options: Readonly<Record<string, unknown>> }
  /** What a window was showing when the app opened the system's dialog to print it. */
  | { readonly type: 'printed'; readonly sha256: string; readonly options: Readonly<Record<string, unknown>> }
  | { readonly type: 'opened-outside'; readonly url: string }
  | { readonly type: 'refused-request'; readonly url: string }
  /** An exception of a page, or an error or a warning in its console: a violation of its policy, for one. */
  | { readonly type: 'page-fault'; readonly text: string }
  | { readonly type: 'menu'; readonly labels: readonly string[] }
  | { readonly type: 'reply'; readonly id: number; readonly value: unknown }

/** What a test may ask for. */
export type Request =
  /** The next dialog's answer: the index of a button, the chosen paths, or why nothing was printed. */
  | { readonly type: 'answer'; readonly answer: number | string | readonly string[] }
  | { readonly type: 'click-menu'; readonly label: string }
  | { readonly type: 'close-window' }
  | { readonly type: 'quit' }
  | { readonly type: 'open-file'; readonly file: string }
  | { readonly type: 'ask-permission'; readonly id: number; readonly permission: string }
  | { readonly type: 'window-bounds'; readonly id: number }
  | {
      readonly type: 'move-window'
      readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
    }

const answers: (number | string | readonly string[])[] = []
const handlers = new Map<Request['type'], (request: never) => void>()

export function tell(happening: Happening): void {
  if (process.send !== undefined) process.send(happening)
  else process.stderr.write(`${JSON.stringify(happening)}\n`)
}

export function onRequest<Type extends Request['type']>(type: Type, handler: (request: Extract<Request, { type: Type }>) => void): void {
  handlers.set(type, handler)
}

/** The answer that a test has left for the next dialog. */
export function nextAnswer(): number | string | readonly string[] | undefined {
  return answers.shift()
}

onRequest('answer', ({ answer }) => void answers.push(answer))
process.on('message', (request: Request) => handlers.get(request.type)?.(request as never))
// The app alone decides how long it lives.
process.channel?.unref()
