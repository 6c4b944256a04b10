import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Steps } from '../../src/core/incident/onward/at-hand.ts'
import { nextProcedure } from '../../src/core/incident/onward/onward.ts'
import type { Block } from '../../src/core/playbook/model/document.ts'
import type { Playbook } from '../../src/core/playbook/model/playbook.ts'
import { readPlaybook } from '../../src/core/playbook/read.ts'
import { loadShellGrammar } from '../../src/engine/library/grammar.ts'
import { headingLevels } from '../../src/renderer/playbook/levels.ts'
import { arrangePage, chapterOfSection, optionOnView, type Part, plainText, visibleSteps } from '../../src/renderer/playbook/page.ts'
import { markedChapter, scenarioAt, startOf, stepsToTell } from '../../src/renderer/playbook/progress.ts'
import { missing, seedsFolder } from '../support/real-parts.ts'

const grammar = await loadShellGrammar()

const text = `# Search runbook

## Emergency #1: Search returns 500

**Symptoms:**
- error 500
- connection refused

**Quick Fix (20 minutes):**

**Option A: Restore from backup**

\`\`\`bash
# Step 1: Look
ls
# Step 2: Restore
echo restore
\`\`\`

**Option B: Rebuild**

\`\`\`bash
# Step 1: Rebuild
echo rebuild
\`\`\`

**Prevention:**
- Test backups

## Contacts

#### Numbers

| who | number |
|---|---|
| me | 1 |
`

function read(markdown: string): Playbook {
  return readPlaybook(markdown, { grammar, fileName: 'playbook.md' })
}

/** The document's blocks as they come on the page, all options opened. */
function blocksOf(parts: readonly Part[]): readonly (Block | string)[] {
  return parts.flatMap((part) => {
    if (part.type === 'block') return [part.block]
    if (part.type === 'steps') return part.steps.map((step) => step.id)
    return [...(part.title === undefined ? [] : [part.title]), ...part.options.flatMap((option) => blocksOf(option.parts))]
  })
}

const recovery = `# Restore

## Recovery

### Option A: Latest backup

\`\`\`bash
# Restore the latest
restore --latest
\`\`\`

### Option B: A given backup

\`\`\`bash
# Restore the given
restore --id 1
\`\`\`

## Rollback Procedures

### If Restore Fails

#### Option 1: Another backup

\`\`\`bash
# Restore another
restore --id 2
\`\`\`

#### Option 2: An older backup

\`\`\`bash
# Restore an older one
restore --id 3
\`\`\`

## Common Scenarios

### Scenario 1: Vectors are gone

**Symptoms**:
- No results

**Recovery**:
\`\`\`bash
# Stop what writes
stop api

# Restore the vectors
restore --latest

# Validate
validate
\`\`\`
`

