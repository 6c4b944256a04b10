// A desktop main process for the conformance suite: the shell's own window, scheme, preload script and IPC over the fixture.
import { app } from 'electron'
import { serveWindow } from '../../src/main/ipc.ts'
import { registerScheme, serveScreens } from '../../src/main/protocol.ts'
import { openWindow } from '../../src/main/window.ts'
import { protocolHandlers } from '../support/electron/chromium.ts'
import { createFixture } from './fixture.ts'

export type FixtureRequest = { readonly type: 'fixture-state' | 'fixture-renew' | 'fixture-let-go'; readonly id: number }

const page = 'runcard://app/'
let { handlers, state } = createFixture()
let letGo = () => {}

/** A page that asks for this with a request it waits for does nothing else until it is let go. */
function holdPages(): void {
  const answer = protocolHandlers.get('runcard')!
  protocolHandlers.set('runcard', async (request) => {
    if (request.url.endsWith('/hold'))
      await new Promise<void>((resolve) => {
        letGo = resolve
      })
    return answer(request)
  })
}

app.setPath('userData', process.env.RUNCARD_DATA ?? '')
registerScheme()
await app.whenReady()
serveScreens(process.argv[2] ?? '')
holdPages()
const window = openWindow(page)
let endWire = serveWindow(window.webContents, handlers, page)
app.on('window-all-closed', () => app.quit())

process.on('message', ({ type, id }: FixtureRequest) => {
  if (type === 'fixture-renew') {
    endWire()
    ;({ handlers, state } = createFixture())
    endWire = serveWindow(window.webContents, handlers, page)
  }
  if (type === 'fixture-let-go') letGo()
  if (type.startsWith('fixture-')) process.send?.({ type: 'reply', id, value: state })
})
