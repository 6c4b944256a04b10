// Links go where GitHub would take them; one that leads nowhere stays a link.
import { describe, expect, it } from 'vitest'
import { read } from '../reading.ts'

describe('links', () => {
  it('number repeated headings as GitHub does', () => {
    const playbook = read(
      '# T\n## Step 1: Stop\n## Step 1: Stop\n## Step 1: Stop\n[a](#step-1-stop) [b](#step-1-stop-1) [c](#step-1-stop-2) [d](#step-1-stop-3)\n',
    )
    expect(playbook.sections.map(({ id }) => id)).toEqual(['t', 'step-1-stop', 'step-1-stop-1', 'step-1-stop-2'])
    expect(playbook.links.map(({ text, target }) => [text, target])).toEqual([
      ['a', 'step-1-stop'],
      ['b', 'step-1-stop-1'],
      ['c', 'step-1-stop-2'],
      ['d', undefined],
    ])
  })

  it.each([
    ["## Emergency #1: ChromaDB Won't Start", '#emergency-1-chromadb-wont-start'],
    ['## What & why? (5 min)', '#what--why-5-min'],
    ['## `docker ps` — look', '#docker-ps--look'],
    ['## ⚠️ Warning', '#-warning'],
    ['## Überblick', '#%C3%BCberblick'],
    ['## 场景 1：故障', '#场景-1故障'],
    ['## Mixed Case', '#Mixed-Case'],
  ])('find %j by %j', (heading, href) => {
    const playbook = read(`# T\n${heading}\n\n[go](${href})\n`)
    expect(playbook.links[0]!.target).toBe(playbook.sections[1]!.id)
  })

  it('are told apart, also in tables, in notes of steps and as bare addresses', () => {
    const text =
      '# T\n## A\n| x |\n|-|\n| [web](https://example.com/a) |\n\n1. Do it with `docker ps`\n\n   See [file](guide.md#x) and [A](#a).\n\nStatus: https://status.example.com. Mail <ops@example.com>\n'
    expect(read(text).links.map(({ type, href, target }) => [type, href, target])).toEqual([
      ['web', 'https://example.com/a', undefined],
      ['file', 'guide.md#x', undefined],
      ['section', '#a', 'a'],
      ['web', 'https://status.example.com', undefined],
      ['mail', 'mailto:ops@example.com', undefined],
    ])
  })

  it('in the title of a step stay with it, in lists of work and of tasks', () => {
    const text = '# T\n## A\n1. Stop it, as in [B](#b).\n2. Read [the guide](https://example.org/g).\n\n## B\n- [ ] see [A](#a)\n'
    const steps = read(text).procedures.flatMap((procedure) => procedure.steps.map(({ title, links }) => ({ title, links })))
    expect(steps).toEqual([
      { title: 'Stop it, as in B.', links: [{ text: 'B', href: '#b', sectionId: 'b' }] },
      { title: 'Read the guide.', links: [{ text: 'the guide', href: 'https://example.org/g' }] },
      { title: 'see A', links: [{ text: 'A', href: '#a', sectionId: 'a' }] },
    ])
  })
})
