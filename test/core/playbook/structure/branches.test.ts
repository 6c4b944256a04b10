// What to do when it fails, what takes it back, what else one could do: which procedure belongs to which.
import { describe, expect, it } from 'vitest'
import type { ProcedureId } from '../../../../src/core/playbook/model/document.ts'
import type { Playbook } from '../../../../src/core/playbook/model/playbook.ts'
import { read } from '../reading.ts'

function titles(playbook: Playbook, ids: readonly ProcedureId[] | undefined): readonly string[] | undefined {
  return ids?.map((id) => playbook.procedures.find((procedure) => procedure.id === id)!.title)
}

/** Per procedure: what it is a branch of, and what to try when it fails. */
function branches(playbook: Playbook) {
  return playbook.procedures.map((procedure) => ({
    title: procedure.title,
    of: titles(playbook, procedure.branchOf),
    next: procedure.onFailure?.map((branch) => titles(playbook, branch.procedureIds)?.join(', ') ?? branch.text ?? branch.sectionId),
  }))
}

const fence = (command: string) => `\`\`\`bash\n${command}\n\`\`\`\n`

describe('a branch', () => {
  it('belongs to what stands before it in its scenario, and a second one to the failure of the first too', () => {
    const text = [
      '# T\n## Emergency #1: Shop down\n**Quick Fix:**\n',
      fence('docker restart shop'),
      '**If Still Failing:**\n',
      fence('docker rm shop'),
      '**Fallback: Run it by hand**\n',
      fence('./shop.sh'),
      '## Emergency #2: Mail down\n**Quick Fix 2:**\n',
      fence('docker restart mail'),
    ].join('\n')
    expect(branches(read(text))).toEqual([
      { title: 'Quick Fix', of: undefined, next: ['If Still Failing', 'Fallback: Run it by hand'] },
      { title: 'If Still Failing', of: ['Quick Fix'], next: ['Fallback: Run it by hand'] },
      { title: 'Fallback: Run it by hand', of: ['Quick Fix'], next: undefined },
      { title: 'Quick Fix 2', of: undefined, next: undefined },
    ])
  })

  it('in a chapter of its own belongs to the procedures that its condition speaks of', () => {
    const text = `# T\n## Recovery\n### 1. Stop\n${fence('docker stop web')}\n### 2. Restore\n#### Option A: Latest\n${fence('./a.sh')}\n#### Option B: Older\n${fence('./b.sh')}\n## Troubleshooting\n### If restore fails\n${fence('./c.sh')}`
    expect(branches(read(text)).filter(({ of, next }) => of ?? next)).toEqual([
      { title: 'Option A: Latest', of: undefined, next: ['If restore fails'] },
      { title: 'Option B: Older', of: undefined, next: ['If restore fails'] },
      { title: 'If restore fails', of: ['Option A: Latest', 'Option B: Older'], next: undefined },
    ])
  })

  it('is the steps that a sentence introduces', () => {
    const text = `# T\n## Outage\n### Phase 1: Look\n${fence('./look.sh')}\n### Phase 2: Failover\n${fence('./failover.sh')}\n### Phase 3: Rebuild\n\nIf failover fails, rebuild from the backup:\n\n${fence('./rebuild.sh')}`
    expect(branches(read(text))).toEqual([
      { title: 'Phase 1: Look', of: undefined, next: undefined },
      { title: 'Phase 2: Failover', of: undefined, next: ['Phase 3: Rebuild'] },
      { title: 'Phase 3: Rebuild', of: ['Phase 2: Failover'], next: undefined },
    ])
  })

  it('told in words belongs to the procedure above it, and leads to the section that it names', () => {
    const text = `# T\n## Case\n### Step 1: Look\n${fence('docker ps -a')}\n### Step 2: Restore\n${fence('./restore.sh')}\n**If restore fails**: Return to Step 1\n\n### If nothing helps\n\nCall the [owner](#contacts).\n\n## Contacts\n`
    const procedure = read(text).procedures[1]!
    expect(procedure.onFailure).toMatchObject([
      { when: 'If restore fails', text: 'Return to Step 1', sectionId: 'step-1-look' },
      { when: 'If nothing helps', text: 'Call the owner.', sectionId: 'if-nothing-helps' },
    ])
  })

  it('of a step stands in its notes', () => {
    const text =
      '# T\n1. Check the port:\n\n   ```bash\n   lsof -i :80\n   ```\n\n   If the port is in use: stop what uses it.\n2. Start it with `docker start web`\n'
    expect(read(text).procedures[0]!.steps[0]!.onFailure).toMatchObject([{ when: 'If the port is in use', text: 'stop what uses it.' }])
    expect(
      read('# T\n```bash\n# Check port\nlsof -i :80\n# If port in use, kill the process\n```').procedures[0]!.steps[0]!.onFailure,
    ).toMatchObject([{ when: 'If port in use', text: 'kill the process' }])
  })

  it.each([
    ['## Fall\n### Behebung\n', '### Falls es immer noch nicht läuft\n'],
    ['## Cas\n### Solution\n', '### Si cela échoue encore\n'],
    ['## Caso\n### Solución\n', '### Si sigue fallando\n'],
    ['## 场景\n### 处理\n', '### 如果仍然失败\n'],
  ])('is known in other languages: %j', (main, branch) => {
    const playbook = read(`# T\n${main}${fence('docker restart web')}\n${branch}${fence('docker rm web')}`)
    expect(playbook.procedures[1]!.branchOf).toEqual([playbook.procedures[0]!.id])
  })

  it('is none where the condition is about circumstances', () => {
    const playbook = read(
      `# T\n## Start\n### If using Docker\n${fence('docker start web')}\n### If using systemd\n${fence('systemctl start web')}`,
    )
    expect(playbook.procedures.map(({ branchOf, option }) => ({ branchOf, option: option?.title }))).toEqual([
      { option: 'If using Docker' },
      { option: 'If using systemd' },
    ])
    expect(new Set(playbook.procedures.map(({ option }) => option!.groupId)).size).toBe(1)
  })
})

