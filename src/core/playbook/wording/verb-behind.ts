// Japanese and Korean tell at the end of a sentence what to do: "`x` を実行する", "`x` 명령을 실행하세요", "ログを確認する".

/** Right behind code: to run it. */
export const runBehind =
  /^\s*(?:(?:という)?コマンド)?\s*(?:を|で|にて)\s*[^。、\n]{0,12}?(?:実行|入力|起動|再起動|確認|使用)(?!しない|しません|すると|した|済)|^\s*(?:명령어?|커맨드)?\s*(?:을|를|로|으로)\s*[^.\n]{0,12}?(?:실행|입력|재시작|시작|확인|사용|수행)(?!하지|하면|했|한 |된)/u
/** "… `x` ausführen", "`x` で復元", "使用 `x` 重启": what to do with it. */
export const toldBehind =
  /^\s*(?:ausführen|aufrufen|eingeben|absetzen|lesen|prüfen|(?:コマンド|command)?\s*(?:を|で|から)\s*(?:再)?(?:実行|入力|確認|起動|停止|削除|復元|復旧|検証|取得)|(?:명령어?|커맨드)?\s*(?:을|를|로|으로)?\s*(?:재?실행|입력|확인|재?시작|중지|종료|삭제|복구|호출)|(?:命令)?\s*(?:来|以|进行)?(?:重启|检查|查看|刷新|确认|验证|恢复|启动|停止|清理))/u
/** Above code: to run it. */
export const announcesBehind = /(?:実行|입력|入力|실행)[^。.]{0,12}[:：]\s*$/u
/** Behind code, in the same sentence: not to run it. */
export const forbidBehind =
  /^\s*(?:❌|✗|✘|🚫|⛔|[(（](?:deprecated|obsolete|outdated|no longer|not recommended|do not|don[’']?t|never|old\)|veraltet|obsolète|obsoleto|已弃用|废弃|旧))|^[^。.\n]{0,40}(?:しないで|しないこと|してはいけ|してはならな|禁止|하지 ?마|하지 ?말|하지 ?않|금지)/u

/** "如果使用 `x`，…": before and behind code that says only when. */
export const whenLead = /(?:如果|若是?|假如)[^，,。；：:\uFFFC]*$/u
export const whenBehind = /^\s*(?:[，,]|时|后|的话|报错|失败|出错|无法)/u

/** What a person is asked to do, wherever it stands. */
export const asksPolitely = /(?:してください|して下さい|すること|せよ|하세요|하십시오|해 ?주세요|주십시오|할 것|하시오)\s*[。.]?$/u
/** The same below words such as "Recovery", where no sentence only describes. */
export const endsWithOrder =
  /(?:[をにでとへ][^。]{0,20}(?:する|します|行う|行います|送る|戻す|開く|待つ|止める|見る|調べる|呼ぶ|伝える)|(?:確認|再起動|停止|起動|実行|連絡|報告|削除|復元|復旧|通知|更新|切り替え)|(?:[을를에로][^.]{0,20}(?:한다|합니다|하기)|(?:확인|재시작|중지|시작|실행|연락|알림|보고|삭제|복구|복원|통보|전환|점검|수정|교체|기록|공유)))\s*[。.]?$/u
