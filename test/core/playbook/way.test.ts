import { describe, expect, test } from 'vitest'
import type { Playbook } from '../../../src/core/playbook/model/playbook.ts'
import type { Procedure } from '../../../src/core/playbook/model/procedure.ts'
import { isChoice, standsUnder, wayWith } from '../../../src/core/playbook/way.ts'
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
## Scenario 3: Search is split

**Symptoms:** it finds other things each time

### Phase 1: Join${fence}
### Phase 2: Rebuild

If the joining fails, rebuild it:${fence}
### Phase 3: Repair the disk

**If using Docker**:${fence}
**If using systemd**:${fence}
### Phase 4: Restore

#### Option A: By machine

##### Index${fence}
##### Queue${fence}
#### Option B: By hand${fence}
### Phase 5: Check${fence}
**Alternative: With the old tool**${fence}
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

  test('leaves out what a sentence makes conditional, and takes a choice by circumstances and all procedures of one option', () => {
    expect(way('Join')).toEqual(['Phase 1: Join', 'If using Docker', 'Index', 'Queue', 'Phase 5: Check'])
    expect(way('Join', 'systemd')).toEqual(['Phase 1: Join', 'If using systemd', 'Index', 'Queue', 'Phase 5: Check'])
    expect(way('Phase 2')).toEqual(['Phase 2: Rebuild'])
  })

  test('asks only where there is a choice: what has an alternative beside it is the common way', () => {
    expect(procedures.filter(isChoice).map(({ title }) => title)).toEqual([
      'Option A: Restart it',
      'Option B: Rebuild it',
      'If using Docker',
      'If using systemd',
      'Index',
      'Queue',
      'Option B: By hand',
      'Alternative: With the old tool',
    ])
  })

  test('says what a step stands under: the condition and the option, as written', () => {
    const under = (title: string) => standsUnder(named(title)).join(' · ')
    expect(under('Find out why')).toBe('')
    expect(under('Phase 5')).toBe('')
    expect(under('If it still fails')).toBe('If it still fails')
    expect(under('Rebuild it')).toBe('Option B: Rebuild it')
    expect(under('Phase 2')).toBe('If the joining fails · Phase 2: Rebuild')
    expect(under('Queue')).toBe('Option A: By machine · Queue')
    expect(under('If using Docker')).toBe('If using Docker')
  })

  test('is nothing but the procedure itself aside of it, and outside of scenarios', () => {
    expect(way('If it still fails')).toEqual(['If it still fails'])
    expect(way('Rollback')).toEqual(['Rollback'])
    expect(way('Disk')).toEqual(['Disk'])
  })
})
