// Prerequisites, goals, expected results, success criteria, prevention: each where it belongs.
import { describe, expect, it } from 'vitest'
import { read } from '../reading.ts'

const fence = (...lines: string[]) => ['```bash', ...lines, '```', ''].join('\n')

describe('what must be there before', () => {
  it('is of the procedure whose section says it, also behind a bold word', () => {
    const text = `# T\n## Procedure 3: Failover\n**RTO**: 30 seconds\n**Prerequisites**: a replica that runs\n\n${fence('./failover.sh')}\n## Procedure 4: Rebuild\n### Requirements\n- a clean machine\n- the backup\n### Steps\n${fence('./rebuild.sh')}`
    expect(read(text).procedures.map(({ prerequisites }) => prerequisites)).toEqual([
      ['a replica that runs'],
      ['a clean machine', 'the backup'],
    ])
  })

  it.each([
    ['## Before you start\n\n- `kubectl` and a VPN\n', ['kubectl and a VPN']],
    ['## 3. Prerequisites\n### Access\n- [ ] the keys of the store\n', ['the keys of the store']],
    ['## Voraussetzungen\n- VPN\n', ['VPN']],
    ['## Prérequis\n- VPN\n', ['VPN']],
    ['## Requisitos previos\n- VPN\n', ['VPN']],
    ['## 前提条件\n- VPN\n', ['VPN']],
  ])('is of the whole playbook under a heading of its own: %j', (section, prerequisites) => {
    expect(read(`# T\n${section}\n## Restart\n${fence('docker restart web')}`).prerequisites).toEqual(prerequisites)
  })
})

describe('what one should see', () => {
  it('is of the step whose notes say it, however they say it', () => {
    const text = `# T\n1. Ask for health:\n\n   ${'```bash'}\n   curl localhost/health\n   ${'```'}\n\n   Expected: 200.\n2. List pods with \`kubectl get pods\`\n\n   You should see:\n\n   ${'```text'}\n   web-1 Running\n   ${'```'}\n`
    expect(read(text).procedures[0]!.steps.map(({ expected }) => expected)).toEqual([['200.'], ['web-1 Running']])
  })

  it('is in comments below a command', () => {
    expect(
      read(
        `# T\n${fence('# Verify', 'curl localhost', '# Should return: ok', '', '# Depth', 'queue --length', '# Should be:', '#   < 100', '#   > 1000 is critical')}`,
      ).procedures[0]!.steps.map(({ expected }) => expected),
    ).toEqual([['ok'], ['< 100', '> 1000 is critical']])
  })

  it('is output pasted below the command', () => {
    expect(read('# T\n```console\n$ docker ps\nCONTAINER ID   IMAGE\nabc            web\n```').procedures[0]!.steps[0]!.expected).toEqual([
      'CONTAINER ID   IMAGE\nabc            web',
    ])
  })

  it('is of the procedure where it stands below the steps', () => {
    const text = `# T\n## List\n${fence('# All', './list.sh', '# Some', './list.sh --some')}\nExpected output:\n\n${'```'}\nbackup_1\n${'```'}\n\n**Success Criteria**:\n- health returns 200\n- no errors\n`
    expect(read(text).procedures[0]).toMatchObject({ expected: ['backup_1'], successCriteria: ['health returns 200', 'no errors'] })
  })
})

describe('what a scenario says beside its steps', () => {
  it('has symptoms, when to use it, causes, prevention, and its goal on the procedure', () => {
    const text = `# T\n## Problem: Disk full\n**Symptoms**: writes fail\n**Cause**: logs\n**Use Case:** when nothing else works\n\n### Step 1: Clean\n**Objective**: Get space back\n\n${fence('docker system prune -f')}\n**Prevention:**\n- watch the disk\n- rotate logs\n`
    const playbook = read(text)
    expect(playbook.scenarios[0]).toMatchObject({
      symptoms: ['writes fail'],
      causes: ['logs'],
      useWhen: ['when nothing else works'],
      prevention: ['watch the disk', 'rotate logs'],
    })
    expect(playbook.procedures[0]!.goal).toBe('Get space back')
  })

  it('keeps the goal of a heading that is a step itself', () => {
    expect(
      read(
        '# T\n## Scenario 1: X lost\n### Step 1: Ask\n**Objective**: Know what is lost\n\nAsk the users.\n\n### Step 2: Stop\n```bash\ndocker stop x\n```',
      ).procedures[0]!.goal,
    ).toBe('Know what is lost')
  })
})
