// Tables that hold commands, and those that only tell.
import { describe, expect, it } from 'vitest'
import { lines, outline, texts } from '../reading.ts'

describe('tables', () => {
  it('hold commands in a column that says so, named by what stands beside them', () => {
    expect(
      outline(
        lines(
          '## Quick list',
          '',
          '| # | Action | Command | Expected |',
          '|---|---|---|---|',
          '| 1 | See the pods | `kubectl get pods` | all `Running` |',
          '| 2 | Restart | `kubectl rollout restart deploy/web` | |',
        ),
      ),
    ).toEqual([['Quick list', ['See the pods', 'kubectl get pods'], ['Restart', 'kubectl rollout restart deploy/web']]])
  })

  it('hold none where they tell of them', () => {
    expect(texts('## Alerts', '', '| Alert | Meaning |', '|---|---|', '| Down | `systemctl status web` fails |')).toEqual([])
  })
})

describe('tables of work', () => {
  it('hold commands where a column says how to check or fix', () => {
    expect(
      outline(
        lines(
          '## Trouble',
          '',
          '| Symptom | Check | Fix |',
          '|---|---|---|',
          '| Pods pending | `kubectl get nodes` shows one out | Run `kubectl uncordon <node>` |',
          '| Login fails | wrong `AUTH_URL` in `.env` | Set `AUTH_URL` |',
        ),
      ),
    ).toEqual([['Trouble', ['Pods pending', 'kubectl get nodes', 'kubectl uncordon <node>']]])
  })

  it('are steps where their rows are numbered', () => {
    expect(
      outline(
        lines(
          '## Steps',
          '',
          '| Step | Action | Who | Command |',
          '|---|---|---|---|',
          '| 1 | Tell the users | Desk | |',
          '| 2 | Stop it | Ops | systemctl stop web |',
        ),
      ),
    ).toEqual([['Steps', ['Tell the users'], ['Stop it', 'systemctl stop web']]])
  })

  it('hold what is typed into a console', () => {
    expect(texts('## psql', '', '| Command | Description |', '|---|---|', '| `\\dt` | List tables |', '| `PING` | Test |')).toEqual([
      '\\dt',
      'PING',
    ])
  })
})
