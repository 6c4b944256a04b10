import { describe, expect, test } from 'vitest'
import type { Playbook } from '../../../src/core/playbook/model/playbook.ts'
import type { Procedure } from '../../../src/core/playbook/model/procedure.ts'
import { wayWith } from '../../../src/core/playbook/way.ts'
import { read } from './reading.ts'

const fence = '\n\n```bash\nls\n```\n'
const text = `# Search

## Scenario 1: Search is down

**Symptoms:** nothing is found

### Find out why${fence}
### Option A: Restart it${fence}
### Option B: Rebuild it${fence}
### Verify${fence}
### If it still fails${fence}
### Rollback${fence}
## Scenario 2: Search is slow

**Symptoms:** it takes a minute

### Look${fence}
## Commands

### Disk${fence}`
const { procedures }: Playbook = read(text)
const named = (title: string): Procedure => procedures.find((procedure) => procedure.title.includes(title))!
const way = (from: string, begun = '') =>
  wayWith(named(from), procedures, ({ title }) => begun !== '' && title.includes(begun)).map(({ title }) => title)

describe('the way through a scenario', () => {
  test('is its procedures one after another, with one of several options, and without what is for when it fails', () => {
    expect(way('Find out why')).toEqual(['Find out why', 'Option A: Restart it', 'Verify'])
    expect(way('Look')).toEqual(['Look'])
  })

  test('takes the option that was begun, or the one that is asked about', () => {
    expect(way('Find out why', 'Rebuild')).toEqual(['Find out why', 'Option B: Rebuild it', 'Verify'])
    expect(way('Rebuild')).toEqual(['Find out why', 'Option B: Rebuild it', 'Verify'])
  })

  test('is nothing but the procedure itself aside of it, and outside of scenarios', () => {
    expect(way('If it still fails')).toEqual(['If it still fails'])
    expect(way('Rollback')).toEqual(['Rollback'])
    expect(way('Disk')).toEqual(['Disk'])
  })
})
