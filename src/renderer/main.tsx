// The page's start: theme, wire, stores, and the first screen.
import './fonts.css'
import './tokens.css'
import './base.css'
import { createRoot } from 'react-dom/client'
import { createClient } from '../contract/client.ts'
import { App } from './app/app.tsx'
import { createStores, StoresContext } from './app/stores.ts'
import { startTheme } from './app/theme.ts'
import { connect } from './connect.ts'

startTheme()
const stores = createStores(createClient(connect()))
void stores.settings.start()
stores.library.start()
stores.targets.start()

createRoot(document.getElementById('root')!).render(
  <StoresContext value={stores}>
    <App />
  </StoresContext>,
)
