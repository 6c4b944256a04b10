// The settings and what shell this is. Read once at the start; what is changed shows at once and is taken back if it can't be kept.
import { createStore } from 'zustand/vanilla'
import type { CallOutput } from '../../contract/calls.ts'
import type { Client } from '../../contract/client.ts'
import { defaultSettings, type Settings } from '../../contract/settings-calls.ts'
import { setTheme } from '../app/theme.ts'
import type { NoticeStore } from '../notice/store.ts'

export interface SettingsState {
  readonly info?: CallOutput<'app.info'>
  readonly settings: Settings
}

export type SettingsStore = ReturnType<typeof createSettingsStore>

export function createSettingsStore(client: Client, notices: NoticeStore) {
  const store = createStore<SettingsState>(() => ({ settings: defaultSettings }))

  async function start(): Promise<void> {
    try {
      const [info, settings] = await Promise.all([client.call('app.info', {}), client.call('settings.read', {})])
      store.setState({ info, settings })
      setTheme(settings.theme)
    } catch (error) {
      notices.fail(error)
    }
  }

  async function change(part: Partial<Settings>): Promise<void> {
    const before = store.getState().settings
    store.setState({ settings: { ...before, ...part } })
    if (part.theme !== undefined) setTheme(part.theme)
    try {
      store.setState({ settings: await client.call('settings.write', part) })
    } catch (error) {
      store.setState({ settings: before })
      setTheme(before.theme)
      notices.fail(error)
    }
  }

  return { ...store, start, change }
}
