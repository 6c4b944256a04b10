// Ways of writing that were met in the playbooks of on-call teams.
import { describe, expect, it } from 'vitest'
import { commandsOf, lines, outline, read, texts } from '../reading.ts'

describe('ways of writing of on-call teams', () => {
  it.each([
    ['a prompt with nothing between host and mark', 'root@pg$ ctl reinit main pg-02', ['ctl reinit main pg-02']],
    ['a console that is opened by its name alone', 'sudo -i mysql', ['sudo -i mysql']],
    ['a program that stands alone', 'reboot', ['reboot']],
    ['a session with comments between', '$ git clone a\n$ cd a\n# Change the variables\n$ tmux', ['git clone a', 'cd a', 'tmux']],
  ])('reads a fence without a language with %s', (_, text, commands) => {
    expect(texts('## Fix', '```', ...text.split('\n'), '```')).toEqual(commands)
  })

  it.each([
    ['1. `sudo chef-client-disable "Maintenance #1"`', 'sudo chef-client-disable "Maintenance #1"'],
    ["1. `PURGE BINARY LOGS TO 'bin.1';`", "PURGE BINARY LOGS TO 'bin.1';"],
    ['Do it with the following command:\n`sudo du -hc --max-depth=1 <mountpoint>`', 'sudo du -hc --max-depth=1 <mountpoint>'],
    ['It can be useful to run the command `sudo ncdu <mountpoint>`, where the path is in the alert.', 'sudo ncdu <mountpoint>'],
    ['You can check the service with `systemctl status db` and logs with `journalctl -u db`.', 'systemctl status db|journalctl -u db'],
    ['You can use `ctl-tool switchover` or `ctl-tool failover` for it.', 'ctl-tool switchover|ctl-tool failover'],
  ])('takes the command of: %s', (text, command) => {
    expect(texts('## Fix', text)).toEqual(command.split('|'))
  })

  it('makes nothing of a list that explains the command above', () => {
    expect(
      texts(
        '## Clean',
        '`find -type d -ctime +1 -exec rm -rf {} +`',
        '',
        'In the above example, we:',
        '',
        '- `find -type d` - find all',
        '- `-ctime +1` - that are old',
      ),
    ).toEqual(['find -type d -ctime +1 -exec rm -rf {} +'])
  })

  it('makes no command of what says how options are used', () => {
    expect(texts('## Speed', '```bash', '--analyze-only that only calculates.', '', '--jobs=N will run N at once.', '```')).toEqual([])
    expect(texts('## Call', '1. Usage is `node [options] script.js`')).toEqual([])
  })

  it('takes a script whose shebang stands below a comment whole', () => {
    const procedure = read(lines('## Look', '```bash', '# Finds what is wrong', '#!/bin/bash', 'N=prod', 'kubectl get nodes -n $N', '```'))
      .procedures[0]!
    expect(procedure.steps.map((step) => [step.title, step.commands.map(({ text, kind }) => [text, kind])])).toEqual([
      ['Finds what is wrong', [['#!/bin/bash\nN=prod\nkubectl get nodes -n $N', 'script']]],
    ])
  })

  it('types a call into the console that was opened, over all its lines', () => {
    expect(
      commandsOf(
        lines('## Set up', '```sh', 'docker exec -it db mongosh', '', 'rs.initiate({', '  _id: "rs0",', '})', '# should be ok', '```'),
      ).map(({ kind, text }) => `${kind} ${text}`),
    ).toEqual(['shell docker exec -it db mongosh', 'repl rs.initiate({\n  _id: "rs0",\n})'])
  })

  it('looks past pictures and rules around a title', () => {
    expect(outline(lines('# T', '## ✅ Step 2: Start', '```bash', 'docker start a', '```'))).toEqual([
      ['✅ Step 2: Start', ['Start', 'docker start a']],
    ])
    expect(outline(lines('## Look', '```bash', '# ── Health ──', 'curl -s http://a', '# === Changes ===', 'git log -1', '```'))).toEqual([
      ['Look', ['Health', 'curl -s http://a'], ['Changes', 'git log -1']],
    ])
    expect(
      read(lines('## Done', '✅ **First**', '- [ ] seen', '', '✅ **Then**', '- [ ] told')).procedures.map(({ title }) => title),
    ).toEqual(['✅ First', '✅ Then'])
  })

  it('keeps a command what the file says where a quote reaches over lines of a console', () => {
    expect(texts('## F', '````bash', 'erl', '```console', '% note', '```console', '````').at(-1)).toBe('```console\n% note\n```console')
  })

  it('reads when it was reviewed, and when it is to be', () => {
    expect(read('---\ntitle: Disk\nlast_reviewed_on: 2018-01-04\nreview_in: 4 months\n---\n## Fix\n').meta).toEqual({
      lastUpdated: '2018-01-04',
      reviewEvery: 'P4M',
    })
  })
})
