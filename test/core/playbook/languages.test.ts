// Playbooks in Portuguese, Italian, Russian, Japanese and Korean: their step words, their parts, and how they tell to run something.
import { describe, expect, it } from 'vitest'
import { commandsOf, outline, read } from './reading.ts'

const fence = (text: string) => `\`\`\`bash\n${text}\n\`\`\``

describe('headings that call themselves steps', () => {
  it.each([
    ['Passo 1: Verificar', 'Etapa 2 - Ligar para o responsável', ['Verificar', 'Ligar para o responsável']],
    ['Passo 1: Verificare', 'Passaggio 2: Chiamare il responsabile', ['Verificare', 'Chiamare il responsabile']],
    ['Шаг 1: Проверить', 'Шаг 2. Позвонить дежурному', ['Проверить', 'Позвонить дежурному']],
    ['手順1：状態を確認する', 'ステップ 2: 担当者に連絡する', ['状態を確認する', '担当者に連絡する']],
    ['第1段階：確認', '手順 2 連絡する', ['確認', '連絡する']],
    ['1단계: 상태 확인', '2단계 담당자에게 연락', ['상태 확인', '담당자에게 연락']],
    ['단계 1: 확인', '제2단계: 연락', ['확인', '연락']],
  ])('%s', (first, second, titles) => {
    const steps = read(`## ${first}\n\n${fence('docker ps')}\n\n## ${second}\n\n(…)\n`).procedures.flatMap((procedure) => procedure.steps)
    expect(steps.map(({ title }) => title)).toEqual(titles)
  })
})

describe('a sentence', () => {
  it.each([
    'Execute `app-ctl restart`.',
    'Para voltar, execute `app-ctl restart`.',
    'Eseguire `app-ctl restart`.',
    'Esegui il comando `app-ctl restart`.',
    'Выполните `app-ctl restart`.',
    'Затем запустите команду `app-ctl restart`.',
    '`app-ctl restart` を実行してください。',
    '`app-ctl restart` コマンドを実行します。',
    '`app-ctl restart` で再起動する。',
    '`app-ctl restart` 명령을 실행하세요.',
    '`app-ctl restart`를 실행합니다.',
    '次のコマンドを実行します:\n\n`app-ctl restart`',
    '다음 명령을 실행하세요:\n\n`app-ctl restart`',
    'Run the following command:\n\n`app-ctl restart`',
  ])('tells to run: %s', (text) => {
    expect(commandsOf(`## A\n\n${text}\n`).map((command) => command.text)).toEqual(['app-ctl restart'])
  })

  it.each([
    'Não execute `docker kill web`.',
    'Non eseguire `docker kill web`.',
    'Не запускайте `docker kill web`.',
    '`docker kill web` を実行しないでください。',
    '`docker kill web`를 실행하지 마세요.',
    '`docker kill web` 는 컨테이너를 멈춘다.',
  ])('tells not to, or only of it: %s', (text) => {
    expect(commandsOf(`## A\n\n${text}\n`)).toEqual([])
  })
})

describe('lists of things to do', () => {
  it.each([
    ['Ações', ['Reiniciar o serviço', 'Verificar os logs']],
    ['Azioni', ['Riavviare il servizio', 'Controllare i log']],
    ['Действия', ['Перезапустите сервис', 'Проверьте логи']],
    ['対処', ['サービスを再起動する', 'ログを確認する']],
    ['조치', ['서비스를 재시작한다', '로그 확인']],
  ])('below %s are steps', (heading, items) => {
    expect(outline(`## ${heading}\n\n${items.map((item) => `- ${item}`).join('\n')}\n`)).toEqual([
      [heading, ...items.map((item) => [item])],
    ])
  })

  it.each([
    ['Impatto', 'Gli utenti non accedono'],
    ['Влияние', 'Пользователи не могут войти'],
    ['影響', '利用者はログインできない'],
    ['원인', '디스크가 가득 찼다'],
    ['Sintomas', 'Conexão recusada'],
  ])('below %s there is nothing to do', (heading, item) => {
    expect(outline(`## ${heading}\n\n1. ${item}\n2. ${item}\n`)).toEqual([])
  })
})

describe('a procedure', () => {
  it.each([
    ['Se non funziona', 'branch'],
    ['Если не помогло', 'branch'],
    ['失敗した場合', 'branch'],
    ['실패하면', 'branch'],
    ['Откат', 'rollback'],
    ['切り戻し', 'rollback'],
    ['롤백', 'rollback'],
    ['チェックリスト', 'checklist'],
    ['체크리스트', 'checklist'],
    ['Вариант 2: Пересоздать', 'option'],
    ['방법 2: 재생성', 'option'],
  ])('below %s is a %s', (heading, kind) => {
    expect(read(`## ${heading}\n\n${fence('docker ps')}\n`).procedures).toMatchObject([{ kind }])
  })

  it.each([
    ['復旧（15分）', 'PT15M'],
    ['복구 (30분)', 'PT30M'],
    ['Восстановление (до 2 часов)', 'PT2H'],
    ['Ripristino (20 minuti)', 'PT20M'],
  ])('below %s has its time', (heading, budget) => {
    expect(read(`## ${heading}\n\n${fence('docker ps')}\n`).procedures).toMatchObject([{ budget }])
  })
})
