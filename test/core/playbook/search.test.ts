// Finding the page for what one sees.
import { describe, expect, it } from 'vitest'
import type { PlaybookId } from '../../../src/core/playbook/model.ts'
import { createPlaybookIndex, searchPlaybooks } from '../../../src/core/playbook/search.ts'
import { read } from './reading.ts'

const disk =
  '# Storage\n## Emergency #1: Out of disk space\n**Symptoms:**\n- "No space left on device" when saving\n\n```bash\n# Clean\ndocker system prune\n```\n## Useful\n```bash\n# Connections\nss -tlnp\n```'
const login =
  '# Access\n## Emergency #1: Lockout\n**Symptoms:**\n- 401 Unauthorized\n- Lost password\n\n```bash\n# Check the disk\ndf -h\n```'
const index = createPlaybookIndex([
  { id: 'disk' as PlaybookId, playbook: read(disk) },
  { id: 'login' as PlaybookId, playbook: read(login) },
])
const first = (query: string) => searchPlaybooks(index, query)[0]

describe('search', () => {
  it.each([
    ['no space left', 'Out of disk space'],
    ['401', 'Lockout'],
    ['unauth', 'Lockout'],
    ['pasword lost', 'Lockout'],
    ['disk', 'Out of disk space'],
    ['ss -tlnp', 'Useful'],
  ])('%s: %s', (query, title) => {
    expect(first(query)?.title).toBe(title)
  })

  it('marks the words that matched in the line where they stand', () => {
    const hit = first('space left')!
    expect(hit.snippet).toBe('"No space left on device" when saving')
    expect(hit.marks.map((mark) => hit.snippet.slice(mark.start, mark.end))).toEqual(['space', 'left'])
  })

  it('finds nothing for nothing', () => {
    expect(searchPlaybooks(index, '  ')).toEqual([])
    expect(searchPlaybooks(index, 'xyzzyplugh')).toEqual([])
  })
})
