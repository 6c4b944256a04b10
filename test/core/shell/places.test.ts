// Where a command is meant for: nobody may run on one machine what belongs on another.
import { describe, expect, it } from 'vitest'
import { commandsOf } from '../playbook/reading.ts'

/** Every command with what must have been typed before it. */
function placesIn(text: string): readonly (readonly [string, string | undefined])[] {
  return commandsOf(text).map((command) => [command.text, command.inside] as const)
}

function fence(...lines: readonly string[]): string {
  return ['```bash', ...lines, '```', ''].join('\n')
}

describe('a shell that was opened elsewhere', () => {
  it.each([
    'ssh db-1',
    'ssh -i key.pem -p 2222 admin@db-1',
    'oc debug node/worker-1',
    'oc rsh -c etcdctl etcd-0',
    'kubectl exec -it web-0 -c app -- bash',
    'kubectl debug node/worker-1 -it --image=busybox',
    'docker exec -it web /bin/bash',
    'docker compose exec -it web sh',
    'docker-compose exec web sh',
    'docker run --rm -it -v data:/data alpine sh',
    'gcloud compute ssh web-1 --zone z',
    'aws ssm start-session --target i-1',
    'sudo su - postgres',
    'chroot /mnt',
    'lxc exec web bash',
    'vagrant ssh',
    'nsenter -t 1 -m -u -n bash',
    'fly ssh console -a web',
    'heroku run bash -a web',
  ])('%s: what follows is meant for it, until it is left', (opener) => {
    expect(placesIn(fence(opener, 'uptime', 'exit', 'date'))).toEqual([
      [opener, undefined],
      ['uptime', opener],
      ['exit', opener],
      ['date', undefined],
    ])
  })

  it.each([
    "ssh db-1 'uptime'",
    'ssh -N -L 5432:db:5432 bastion',
    'oc rsh etcd-0 etcdctl version',
    'oc debug node/worker-1 -- chroot /host uptime',
    'kubectl exec -it web-0 -- ls',
    'kubectl exec web-0 -- bash -c "ls"',
    'docker exec web bash -c ls',
    'docker run --rm alpine ls',
    'gcloud compute ssh web-1 --command uptime',
    'su - postgres -c "pg_ctl status"',
    'chroot /mnt update-grub',
    'ssh db-1 <<EOF\nuptime\nEOF',
    'ssh -f db-1',
  ])('%s: what follows is not', (text) => {
    expect(placesIn(fence(text, 'date')).at(-1)).toEqual(['date', undefined])
  })

  it('stays open in the steps that follow', () => {
    const text = ['1. Log in:', '', '   ```bash', '   ssh db-1', '   ```', '', '2. Stop it:', '', '   ```bash', '   reboot', '   ```'].join(
      '\n',
    )
    expect(placesIn(text)).toEqual([
      ['ssh db-1', undefined],
      ['reboot', 'ssh db-1'],
    ])
  })

  it('stays open in the numbered headings that follow, and in no others', () => {
    const text = `## Step 1: Log in\n\n${fence('ssh db-1')}\n## Step 2: Look\n\n${fence('uptime')}\n## Afterwards\n\n${fence('date')}`
    expect(placesIn(text)).toEqual([
      ['ssh db-1', undefined],
      ['uptime', 'ssh db-1'],
      ['date', undefined],
    ])
  })

  it('has been left where the program that opened it is called again', () => {
    expect(placesIn(fence('kubectl exec -it web-0 -- bash', 'ls', 'kubectl get pods', 'ssh db-1', 'w', 'ssh db-2', 'w'))).toEqual([
      ['kubectl exec -it web-0 -- bash', undefined],
      ['ls', 'kubectl exec -it web-0 -- bash'],
      ['kubectl get pods', undefined],
      ['ssh db-1', undefined],
      ['w', 'ssh db-1'],
      ['ssh db-2', undefined],
      ['w', 'ssh db-2'],
    ])
  })

  it('may be opened within another', () => {
    expect(placesIn(fence('ssh db-1', 'docker exec -it db bash', 'ls', 'exit', 'w'))).toEqual([
      ['ssh db-1', undefined],
      ['docker exec -it db bash', 'ssh db-1'],
      ['ls', 'docker exec -it db bash'],
      ['exit', 'docker exec -it db bash'],
      ['w', 'ssh db-1'],
    ])
  })
})

describe('a console', () => {
  it('takes its own language, and what is for the shell has left it', () => {
    const text = `${fence('psql -U app')}\n\`\`\`sql\nSELECT 1;\n\`\`\`\n\n${fence('date')}`
    expect(placesIn(text)).toEqual([
      ['psql -U app', undefined],
      ['SELECT 1;', 'psql -U app'],
      ['date', undefined],
    ])
  })

  it('may be one in a container', () => {
    expect(placesIn(fence('docker exec -it db psql -U app', 'SELECT 1;')).at(-1)).toEqual(['SELECT 1;', 'docker exec -it db psql -U app'])
  })
})

describe('what is carried elsewhere', () => {
  it.each([
    "knife ssh 'role:web' 'sudo rm -rf /srv/data'",
    "gcloud compute ssh web-1 --command='rm -rf /srv/data'",
    "ansible web -b -m shell -a 'rm -rf /srv/data'",
    "salt '*' cmd.run 'rm -rf /srv/data'",
    'nsenter -t 1 -m rm -rf /srv/data',
    'ip netns exec blue rm -rf /srv/data',
    "sshpass -p x ssh db-1 'rm -rf /srv/data'",
    "pdsh -w web-[1-9] 'rm -rf /srv/data'",
    "heroku run -a shop 'rm -rf /srv/data'",
    'nomad alloc exec -task web 1a2b rm -rf /srv/data',
    'oc rsh web-0 rm -rf /srv/data',
    'kubectl debug node/n -it --image=busybox -- rm -rf /srv/data',
  ])('is judged as what it is: %s', (text) => {
    expect(commandsOf(fence(text))[0]!.hazards).toContain('deletes-data')
  })
})

it('knows no program by the names that every object has', () => {
  expect(commandsOf(fence('constructor', 'toString x'))).toMatchObject([
    { follows: false, interactive: false, needsRoot: false },
    { follows: false, interactive: false, needsRoot: false },
  ])
})