describe('options and rollbacks', () => {
  it('are siblings: options of one choice share a group, those of another do not', () => {
    const text = `# T\n## A\n### Option 1: One\n${fence('./1.sh')}\n### Option 2: Two\n**By hand**:\n${fence('./2.sh')}\n## B\n### Option 1: One\n${fence('./3.sh')}\n### Option 2: Two\n${fence('./4.sh')}`
    const groups = read(text).procedures.map(({ option }) => [option!.title, option!.groupId] as const)
    expect(groups.map(([title]) => title)).toEqual(['Option 1: One', 'Option 2: Two', 'Option 1: One', 'Option 2: Two'])
    expect(groups[0]![1]).toBe(groups[1]![1])
    expect(groups[2]![1]).toBe(groups[3]![1])
    expect(groups[0]![1]).not.toBe(groups[2]![1])
  })

  it('has a lonely alternative stand beside the procedure above it', () => {
    const playbook = read(`# T\n## Case\n### Restore\n${fence('./a.sh')}\n### Alternative: by hand\n${fence('./b.sh')}`)
    expect(playbook.procedures.map(({ option }) => option?.title)).toEqual(['Restore', 'Alternative: by hand'])
  })

  it('has a rollback take back the procedures of its scenario and no others', () => {
    const text = `# T\n## Scenario 1: A lost\n### Restore\n${fence('./a.sh')}\n### Rollback\n${fence('./back.sh')}\n## Scenario 2: B lost\n### Restore\n${fence('./b.sh')}`
    const playbook = read(text)
    expect(playbook.procedures[1]!.rollbackOf).toEqual([playbook.procedures[0]!.id])
    expect(playbook.scenarios.map(({ rollbackIds }) => rollbackIds)).toEqual([[playbook.procedures[1]!.id], undefined])
  })
})
