// `WebContents` of a window that only shows a PDF to print it. What Chromium's viewer and the system's dialog would do is a record
// and an answer: which bytes it was, with which options, and what the test says became of it.
import { createHash } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { app } from './app.ts'
import { nextAnswer, tell } from './control.ts'

export class PaperContents extends EventEmitter {
  #file = ''

  constructor() {
    super()
    queueMicrotask(() => app.emit('web-contents-created', {}, this))
  }

  setWindowOpenHandler(): void {}

  async loadURL(url: string): Promise<void> {
    this.#file = fileURLToPath(url)
    readFileSync(this.#file)
    setImmediate(() => this.emit('-pdf-ready-to-print'))
  }

  print(options: Readonly<Record<string, unknown>>, callback: (success: boolean, reason: string) => void): void {
    tell({ type: 'printed', sha256: createHash('sha256').update(readFileSync(this.#file)).digest('hex'), options })
    const answer = nextAnswer()
    setImmediate(() => (typeof answer === 'string' ? callback(false, answer) : callback(true, '')))
  }

  destroy(): void {}
}
