// The words of words.ts in Italian, Russian, Japanese and Korean, and in Portuguese where they stand nowhere else: a row here
// for a row there, each entry a piece of a regular expression. To teach Runcard a word of these, add it here.

interface FurtherRow {
  readonly it: string
  readonly ru: string
  readonly ja: string
  readonly ko: string
  readonly pt?: string
}

function row({ it, ru, ja, ko, pt }: FurtherRow): string {
  return [it, ru, ja, ko, ...(pt === undefined ? [] : [pt])].join('|')
}

/** A number may follow without a space. */
const unspacedNumber = '(?:[A-Z]|\\d{1,2})?'

export const further = {
  order: row({
    it: 'risoluzione|rimedio|mitigazione|soluzione|diagnosi|azioni|intervento|cosa fare',
    ru: 'решение|устранение|действия|диагностика|восстановление|что делать',
    ja: '対処|対応|復旧|解決|診断|処置',
    ko: '조치|대응|복구|해결|진단',
  }),
  step: row({ it: 'passo|passaggio|azione', ru: 'шаг|действие', ja: '手順|ステップ|作業', ko: '단계|스텝|절차|제(?=\\s*\\d)' }),
  phase: row({ it: 'fase|parte', ru: 'этап|фаза|часть', ja: 'フェーズ|段階', ko: '페이즈', pt: 'fase|parte' }),
  option: row({
    it: 'opzione|alternativa|metodo',
    ru: 'вариант|способ|альтернатива',
    ja: `(?:選択肢|オプション|方法|代替(?:案|手段)?|案(?=[A-Z\\d]))${unspacedNumber}`,
    ko: `(?:옵션|대안|방법|선택지)${unspacedNumber}`,
  }),
  branch: row({
    it: 'se (?:non|il|la|lo|ancora|fallisce|persiste)\\b|altrimenti|in caso',
    ru: 'если|иначе|в случае',
    // Text in nothing but ASCII, which most is, is passed over at once.
    ja: '(?=[\\0-\\x7f]*[^\\0-\\x7f])[^:：。]{0,30}(?:場合|なければ|とき)',
    ko: '(?=[\\0-\\x7f]*[^\\0-\\x7f])[^:：.]{0,30}(?:경우|실패 ?시|하면|안 ?되면|않으면|않을 때)',
  }),
  failing: row({
    it: 'fallisc\\w*|non|ancora|errore|errori|altrimenti|impossibile|bloccat\\w*',
    ru: '(?<!\\p{L})не(?!\\p{L})|ошибк\\p{L}*|сбо\\p{L}*|иначе|завис\\p{L}*|невозможно',
    ja: '失敗|ない|なければ|エラー|異常',
    ko: '실패|안 ?되|않|오류|에러|없',
    pt: 'falh\\p{L}*|n[ãa]o|ainda|erros?|sen[ãa]o|caso contr[áa]rio|imposs[íi]vel|travad\\p{L}*',
  }),
  checklist: row({
    it: 'lista di controllo',
    ru: 'чек-?лист|контрольный список',
    ja: 'チェックリスト|確認リスト',
    ko: '체크리스트|점검표',
  }),
  rollback: row({ it: 'annullamento|tornare indietro', ru: 'откат', ja: 'ロールバック|切り?戻し', ko: '롤백|되돌리기|원복' }),
  drill: row({ it: 'esercitazione|simulazione', ru: 'учени[ея]|тренировк', ja: '訓練|演習', ko: '훈련|모의' }),
  diagnostic: row({
    it: 'diagnosi|analisi|indagine',
    ru: 'диагностик|анализ|проверк',
    ja: '診断|調査|原因調査|切り分け',
    ko: '진단|조사|분석|점검',
  }),
  scenario: row({
    it: 'scenario|emergenza|incidente|problema|guasto|caso',
    ru: 'сценарий|авария|инцидент|проблема|сбой|случай',
    ja: 'シナリオ|障害|インシデント|問題|ケース',
    ko: '시나리오|장애|문제|사례|긴급',
  }),
  failure: row({
    it: 'guasto|errore|perdita|corrott\\p{L}*|non (?:risponde|parte|disponibile|raggiungibile)|pieno',
    ru: 'сбой|ошибк\\p{L}*|отказ|потер\\p{L}*|поврежд\\p{L}*|недоступ\\p{L}*|не (?:запускается|отвечает|работает)|переполн\\p{L}*',
    ja: '障害(?!対応|対策|復旧|時|手順)|失敗|エラー|起動しない|応答しない|接続できない|破損|消失|容量不足|ダウン',
    ko: '장애(?! ?(?:대응|조치|복구|처리|시))|실패|오류|다운|손상|유실|중단|응답 ?없음|시작되지|접속 ?불가|부족',
  }),
  symptom: row({ it: 'sintomi|segnali', ru: 'симптомы?|признаки', ja: '症状|事象|兆候|現象', ko: '증상|징후|현상' }),
  severity: row({
    it: 'gravità|severità|priorità',
    ru: 'серь[её]зность|критичность|приоритет',
    ja: '重大度|深刻度|優先度|重要度',
    ko: '심각도|우선순위|중요도',
  }),
  impact: row({ it: 'impatto', ru: 'влияние|последствия', ja: '影響', ko: '영향', pt: 'impacto' }),
  output: row({
    it: '(?:output|risultato|risposta) (?:attes[oa]|previst[oa])',
    ru: '(?:ожидаемый )?(?:вывод|результат|ответ)|пример вывода|вы увидите',
    ja: '(?:期待(?:される|する)?|想定|実行|表示)?(?:出力|結果)例?|期待値|(?:出力|表示)されます',
    ko: '(?:(?:예상|기대) ?)?(?:출력|결과|응답)(?: ?예시?)?|(?:출력|표시)됩니다',
  }),
  template: row({
    it: 'modello|messaggio|oggetto',
    ru: 'шаблон|сообщение|письмо',
    ja: 'テンプレート|文面|件名',
    ko: '템플릿|공지문|메일 제목',
  }),
  reading: row({
    it: 'indice|sommario|panoramica|introduzione|contatti|criteri|obiettivi|ruoli|responsabilità|sintomi|cause?|impatto|prevenzione|contesto|glossario|riferimenti|note|vedi anche',
    ru: 'содержание|оглавление|обзор|введение|контакты|критерии|цел[ьи]|назначение|последствия|роли|симптомы|причин[аы]|влияние|профилактика|предотвращение|глоссарий|ссылки|эскалация|примечани[ея]',
    ja: '目次|概要|はじめに|連絡先|基準|目的|役割|症状|原因(?!調査|の?特定|究明)|影響|予防|再発防止|背景|用語|参考|エスカレーション|備考|注意事項|補足',
    ko: '목차|개요|소개|연락처|기준|목표|목적|역할|증상|원인(?! ?(?:파악|분석|조사))|영향|예방|재발 ?방지|배경|용어|참고|에스컬레이션|비고|주의 ?사항',
  }),
  ranking: row({ it: 'priorità|responsabilità', ru: 'приоритеты|обязанности', ja: '優先順位|責任', ko: '우선순위|책임' }),
  doing: row({
    it: 'procedur[ae]|passi|azioni|ripristino|recupero|risoluzione|mitigazione|soluzione|verifica|diagnosi|istruzioni|intervento|cosa fare',
    ru: 'процедур[аы]|шаги|порядок|действия|восстановлени[ея]|решени[ея]|устранение|откат|проверк[аи]|диагностика|инструкци[яи]|что делать',
    ja: '手順|対処|対応|復旧|復元|解決|修正|処置|検証|確認|診断|調査|切り分け|作業|やること',
    ko: '절차|단계|조치|대응|복구|복원|해결|수정|처리|검증|확인|진단|조사|점검|할 ?일',
  }),
  commandColumn: row({ it: 'comand[oi]', ru: 'команд[аы]', ja: '(?:実行|確認)?コマンド', ko: '명령어?|커맨드' }),
  actionColumn: row({
    it: 'azion[ei]|soluzion[ei]|rimedio|verifica|correzione|cosa fare|risoluzione',
    ru: 'действи[ея]|решени[ея]|проверка|исправлени[ея]|устранени[ея]|что (?:делать|проверить)|как (?:исправить|проверить|починить)',
    ja: '(?:一次|暫定|恒久|応急|初動)?(?:対応|対処|対策)(?:法|方法|策|手順)?|解決(?:策|方法)?|復旧(?:方法|手順)|アクション|確認(?:方法|手順)|手順|作業',
    ko: '(?:조치|대응|대처|해결|복구|확인)(?: ?(?:방법|방안|사항|절차))?|작업',
  }),
  fact: row({
    it: 'descrizione|gravità|priorità|impatto|cause?|soglia|problema|sintomi',
    ru: 'описание|критичность|приоритет|влияние|причин[аы]|порог|проблема|симптомы',
    ja: '説明|重大度|影響|原因|閾値|問題|症状',
    ko: '설명|심각도|영향|원인|임계값|문제|증상',
  }),
  numberColumn: row({ it: 'passo|n\\.', ru: 'шаг|№', ja: '手順|番号|順序', ko: '단계|번호|순서' }),
  beforehand: row({
    it: 'prerequisiti|requisiti|prima di iniziare',
    ru: 'предварительные (?:требования|условия)|требования|перед началом',
    ja: '前提(?:条件)?|事前準備|必要なもの',
    ko: '전제 ?조건|사전 ?(?:준비|요구 ?사항|조건)|준비 ?사항',
  }),
  callout: row({
    it: 'attenzione|avviso|importante|nota|pericolo',
    ru: 'внимание|важно|предупреждение|примечание|осторожно',
    ja: '注意|警告|重要|注記',
    ko: '주의|경고|중요|참고',
  }),
  verifying: row({
    it: 'verific\\p{L}+|controll[oi]|validazione',
    ru: 'проверк[аи]|контроль',
    ja: '動作確認|確認|検証',
    ko: '확인|검증|점검',
  }),
  forbidden: row({
    it: '(?:cosa )?(?:da )?non fare|evitare',
    ru: 'нельзя|не делать|запрещено',
    ja: '禁止(?:事項)?|やってはいけないこと',
    ko: '금지(?: ?사항)?|하지 ?말아야 할 ?것',
  }),
} as const
