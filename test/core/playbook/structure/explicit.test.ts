// What an author says outright: attributes on a fence's opening line, in both forms that Runme's users write.
import { describe, expect, it } from 'vitest'
import { read } from '../reading.ts'

function step(text: string) {
  return read(`# T\n## Restore the shop\n${text}`).procedures[0]!.steps[0]!
}

describe('a fence’s attributes', () => {
  it.each([
    ['```bash {"name": "restore-latest", "interactive": false, "excludeFromRunAll": "true"}'],
    ['```bash {"excludeFromRunAll":"true","interactive":"false","name":"restore-latest"}'],
    ['```bash { name=restore-latest interactive=false excludeFromRunAll=true }'],
    ['```bash {name=restore-latest, interactive=false, excludeFromRunAll=true}'],
  ])('name the step and say that it needs no terminal: %s', (opening) => {
    const found = step(`${opening}\ndocker exec -it db sh\n\`\`\``)
    expect(found.title).toBe('Restore latest')
    expect(found.commands).toMatchObject([{ text: 'docker exec -it db sh', language: 'bash', interactive: false }])
    expect(found.attributes).toEqual({ name: 'restore-latest', interactive: 'false', excludeFromRunAll: 'true' })
  })

  it('say that a command needs a terminal, keeps running, and where to be', () => {
    expect(step('```sh { interactive=true background=true cwd=/srv/shop }\n./menu.sh\n```').commands[0]).toMatchObject({
      interactive: true,
      follows: true,
      cwd: '/srv/shop',
    })
  })

  it('leave the title to a comment or a list item', () => {
    expect(step('```bash {"name": "x"}\n# Stop the shop\ndocker stop shop\n```').title).toBe('Stop the shop')
    expect(step('1. Stop it\n\n   ```bash {"name": "x"}\n   docker stop shop\n   ```').title).toBe('Stop it')
  })

  it('keep the id of a named step when its heading and its neighbours change', () => {
    const fence = '```bash {"name": "restore"}\n./restore.sh\n```\n'
    const before = read(`# T\n## Restore\n${fence}`)
    const after = read(`# Other\n## Look\n\`\`\`bash\nls\n\`\`\`\n## Bring it back\n${fence}`)
    expect(after.procedures[1]!.steps[0]!.id).toBe(before.procedures[0]!.steps[0]!.id)
  })

  it('give two fences of one name two steps', () => {
    const playbook = read('# T\n## A\n```bash {"name": "x"}\nls\n```\n## B\n```bash {"name": "x"}\nls\n```\n')
    const ids = playbook.procedures.flatMap((procedure) => procedure.steps.map(({ id }) => id))
    expect(new Set(ids).size).toBe(2)
  })
})
