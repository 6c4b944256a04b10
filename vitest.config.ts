import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/support/real-parts.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Real shells, browsers and servers: more workers than cores only make each of them late.
    maxWorkers: 2,
  },
})
