// Whether an item tells a person what to do: "Block the sender", "If it is down, restart it", "Logs prüfen". Half of all
// playbooks have steps that no command does; a bullet that tells is a step, a bullet that describes is there to be read.
import { conditionLead, connectives, imperativeLead, latin, type SentenceRow } from './sentences.ts'
import { readTitle } from './titles.ts'
import { asksPolitely, endsWithOrder } from './verb-behind.ts'
import { wordPattern } from './word-pattern.ts'

/** Verbs that begin what a person is told to do, beyond those that commands are told with. */
const manualVerb: SentenceRow = {
  en: "isolate|modify|amend|block|quarantine|revoke|notify|inform|escalate|document|communicate|assess|preserve|gather|record|investigate|declare|establish|schedule|perform|conduct|implement|engage|activate|evaluate|obtain|ask|attempt|decide|define|follow|keep|consider|select|choose|submit|raise|page|send|announce|coordinate|reconfigure|re-?enable|retry|ping|tell|join|assign|acknowledge|alert|create|prepare|analy[sz]e|correlate|interview|locate|trace|block|suspend|replace|reinstall|re-?image|rebuild|harden|sanitize|wipe|seize|secure|protect|provide|publish|post|email|invite|hand over|hand off|resolve|mitigate|resume|re-?run|reduce|increase|adjust|tune|extend|expand|resize|rebalance|reassign|reconnect|re-?deploy|re-?create|reproduce|rule out|narrow|compare|consult|refer|read|leave|let|avoid|do not|don[’']t|never|close|stop|pause|unpause|drain|lock|unlock|limit|throttle|divert|redirect|route|reroute|switch|toggle|ask|request|approve|sign|sync|resync|re-?sync|reseed|rejoin|remount|attach|detach|reattach|plug|unplug|replug|power|hold|press|click|navigate|insert|eject|boot|report|track|file|treat|triage|prioriti[sz]e|contain|append|eradicate|recall|execute|double-?check|cross-?check|import|migrate|move|archive|compress|truncate|vacuum|free up|extract|obtain|note|pick|simulate|perform|hash|retain|maintain|detect|enforce|provision|inspect|reach out|stand by|stand down|work with|bring up",
  de: 'informieren?|benachrichtigen?|isolieren?|sperren?|dokumentieren?|kontaktieren?|anrufen|rufen sie|melden?|einspielen|aktivieren?|deaktivieren?|trennen?|abschalten|einschalten|hochfahren|herunterfahren|wiederherstellen|austauschen|ersetzen|freigeben|testen|protokollieren|eskalieren|notieren|festhalten|umschalten|abwarten|ermitteln|klären|bewerten|einberufen',
  fr: 'isole[rz]?|bloque[rz]?|informe[rz]?|notifie[rz]?|prévenir|prévenez|documente[rz]?|contacte[rz]?|appele[rz]|activer?|désactive[rz]?|débranche[rz]?|remplace[rz]?|créer|créez|obtenir|obtenez|note[rz]|bascule[rz]?|choisir|choisissez|identifie[rz]?|analyse[rz]?|valide[rz]?|relance[rz]?|envoye[rz]|déclare[rz]?|mettre|mettez|conserve[rz]?|effectue[rz]?',
  es: 'aísle|aislar|bloque(?:e|ar)|inform(?:e|ar)|notifi(?:que|car)|document(?:e|ar)|contact(?:e|ar)|llam(?:e|ar)|activ(?:e|ar)|desactiv(?:e|ar)|cambi(?:e|ar)|sustitu(?:ya|ir)|cre(?:e|ar)|obten(?:ga|er)|anot(?:e|ar)|identifi(?:que|car)|analic?z?(?:e|ar)|valid(?:e|ar)|escal(?:e|ar)|confirm(?:e|ar)|registr(?:e|ar)|envi(?:e|ar)|asegur(?:e|ar)(?:se)?|determin(?:e|ar)|convocar|revo(?:que|car)|rot(?:e|ar)|notifi(?:que|car)|despleg(?:ar|ue)|conten(?:er|ga)|evalu(?:e|ar)|aplic(?:ar|que)|complet(?:e|ar)|actualiz(?:ar|e)|añad(?:ir|a)|avis(?:e|ar)|busc(?:ar|que)',
  zh: '通知|联系|隔离|阻断|记录|上报|升级|评估|切换|扩容|清理|备份|更新|分析|收集|排查|验证|回滚|扩展|关闭|开启|调整|联络|确定|发布|暂停|恢复|确保|提供|部署|安装|配置|设置|等待|打开|点击|选择|提交|申请|召集|组织|评审|限流|降级|下线|迁移|导出|导入|替换|更换|定位|保留|保存|观察|监控',
  pt: 'isol(?:e|ar)|bloquei(?:e|ar)|bloquear|inform(?:e|ar)|notifi(?:que|car)|avis(?:e|ar)|document(?:e|ar)|contat(?:e|ar)|lig(?:ue|ar)|ativ(?:e|ar)|desativ(?:e|ar)|substitu(?:a|ir)|anot(?:e|ar)|identifi(?:que|car)|analis(?:e|ar)|escal(?:e|ar)|envi(?:e|ar)|registr(?:e|ar)',
  it: 'isol(?:a|are)|blocc(?:a|are)|inform(?:a|are)|notific(?:a|are)|document(?:a|are)|contatt(?:a|are)|sostitu(?:isci|ire)|annot(?:a|are)|identific(?:a|are)|analizz(?:a|are)|scal(?:a|are)|invi(?:a|are)|registr(?:a|are)|comunic(?:a|are)',
  ru: 'изолир(?:уйте|овать)|заблокир(?:уйте|овать)|уведом(?:ите|ить)|свяж(?:итесь|аться)|связаться|замен(?:ите|ить)|запиш(?:ите)|записать|определ(?:ите|ить)|назнач(?:ите|ить)|отправ(?:ьте|ить)|зафиксир(?:уйте|овать)',
}
/** Names as often as orders: "Backup success reports", "Test results", "Log files". */
const nounToo =
  /^(?:tests?|backups?|logs?|monitor|access|use|list|patch|label|report|contact|alert|count|review|update|release|request|file|record|process|trace|route|note|power|call|look|show|set|watch|search|query|dump|mark|change|copy|print|check|post|track|document|email|page|sign|switch|block|lock|limit|hash|sync|do(?! not)|go|see|get|free|clear|open|secure|read|close|hold|boot|press|stop|pause|start|try|force|output|push|pull|save|need|snapshot|restore|rollback|failover|email)(?=[\s:,]|$)/i
