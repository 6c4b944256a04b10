// One build for all shells: out/main (desktop's main process and the terminal's entry, sharing the engine's chunks),
// out/preload (CommonJS, because a sandboxed preload can't be a module) and out/renderer (the screens).
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: {
    build: {
      target: 'node24',
      sourcemap: true,
      // Packages of many small files, which every command would open one by one.
      externalizeDeps: { exclude: ['markdown-it', 'qr', 'yaml', 'zod'] },
      rollupOptions: {
        input: { index: 'src/main/index.ts', runcard: 'src/cli/runcard.ts' },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      rollupOptions: { input: { index: 'src/preload/index.ts' }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      target: 'chrome140',
      minify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: 'src/renderer/index.html' },
    },
  },
})
