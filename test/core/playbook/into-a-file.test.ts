// Text that belongs into a file: the words above it say so, and nothing of it is run.
import { describe, expect, it } from 'vitest'
import { commandsOf, outline, read } from './reading.ts'

function fenced(lead: string, language: string, ...text: readonly string[]): string {
  return ['## Raise the limits', '', lead, '', `\`\`\`${language}`, ...text, '```'].join('\n')
}

describe('below “Add to …”', () => {
  it.each([
    ['settings in YAML', 'Add to config.yaml:', 'bash', ['# How many', 'workers: 4', 'log: /var/log/x.log']],
    [
      'numbered comments in them',
      'Add to config.yaml:',
      'bash',
      ['# 1. Raise it', 'limits.memory: 2Gi', '# 2. Lower it', 'requests.memory: 1Gi'],
    ],
    ['a list', 'Add to `config.yaml`:', '', ['- docker', '- compose']],
    ['numbered lines', 'Add to config.yaml:', '', ['1. first', '2. second']],
    ['settings of the kernel', 'Append to /etc/sysctl.conf:', 'sh', ['vm.max_map_count=262144']],
    ['what a login shell reads', 'Add this to `~/.bashrc`:', 'bash', ['export PATH=$PATH:/opt/bin', 'alias k=kubectl']],
    ['a block of settings', '**Add to nginx.conf:**', '', ['proxy_pass http://backend;', 'limit_req zone=one;']],
  ])('%s is no command, and putting it there is one step', (_, lead, language, text) => {
    const playbook = read(fenced(lead, language, ...text))
    const title = lead.replace(/[*`]/g, '').replace(/:$/, '')
    expect(playbook.procedures).toMatchObject([{ path: ['Raise the limits'], steps: [{ title, commands: [] }] }])
    expect(playbook.procedures[0]!.steps[0]!.notes).toMatchObject([{ type: 'code', role: 'data', text: text.join('\n') }])
  })

  it('values for the environment are there to be copied', () => {
    expect(commandsOf(fenced('Add to `.env`:', 'bash', 'LOG_LEVEL=debug', 'WORKERS=4'))).toMatchObject([
      { kind: 'data', text: 'LOG_LEVEL=debug' },
      { kind: 'data', text: 'WORKERS=4' },
    ])
  })

  it.each([
    ['Edit /etc/app.conf:', 'sudo vim /etc/app.conf'],
    ['Add the host to /etc/hosts:', 'echo "10.0.0.5 db1" >> /etc/hosts'],
    ['Update config.yaml:', "sed -i 's/1/2/' config.yaml"],
    ['Apply the change in config.yaml:', 'kubectl apply -f config.yaml'],
    ['Restart it with the settings in app.conf:', 'systemctl restart app'],
  ])('%s a command stays a command', (lead, command) => {
    expect(commandsOf(fenced(lead, 'bash', command)).map(({ text }) => text)).toEqual([command])
  })

  it.each([
    'In config.yaml eintragen:',
    'Ajouter à config.yaml :',
    'Añadir a config.yaml:',
    '在 config.yaml 中添加：',
    'config.yaml に追加:',
    'config.yaml에 추가:',
  ])('in other languages: %s', (lead) => {
    expect(commandsOf(fenced(lead, 'bash', '# Wie viele', 'workers: 4'))).toEqual([])
  })

  it('is a step of its list, with the text below it', () => {
    expect(outline('## Fix\n\n1. Add to config.yaml:\n\n   ```\n   docker:\n     size: 2\n   ```\n\n2. Run `docker restart web`')).toEqual([
      ['Fix', ['Add to config.yaml'], ['Run docker restart web', 'docker restart web']],
    ])
  })
})