const nounNext =
  /^\S+\s+(?:of|success\w*|fail\w*|results?|files?|levels?|reports?|systems?|data|history|status|times?|rates?|points?|jobs?|procedures?|process|plan|keys?|tokens?|pages?|names?|numbers?|errors?|messages?|entries|is|are|was|has|have|shows?|in progress|schedule|storage|environment|coverage|policy|lists?|trails?|listing|execution|verification|validation|creation|management|monitoring|selection|testing|window|retention)(?=[\s:,.;)]|$)/i

const wordEnd = '(?![\\p{Script=Latin}\\p{N}_])'
const manualLead = wordPattern(`^(?:(?:${latin(manualVerb)})${wordEnd}|(?:请|先|再|立即|及时)*(?:${manualVerb.zh}))`)
/** In German what is to be done may stand last: "Dienst neu starten". */
const verbLast = wordPattern(
  `\\s(?:prüfen|starten|stoppen|beenden|löschen|entfernen|ausführen|öffnen|überprüfen|sichern|kontrollieren|verbinden|warten|setzen|ändern|kopieren|anzeigen|suchen|${manualVerb.de})[.!]?$`,
)

/** "Settings → System → Restart" is where to click. */
const throughMenus = /^[\p{L}\d][^→>»]{0,40}(?:\s(?:→|->|>|»)\s[^→>»]{1,40}){2,}$/u

/** Whether the words tell what to do. `isDoing`: they stand below words such as "Recovery", where "Backup the disk" is no name. */
export function tellsToDo(text: string, isDoing: boolean): boolean {
  if (readTitle(text).numbered === 'step' || throughMenus.test(text.trim())) return true
  const words = text.trim().replace(/^[^\p{L}\p{N}]+/u, '')
  if (opensWithOrder(words, isDoing) || (isDoing && verbLast.test(words)) || tellsAtEnd(words, isDoing)) return true
  // "On failure: retry once", "**Isolate** – take it off the network"
  const behind = /^[^:：–—]{1,60}(?:[:：]|\s[–—])\s*(?=\S)/u.exec(words)
  return isDoing && behind !== null && opensWithOrder(words.slice(behind[0].length), isDoing)
}

/** A look that spares other scripts the question. */
const unspaced = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

function tellsAtEnd(words: string, isDoing: boolean): boolean {
  return unspaced.test(words) && (asksPolitely.test(words) || (isDoing && endsWithOrder.test(words)))
}

function opensWithOrder(words: string, isDoing: boolean): boolean {
  const main = words.replace(connectives, '').replace(conditionLead, '').replace(connectives, '')
  if (!imperativeLead.test(main) && !manualLead.test(main)) return false
  if (/\?\s*$/.test(main)) return false
  return (
    !nounToo.test(main) ||
    (!nounNext.test(main) &&
      !/^\S+\s*[:：]/.test(main) &&
      (isDoing ||
        /^\S+\s+(?:the|a|an|all|any|for|if|that|whether|your|our|each|every|this|these|in|on|to|with|as|back|up|down|out)\s/i.test(main)))
  )
}
