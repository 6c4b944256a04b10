// Commands in the languages that have their verbs elsewhere, or other letters: tables, sentences, what is expected.
import { describe, expect, it, test } from 'vitest'
import { texts } from './reading.ts'

describe('a table of what to do', () => {
  it.each([
    ['| Симптом | Причина и решение |', '| Порт закрыт | закрыт файрволом (`ufw allow 8000`) |', 'ufw allow 8000'],
    ['| 症状 | 原因候補 | 対処 |', '| 止まる | 未承認 | `python bridge.py approve --task x` |', 'python bridge.py approve --task x'],
    ['| 事象 | 一次対応 |', '| 滞留 | `docker compose restart web` で再起動 |', 'docker compose restart web'],
    ['| 증상 | 조치 |', '| 락 걸림 | 확인 후 `rm /var/lock/cycle.lock` |', 'rm /var/lock/cycle.lock'],
    ['| 증상 | 조치 |', '| 미체결 | `live_trade.py --status` (자동) |', 'live_trade.py --status'],
    ['| 现象 | 原因与处理 |', '| 连不上 | 防火墙(`sudo ufw allow 8787`) |', 'sudo ufw allow 8787'],
    ['| Sintoma | O que fazer |', '| Parado | Reinicie com `docker restart web` |', 'docker restart web'],
    ['| Sintomo | Rimedio |', '| Fermo | `systemctl restart web` |', 'systemctl restart web'],
  ])('has its commands: %s', (head, row, command) => {
    const columns = '| --- '.repeat(head.split('|').length - 2)
    expect(texts('## T', '', head, `${columns}|`, row)).toEqual([command])
  })
})

describe('a sentence', () => {
  it.each([
    ['Проверьте состояние: `systemctl status web`.', 'systemctl status web'],
    ['Выполните `acme flush` на сервере.', 'acme flush'],
    ['Reinicie o serviço com `systemctl restart web`.', 'systemctl restart web'],
    ['Riavviare il servizio con `systemctl restart web`.', 'systemctl restart web'],
    ['Si falla, tenés la sesión para revertir con `systemctl reload ssh`.', 'systemctl reload ssh'],
    ['Danach `systemctl restart web` ausführen.', 'systemctl restart web'],
    ['サーバーで `systemctl restart web` を実行する。', 'systemctl restart web'],
    ['서버에서 `systemctl restart web` 실행', 'systemctl restart web'],
    ['To edit a file of secrets use `ansible-vault edit <file>` command.', 'ansible-vault edit <file>'],
  ])('tells to run: %s', (text, command) => {
    expect(texts('## T', '', text)).toEqual([command])
  })

  it.each([
    'Никогда не запускайте `docker system prune`.',
    'На сервере `docker compose down` удаляет контейнер.',
    'Никакого `git pull` на сервере не требуется.',
    '本番で `docker system prune` を実行しないこと。',
    '운영에서 `docker system prune` 실행 금지.',
    'Nunca execute `docker system prune`.',
    'El nodo fue revertido con `kubectl rollout undo deploy/web`.',
  ])('tells not to run, or only of it: %s', (text) => {
    expect(texts('## T', '', text)).toEqual([])
  })
})

test.each(['期待出力:', '예상 출력:', 'Ожидаемый вывод:', 'Saída esperada:', 'Output atteso:'])(
  '%s stands above what is no command',
  (lead) => {
    expect(texts('## T', '', lead, '', '```', 'acme ok', 'web up', '```')).toEqual([])
  },
)

test('programs that one looks around with are called where they are named first', () => {
  expect(texts('## Look', '1. `top` / `htop`: check the load', '2. Press `P`', '3. `id`: the field of the user')).toEqual(['top', 'htop'])
})

test('a prompt may be a folder alone', () => {
  expect(texts('## T', '', '```', '~/apps/wiki/htdocs$ php dump.php | xargs tar cf files.tar', 'done', '```')).toEqual([
    'php dump.php | xargs tar cf files.tar',
  ])
})
