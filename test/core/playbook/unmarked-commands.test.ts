// Commands that stand in the middle of a sentence without a mark.
import { describe, expect, test } from 'vitest'
import { commandsOf, read, texts } from './reading.ts'

const told: readonly (readonly [string, ...string[]])[] = [
  ['On the head node run sinfo -R, then look at the reasons.', 'sinfo -R'],
  ['Use scontrol update nodename=n12 state=resume to bring it back.', 'scontrol update nodename=n12 state=resume'],
  ['Run squeue -u bob and check that jobs run.', 'squeue -u bob'],
  ['Check the disk with df -h.', 'df -h'],
  ['Restart the daemon using systemctl restart slurmd on the node.', 'systemctl restart slurmd'],
  ['Then execute sudo systemctl restart slurmctld, wait a minute.', 'sudo systemctl restart slurmctld'],
  ['ssh to the node and run dmesg -T | tail -50.', 'dmesg -T | tail -50'],
  ['Use ps -ef or top -b to see it.', 'ps -ef', 'top -b'],
  ['Run sinfo -R and squeue -u bob, then scontrol show node=n12.', 'sinfo -R', 'squeue -u bob', 'scontrol show node=n12'],
  ['Try curl -I https://web.example.org/health from the bastion.', 'curl -I https://web.example.org/health'],
  ['Run psql -c "select 1" and look at the answer.', 'psql -c "select 1"'],
  ['Run ./fix.sh --all, then tell the team.', './fix.sh --all'],
  ['Run cp -a /srv/dumps . and wait.', 'cp -a /srv/dumps .'],
  ['Run java -jar app.jar --server.port=8080 in the background.', 'java -jar app.jar --server.port=8080'],
  ['Use SSH to log in and run ls -l /srv. Never run rm -rf /srv.', 'ls -l /srv'],
]

describe('a command without a mark', () => {
  test.each(told)('is found where it is told to be run: %s', (item, ...commands) => {
    expect(texts('## Recovery', `1. ${item}`, '2. Look at it.')).toEqual(commands)
    expect(texts('## Recovery', item)).toEqual(commands)
  })

  test('is not complete where the sentence goes on in code or on the next line', () => {
    expect(texts('## Recovery', '1. Run docker logs -f `web`.', '2. Run kubectl get pods', '   -n web')).toEqual([])
  })

  test('is for the case that the sentence says', () => {
    const commands = commandsOf('## Recovery\n1. Run systemctl stop web. If it hangs, run kill -9 1234.\n2. Look')
    expect(commands.map(({ text, onlyWhen }) => [text, onlyWhen])).toEqual([
      ['systemctl stop web', undefined],
      ['kill -9 1234', 'If it hangs'],
    ])
  })

  test('is a step of a paragraph too, with the whole sentence as its title', () => {
    expect(read('## Recovery\nTo see why, run sinfo -R.').procedures[0]!.steps.map(({ title }) => title)).toEqual([
      'To see why, run sinfo -R.',
    ])
  })

  test.each([
    'Do not run rm -rf /var/spool.',
    'Nobody should run rm -rf /var/spool.',
    'The job runs rm -rf /tmp/x every night.',
    'We run docker compose up -d on each host nightly.',
    'When you run docker ps -a, nothing is shown.',
    'Users may not be allowed to run sudo systemctl restart x.',
    'Make sure that the job is restarted with systemctl restart x once a day.',
    "Don't restart it with systemctl restart web.",
    'Run the tests -- all of them -- and see.',
    'Run make with care, and find the cause.',
    'Run git log -p style output.',
    'Use git rebase -i style history rewriting.',
    'Run ./fix.sh nightly.',
    'Use kubectl logs output to find the error.',
    'Use docker multi-stage builds, docker-compose 1.29 or newer.',
    'Fix problems with npm install --force.',
    'Use time-based backups, less -heavy tools.',
    'Check logs in /var/log/slurm and run top to see load.',
  ])('stays prose where there is doubt: %s', (item) => {
    expect(texts('## Recovery', `1. ${item}`, '2. Look at it.')).toEqual([])
    expect(texts('## Recovery', item)).toEqual([])
  })
})

describe('a command that other words are only about', () => {
  test.each([
    'See also the notes on `systemctl restart web`.',
    'Proceed as described for `scontrol reconfigure`.',
    'See the section about `mount -a`.',
    'Check the man page of `mount -a` first.',
    'Do it as explained under `kubectl drain node`.',
    'For details on `kubectl drain node`, see the wiki.',
    'Siehe Hinweise zu `systemctl restart web`.',
    'Suivez la page sur `systemctl restart web`.',
    'Lea la sección sobre `systemctl restart web`.',
  ])('is not run: %s', (item) => {
    expect(texts('## Recovery', `1. ${item}`, '2. Look at it.')).toEqual([])
  })

  test('is run where a verb stands between', () => {
    const item = 'For details on the node, run `kubectl describe node n1`.'
    expect(texts('## Recovery', `1. ${item}`, '2. Look at it.')).toEqual(['kubectl describe node n1'])
  })
})
