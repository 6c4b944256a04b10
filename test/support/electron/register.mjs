// Stands in for the Electron runtime where it can't be had, so that the desktop shell's own built main process and preload
// script run against real Chromium pages:
//
//   node --import ./test/support/electron/register.mjs out/main/index.js [FILE]
//
// It resolves `electron` to ./electron.ts, for the build and for the packages that it loads. Tests start it by ./driver.ts,
// which talks to it over the process's message channel; by hand, it prints where Chromium can be watched and takes the
// cautious answer in every dialog.
//
// Emulated, with Chromium doing the real thing behind it: pages, their content policy and origin (`runcard://app/` is
// mapped to `https://app.runcard.localhost/`, whose every request is answered by the registered protocol handler),
// the preload script in a world of its own before the page's scripts, the bridge between the two (functions and copied plain
// data), IPC with the sender's frame, refusal of navigation and of new windows, reloads and crashes of the page, life
// cycle of the app and its windows, the single instance lock, clipboard permission, key presses from a menu.
// Emulated as records and answers for a test: dialogs, a PDF that is printed, the menu, links to the outside, displays, the dark theme.
// Not emulated: window frames and their real place on a screen, the process sandbox and fuses, drag and drop, notifications,
// automatic updates, the keyring behind safeStorage, devtools, Chromium’s viewer of PDFs, what a platform does on its own (dock, task bar, open-file on macOS).
import { registerHooks } from 'node:module'

const standIn = new URL('./electron.ts', import.meta.url).href

registerHooks({
  resolve(specifier, context, nextResolve) {
    return specifier === 'electron' ? { url: standIn, format: 'module-typescript', shortCircuit: true } : nextResolve(specifier, context)
  },
})
process.defaultApp = true
