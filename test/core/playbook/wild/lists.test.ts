// Lists of playbooks in the wild: bullets, checks, ways to choose from, and lists that only tell.
import { describe, expect, it } from 'vitest'
import { lines, outline, read, texts } from '../reading.ts'

describe('lists of bullets', () => {
  it('gives the fence behind a bullet to it, and leaves the bullets above to be read', () => {
    expect(
      outline(
        lines(
          '## Stuck workers',
          '* Show the tree of processes:',
          '',
          '```',
          '# pstree -p 12',
          'init,1 --system',
          '```',
          '',
          '* They never end by themselves.',
          '* Kill the older one:',
          '',
          '```',
          '# kill -TERM 12',
          '```',
        ),
      ),
    ).toEqual([['Stuck workers', ['Show the tree of processes', 'pstree -p 12'], ['Kill the older one', 'kill -TERM 12']]])
  })

  it('finds the commands of lists in lists, however deep', () => {
    expect(
      texts(
        '## Resolution',
        '* If one backend is down, look at the host:',
        '    * see the service `gitlab-ctl status`',
        '    * for git, `service sshd status`',
        '* If it is abuse',
        '  * look at addresses',
        '    * with `sudo grep -v check /var/log/haproxy.log | sort`',
      ),
    ).toEqual(['gitlab-ctl status', 'service sshd status', 'sudo grep -v check /var/log/haproxy.log | sort'])
  })

  it('makes a checklist of tasks below a bullet, and keeps its neighbours to be read', () => {
    const { procedures } = read(
      lines(
        '## Prerequisites',
        '- **Access:**',
        '  - [ ] cluster (`kubectl`)',
        '  - [ ] database',
        '- **To know:**',
        '  - how it is built',
      ),
    )
    expect(procedures).toMatchObject([
      { kind: 'checklist', path: ['Prerequisites', 'Access'], steps: [{ title: 'cluster (kubectl)' }, { title: 'database' }] },
    ])
  })

  it('takes a command that begins with what it reads', () => {
    expect(texts('## Clean up', '- Remove the files `< list.txt xargs -rn1 rm -f`')).toEqual(['< list.txt xargs -rn1 rm -f'])
  })
})

describe('a list of checks', () => {
  it('runs what it says the answer of', () => {
    expect(texts('## Verification', '- `kubectl get pods` shows all `Running`', '- No alerts')).toEqual(['kubectl get pods'])
    expect(texts('## Symptoms', '- `kubectl get pods` shows one `Pending`')).toEqual([])
  })
})

describe('lists that only tell', () => {
  it.each([
    '## Prioridades de recuperación\n1. Web\n2. Mail',
    '## Recovery priorities\n1. Web\n2. Mail',
    '## 值班\n\n**值班职责**:\n\n1. 响应\n2. 记录',
    '## Slow\n\nThere may be a number of causes for this:\n\n1. Many clients\n2. Saving',
    '## Inhaltsverzeichnis\n1. [Ausfall](#a)\n2. [Daten](#b)',
  ])('are no steps: %s', (text) => {
    expect(outline(text)).toEqual([])
  })
})

describe('a list of ways to choose from', () => {
  it.each([
    '- **Option A**: Restart it\n  ```bash\n  kubectl delete pod web-0\n  ```\n- **Option B**: Roll back\n  ```bash\n  kubectl rollout undo deploy/web\n  ```\n',
    '1. Option 1 - restart: `kubectl delete pod web-0`\n2. Option 2 - roll back: `kubectl rollout undo deploy/web`\n',
    '- 方案A：执行 `kubectl delete pod web-0`\n- 方案B：执行 `kubectl rollout undo deploy/web`\n',
  ])('has an option for each, and none is done after the other: %s', (text) => {
    const { procedures } = read(`# T\n\n## Fix\n\n${text}`)
    expect(procedures.map(({ kind, steps }) => [kind, steps.flatMap(({ commands }) => commands.map((command) => command.text))])).toEqual([
      ['option', ['kubectl delete pod web-0']],
      ['option', ['kubectl rollout undo deploy/web']],
    ])
    expect(new Set(procedures.map(({ option }) => option?.groupId)).size).toBe(1)
    expect(procedures.flatMap(({ rollbackOf }) => rollbackOf ?? [])).toEqual([])
  })

  it('is none where one item is no option', () => {
    expect(read('# T\n\n## Fix\n\n- Option A: `make up`\n- Then `make check`\n').procedures).toHaveLength(1)
  })
})