describe('after what was for a failure', () => {
  const page = arrangePage(read(recovery))
  const called = (title: string) => [...page.steps.values()].find(({ step }) => step.title === title)!
  const worked = (...rows: readonly (readonly [string, string])[]): Steps =>
    Object.fromEntries(rows.map(([title, status], at) => [called(title).step.id, { status, finishedAt: at + 1 }]))
  const nextOf = (title: string, steps: Steps) => nextProcedure(page, called(title).procedure, steps)

  test('comes the step that failed, not what else the same words stand for', () => {
    const steps = worked(['Stop what writes', 'done'], ['Restore the vectors', 'failed'], ['Restore another', 'done'])
    expect(nextOf('Restore another', steps)).toBe(called('Restore the vectors').procedure)
  })

  test('comes the same also where the first that was tried has failed too', () => {
    const steps = worked(['Restore the vectors', 'failed'], ['Restore another', 'failed'], ['Restore an older one', 'done'])
    expect(nextOf('Restore an older one', steps)).toBe(called('Restore the vectors').procedure)
  })

  test.each([
    ['Roll back traffic', 'Roll back data'],
    ['Traffic', 'Data'],
  ])('comes the same after another of those that are for any failure, called “%s” and “%s”', (traffic, data) => {
    const rollbacks = `### ${traffic}\n\n1. Turn it away\n\n### ${data}\n\n1. Take it back\n`
    const page = arrangePage(read(recovery.replace(/### If Restore Fails[\s\S]*(?=\n## Common)/, rollbacks)))
    const stepOf = (title: string) => [...page.steps.values()].find(({ step }) => step.title === title)!
    const [failed, turned, taken] = ['Restore the vectors', 'Turn it away', 'Take it back'].map(stepOf)
    const steps: Steps = {
      [failed!.step.id]: { status: 'failed', finishedAt: 1 },
      [turned!.step.id]: { status: 'failed', finishedAt: 2 },
      [taken!.step.id]: { status: 'done', finishedAt: 3 },
    }
    expect(nextProcedure(page, taken!.procedure, steps)).toBe(failed!.procedure)
  })

  test('comes what was worked on last, of several that lead there', () => {
    const steps = worked(['Restore the vectors', 'failed'], ['Restore the given', 'failed'], ['Restore another', 'done'])
    expect(nextOf('Restore another', steps)).toBe(called('Restore the given').procedure)
  })

  test('comes nothing once all that it was gone to from is finished', () => {
    const steps = worked(
      ['Restore another', 'done'],
      ['Stop what writes', 'done'],
      ['Restore the vectors', 'done'],
      ['Validate', 'skipped'],
    )
    expect(nextOf('Restore another', steps)).toBe(undefined)
  })
})

describe('the page', () => {
  test('has a chapter for each scenario and each other section', () => {
    const { chapters } = arrangePage(read(text))
    expect(chapters.map((chapter) => [chapter.scenario?.number, plainText(chapter.heading?.inlines ?? [])])).toEqual([
      [undefined, 'Search runbook'],
      ['1', 'Emergency #1: Search returns 500'],
      [undefined, 'Contacts'],
    ])
  })

  test('shows options side by side under the words above them, and the first one is on view', () => {
    const page = arrangePage(read(text))
    const part = page.chapters[1]?.parts.find((candidate) => candidate.type === 'options')
    expect(part?.title?.type === 'label' && plainText(part.title.inlines)).toBe('Quick Fix (20 minutes):')
    expect(part?.options.map(({ letter, title }) => [letter, title])).toEqual([
      ['A', 'Restore from backup'],
      ['B', 'Rebuild'],
    ])
    expect(part && optionOnView(part, {}).letter).toBe('A')
  })

  test('takes the arrow keys only to steps that are on view', () => {
    const page = arrangePage(read(text))
    const titles = (chosen: Parameters<typeof visibleSteps>[1]) => visibleSteps(page, chosen).map((id) => page.steps.get(id)?.step.title)
    expect(titles({})).toEqual(['Look', 'Restore'])
    const part = page.chapters[1]?.parts.find((candidate) => candidate.type === 'options')
    expect(titles({ [part?.key ?? '']: part?.options[1]?.procedure.id ?? ('' as never) })).toEqual(['Rebuild'])
  })

  test('has no gap in its tree of headings, whatever levels the author wrote', () => {
    const page = arrangePage(read(text))
    const levels = headingLevels(page)
    const walk = (parts: readonly Part[]): readonly number[] =>
      parts.flatMap((part) => [
        ...(levels.has(part.key) ? [levels.get(part.key)!] : []),
        ...(part.type === 'options' ? part.options.flatMap((option) => walk(option.parts)) : []),
      ])
    const all = page.chapters.flatMap((chapter) => [levels.get(chapter.key)!, ...walk(chapter.parts)])
    for (const [index, level] of all.entries()) expect(level).toBeLessThanOrEqual((all[index - 1] ?? 0) + 1)
  })

  test('moves the list of symptoms into the head of its scenario, and leaves out nothing else', () => {
    const playbook = read(text)
    const shown = arrangePage(playbook).chapters.flatMap((chapter) => blocksOf(chapter.parts))
    const left = playbook.blocks.filter((block) => block.type !== 'step' && block.type !== 'heading' && !shown.includes(block))
    expect(left.map((block) => (block.type === 'label' ? plainText(block.inlines) : block.type))).toEqual([
      'Symptoms:',
      'list',
      'Option A: Restore from backup',
      'Option B: Rebuild',
    ])
  })

  test('says the facts of a scenario once, and keeps what has a line that its header does not show', () => {
    const under = (lines: string) =>
      arrangePage(read(`# A\n\n## Scenario 1: It is down\n\n${lines}\n\n1. Run \`ls\`\n`)).chapters[1]?.parts[0]?.type
    expect(under('**Severity**: High  \n**Impact**: Nobody can log in  \n**Estimated Recovery Time**: 30-60 minutes')).toBe('steps')
    expect(under('**Severity**: High  \n**Likelihood**: High')).toBe('block')
    expect(under('**Severity**: High  \nCall the night watch first.')).toBe('block')
  })

  test.skipIf(missing('seeds'))('shows every step of the real playbooks exactly once', () => {
    for (const file of readdirSync(seedsFolder).filter((name) => name.endsWith('.md') && name !== 'README.md')) {
      const playbook = read(readFileSync(join(seedsFolder, file), 'utf8'))
      const shown = arrangePage(playbook)
        .chapters.flatMap((chapter) => blocksOf(chapter.parts))
        .filter((block) => typeof block === 'string')
      const all = playbook.procedures.flatMap((procedure) => procedure.steps.map((step) => step.id as string))
      expect([...shown].sort(), file).toEqual([...all].sort())
    }
  })
})

test('a heading within a chapter leads to that chapter', () => {
  const page = arrangePage(readPlaybook('# T\n\n## First\n\nWords.\n\n## Second\n\n### Deep\n\n#### Deeper\n\nWords.\n', { grammar }))
  expect(chapterOfSection(page, 'deeper')?.key).toBe('second')
  expect(chapterOfSection(page, 'second')?.key).toBe('second')
  expect(chapterOfSection(page, 'nowhere')).toBeUndefined()
})

const answeredElsewhere =
  '# T\n\n## Disaster Scenarios\n\n### Scenario 1: Server Failure\n\n**Symptoms:**\n- no answer\n\n### Scenario 2: Data loss\n\n**Symptoms:**\n- it is empty\n\n## Recovery Procedures\n\n### Scenario 1: Server Failure\n\n1. Restart it: `reboot`\n2. Look: `uptime`\n\n### Scenario 2: Data loss\n\n```bash\ndate\n```\n\n### After any of them\n\n- [ ] Tell the boss\n'

test('what answers a scenario is told of in the outline at the scenario alone, wherever it stands', () => {
  const page = arrangePage(read(answeredElsewhere))
  const told = page.chapters.map((chapter) => [
    chapter.scenario?.title ?? chapter.key,
    stepsToTell(page, chapter).map((id) => page.steps.get(id)?.step.title),
  ])
  expect(told.filter(([, steps]) => steps!.length > 0)).toEqual([
    ['Server Failure', ['Restart it: reboot', 'Look: uptime']],
    ['Data loss', [expect.any(String)]],
    [expect.stringMatching(/after-any|recovery/), ['Tell the boss']],
  ])
})

test('an incident is about the scenario under the keys, else that of what was done last, else the one it was opened at', () => {
  const playbook = read(answeredElsewhere)
  const page = arrangePage(playbook)
  const [failure, loss] = playbook.scenarios
  const stepOf = (scenario: typeof failure) => page.procedures.get(scenario!.procedureIds[0]!)!.steps[0]!.id
  const none = { cursor: undefined, steps: {}, openedFor: undefined }
  const done = { [stepOf(loss)]: { status: 'done', startedAt: 1, finishedAt: 2 } }
  expect(scenarioAt(page, { cursor: stepOf(failure), steps: done, openedFor: loss!.id })).toBe(failure!.id)
  expect(scenarioAt(page, { ...none, steps: done, openedFor: failure!.id })).toBe(loss!.id)
  const boss = [...page.steps.values()].find(({ step }) => step.title === 'Tell the boss')!.step.id
  const told = { ...done, [boss]: { status: 'done', startedAt: 3, finishedAt: 4 } }
  expect(scenarioAt(page, { cursor: boss, steps: told, openedFor: failure!.id })).toBe(loss!.id)
  expect(scenarioAt(page, { ...none, openedFor: failure!.id })).toBe(failure!.id)
  expect(scenarioAt(undefined, { ...none, openedFor: failure!.id })).toBe(failure!.id)
  expect(scenarioAt(page, none)).toBeUndefined()
})

test('a scenario that is answered in another chapter starts with the first step there, or where its work was left, and stays the marked one', () => {
  const playbook = read(answeredElsewhere)
  const page = arrangePage(playbook)
  const titled = (title: string) => page.chapters.find(({ scenario }) => scenario?.title === title)!
  const [first, second] = page.procedures.get(playbook.scenarios[0]!.procedureIds[0]!)!.steps
  expect(startOf(page, titled('Server Failure'), {})).toBe(first!.id)
  expect(startOf(page, titled('Server Failure'), { [first!.id]: { status: 'done', startedAt: 1, finishedAt: 2 } })).toBe(second!.id)
  const started = startOf(page, titled('Data loss'), {})!
  expect(page.steps.get(started)?.step.commands[0]?.text).toBe('date')

  const { key } = chapterOfSection(page, 'recovery-procedures')!
  expect(markedChapter(page, key, started)).toBe(titled('Data loss').key)
  expect(markedChapter(page, key, undefined)).toBe(key)
  expect(markedChapter(page, 'disaster-scenarios', started)).toBe('disaster-scenarios')
})
