import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/support/real-parts.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for comes from real shells and servers: on a busy machine not within the one second that is usual.
    expect: { poll: { timeout: 20_000 } },
    // Real shells, browsers and servers: more workers than cores only make each of them late.
    maxWorkers: 2,
  },
})
