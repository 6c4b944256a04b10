import { describe, expect, test } from 'vitest'
import type { PlaybookId } from '../../src/core/playbook/model/document.ts'
import { namesakes } from '../../src/renderer/library/namesakes.ts'

const named = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(namesakes(Object.entries(files).map(([file, title]) => ({ playbookId: file as PlaybookId, file, title }))))

describe('playbooks of the same title', () => {
  test('are told apart by the names of their files', () => {
    const title = 'Disaster Recovery Runbook'
    expect(named({ '/ops/ai.md': title, '/ops/mcp.md': title, '/ops/search.md': 'Search' })).toEqual({
      '/ops/ai.md': 'ai.md',
      '/ops/mcp.md': 'mcp.md',
    })
  })

  test('and by as many folders as make the difference', () => {
    const title = 'Runbook'
    expect(named({ '/a/shop/dr/README.md': title, '/a/bank/dr/README.md': title, 'C:\\ops\\dr.md': title })).toEqual({
      '/a/shop/dr/README.md': 'shop/dr/README.md',
      '/a/bank/dr/README.md': 'bank/dr/README.md',
      'C:\\ops\\dr.md': 'dr.md',
    })
  })
})
