// A step keeps its id while other parts of the file change: ticks, rehearsals and prints of last month must find it.
import { describe, expect, it } from 'vitest'
import { createIdentities } from '../../../src/core/playbook/identity.ts'
import { read } from './reading.ts'

const parts = {
  title: '# Shop\n',
  overview: '## Overview\n\nWords.\n',
  first: '## Scenario 1: Database down\n\n### Quick fix\n```bash\n# 1. Look\ndocker ps\n\n# 2. Restart\ndocker restart db\n```\n',
  second: '## Scenario 2: Disk full\n\n1. Look with `df -h`\n2. Clean\n\n   ```bash\n   docker system prune -f\n   ```\n3. Tell the team\n',
  checklist: '## Afterwards\n\n- [ ] shop answers\n- [ ] backups run\n',
}

function text(changed: Partial<typeof parts> = {}, order = Object.keys(parts) as (keyof typeof parts)[]): string {
  return order.map((part) => changed[part] ?? parts[part]).join('\n')
}

/** Path and title → id. */
function ids(source: string): ReadonlyMap<string, string> {
  return new Map(
    read(source).procedures.flatMap(({ path, steps }) =>
      steps.map(({ title, id }): [string, string] => [[...path, title].join(' › '), id]),
    ),
  )
}

const original = ids(text())

function kept(source: string): readonly string[] {
  const now = ids(source)
  return [...original].filter(([name, id]) => now.get(name) === id).map(([name]) => name)
}

const all = [...original.keys()]

describe('the id of a step', () => {
  it('is there for each step, once', () => {
    expect(all).toHaveLength(7)
    expect(new Set(original.values()).size).toBe(7)
  })

  it.each([
    [
      'sections are put in above, between and below',
      text({
        overview: '## News\n\n- one\n\n## Overview\n\nMore words.\n\n```text\nx\n```\n',
        checklist: `${parts.checklist}\n## More\n\n\`\`\`bash\nls\n\`\`\`\n`,
      }),
    ],
    [
      'another scenario comes first',
      `${text({ title: `# Shop\n\n## Scenario 0: Mail down\n\n### Quick fix\n\`\`\`bash\n# 1. Look\ndocker ps -a\n\`\`\`\n` })}`,
    ],
    ['the document has another title', text({ title: '# The shop, version 2\n' })],
    ['a heading without steps is named anew', text({ overview: '## What this is about\n\nWords.\n' })],
    ['everything is in another order', text({}, ['title', 'checklist', 'second', 'overview', 'first'])],
    ['line ends and spaces at the ends of lines change', text().replaceAll('\n', '  \r\n').replaceAll('```  ', '```')],
    [
      'the commands of steps change',
      text({ first: parts.first.replace('docker ps', 'docker ps --all').replace('docker restart db', 'docker compose restart db') }),
    ],
    [
      'notes are added to steps',
      text({
        first: parts.first.replace('docker ps\n', 'docker ps\n# Expected: db is up\n'),
        second: parts.second.replace('3. Tell the team\n', '3. Tell the team\n\n   In the usual channel.\n'),
      }),
    ],
    ['front matter and contacts are added', `---\nversion: 3\n---\n${text()}\n## Contacts\n\n| Role | Phone |\n|-|-|\n| Ops | [PHONE] |\n`],
  ])('stays when %s', (_, source) => {
    expect(kept(source)).toEqual(all)
  })

  it('stays for all others when one step is named anew, taken out or moved', () => {
    const others = (title: string) => all.filter((name) => !name.endsWith(title))
    expect(kept(text({ first: parts.first.replace('# 1. Look', '# 1. See what runs') }))).toEqual(
      all.filter((name) => name !== 'Scenario 1: Database down › Quick fix › Look'),
    )
    expect(kept(text({ second: parts.second.replace('3. Tell the team\n', '') }))).toEqual(others('Tell the team'))
    expect(kept(text({ checklist: '## Afterwards\n\n- [ ] backups run\n- [ ] shop answers\n' }))).toEqual(all)
  })

  it('tells steps of one name apart by their order', () => {
    const source = '# T\n## Fix\n```bash\n# Look\nls a\n# Stop\ndocker stop a\n# Look\nls b\n```\n'
    const steps = read(source).procedures[0]!.steps
    expect(steps[0]!.id).not.toBe(steps[2]!.id)
    const longer = read(source.replace('# Stop', '# Wait\nsleep 1\n# Stop')).procedures[0]!.steps
    expect([longer[0]!.id, longer[3]!.id]).toEqual([steps[0]!.id, steps[2]!.id])
  })

  it('is the one that journals and printed pages have known so far', () => {
    const idOf = createIdentities()
    expect([idOf('step', ['Fix', 'Look']), idOf('step', ['Fix', 'Look']), idOf('step', ['FixLook'])]).toEqual([
      'step-1v3ke0q2ssi',
      'step-09lot32ssbr',
      'step-2b7s8zzkkwh',
    ])
  })
})
