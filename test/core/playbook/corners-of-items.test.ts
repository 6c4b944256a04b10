// Corners of list items and pages: what a box to tick is looked at with, a command on a line of its own, a document handed to a
// command between marks, consoles below a server's system, a page of Jira's that begins with a block.
import { describe, expect, it } from 'vitest'
import { commandsOf, lines, outline, read, texts } from './reading.ts'

describe('a box to tick', () => {
  it.each([
    ['Replication is on (check with `psql -c "select 1"`)', 'psql -c "select 1"'],
    ['The disk has room (with `df -h`)', 'df -h'],
    ['The cluster is well (`ceph -s` shows HEALTH_OK)', 'ceph -s'],
    ['The node is empty\n  run: kubectl drain n1', 'kubectl drain n1'],
    ['The queue is empty\n  rabbitmqctl list_queues', 'rabbitmqctl list_queues'],
  ])('has what its words say to look with: %s', (text, command) => {
    expect(texts('## Before', '', `- [ ] ${text}`)).toEqual([command])
  })

  it.each([
    'The service is up (`docker exec web app status`)',
    'The old copies are gone (was `rm -rf /srv/old`)',
    'Traffic is away (never with `kubectl delete pod web-0`)',
    'The backup was taken (`restic backup /srv` was run)',
    'The page is read (see `docs/start.md`)',
    'Something else\n  Ask whoever is on call.',
    'The logs are kept\n  /var/log/app.log',
  ])('only names it: %s', (text) => {
    expect(texts('## Before', '', `- [ ] ${text}`)).toEqual([])
  })
})

describe('a command on the last line of an item', () => {
  it('is one, where the line is nothing else', () => {
    expect(texts('1. Drain the node', '   kubectl drain n1')).toEqual(['kubectl drain n1'])
    expect(texts('1. The node is empty when', '   kubectl and the others say so')).toEqual([])
  })

  it('is none where the line only goes on', () => {
    const long = 'Say in the channel of the team that you are about to begin, say when you are done, and look with'
    expect(texts(`1. ${long}`, '   df -h')).toEqual([])
  })
})

describe('a document that is handed to a command between marks', () => {
  it('keeps its lines', () => {
    const text = lines('1. Write it: `cat > /etc/x.conf <<EOF', 'a=1', 'EOF`', '2. Then `systemctl restart web`.')
    const [write, restart] = commandsOf(text)
    expect(write).toMatchObject({ text: 'cat > /etc/x.conf <<EOF\na=1\nEOF', hazards: ['overwrites'] })
    expect(write?.unparsed).toBeUndefined()
    expect(restart?.text).toBe('systemctl restart web')
  })

  it('is none without its end', () => {
    expect(texts('1. Run `cat <<EOF', 'a=1` and look.')).not.toContain('cat <<EOF\na=1')
  })
})

describe('a console below the system', () => {
  it('takes what stands behind its prompt', () => {
    const text = lines(
      '## Power',
      '',
      '```',
      '</>hpiLO-> power',
      'power: server power is currently: On',
      '</>hpiLO-> power reset',
      '/admin1-> racadm getsel',
      'racadm>> serveraction powercycle',
      '```',
    )
    expect(commandsOf(text).map(({ text: typed, kind }) => [kind, typed])).toEqual([
      ['repl', 'power'],
      ['repl', 'power reset'],
      ['repl', 'racadm getsel'],
      ['repl', 'serveraction powercycle'],
    ])
  })
})

describe('a page of Jira\u2019s', () => {
  it('may begin with a block whose comments look like headings', () => {
    const text = lines(
      '{code:bash}',
      '# stop it first',
      'systemctl stop web',
      '{code}',
      '',
      'h1. Web is down',
      '',
      'h2. Fix',
      '',
      '# Look',
      '# Do {{uptime}}',
    )
    expect(outline(text)).toEqual([
      ['', ['stop it first', 'systemctl stop web']],
      ['Fix', ['Look'], ['Do uptime', 'uptime']],
    ])
    expect(read(text).title).toBe('Web is down')
  })

  it('is Markdown where a heading of Markdown comes first', () => {
    expect(outline(lines('# Web', '', '## Fix', '', 'h1. is what we call it', '', '1. Look'))).toEqual([['Fix', ['Look']]])
  })
})
