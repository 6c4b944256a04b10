// How sentences say that a command is to be run, or that it is only talked about. One row a thing, the languages side by
// side as in words.ts; each row is a piece of a regular expression, matched without regard to case.

import { wordPattern } from './word-pattern.ts'
import type { WordRow } from './words.ts'

export interface SentenceRow extends Omit<WordRow, 'more'> {
  readonly it?: string
  readonly ru?: string
  readonly ja?: string
  readonly ko?: string
}

/** Verbs that a command is told to be run with. */
const runVerb: SentenceRow = {
  en: 'run|re-?run|execute|issue|invoke|type|enter|launch|use|call',
  de: 'ausführen|führen sie|führe|nutzen sie|mit dem befehl|befehl',
  fr: 'exécute[rz]?|lance[rz]|tape[rz]|utilise[rz]|commande',
  es: 'ejecut(?:e|ar|a)|lanc(?:e|ar)|us(?:e|ar|a)|comando',
  zh: '执行|运行|使用|命令|输入',
  pt: 'execut(?:e|ar)|rod(?:e|ar)|us(?:e|ar)|digite|comando',
  it: 'esegu(?:i|ire|ite|a)|lanci(?:a|are)|us(?:a|are)|digit(?:a|are)|comando',
  ru: 'выполни(?:те|ть)?|запусти(?:те|ть)?|введите|используйте|команд(?:а|у|ой)',
}
/** Verbs with which a sentence tells what to do, where they stand first in it. */
const imperative: SentenceRow = {
  en: 'drop(?= (?:the|a|an|all|it|every)\\b)|encrypt|decrypt|extract|unpack|compress|archive|sign|unseal|run|execute|issue|invoke|type|enter|use|try|do|call|check|verify|confirm|ensure|make sure|restart|start|stop|kill|delete|remove|create|apply|scale|drain|cordon|uncordon|restore|roll back|rollback|revert|reload|reset|edit|open|connect|log ?in|login|ssh|exec|list|get|show|inspect|look|see|find|view|set|unset|export|enable|disable|install|uninstall|update|upgrade|add|copy|move|rename|change|switch|fix|force|trigger|deploy|redeploy|disconnect|mount|unmount|clean|clear|free|flush|purge|prune|put|push|pull|fetch|download|upload|build|rebuild|test|validate|wait|monitor|watch|tail|repeat|determine|identify|examine|review|collect|capture|dump|take|save|back up|backup|generate|link|rotate|renew|patch|mark|cancel|abort|don.?t forget|do not forget|silence|mute|unmute|pause|resume|suspend|acknowledge|refresh|replay|reindex|invalidate|truncate|vacuum|fail over|failover|promote|demote|reboot|shut ?down|turn|bring|go|initialise|initialize|configure|label|describe|query|search|grep|terminate|recreate|reschedule|evict|recover|repair|give|write|print|compare|count|lock(?! files?)|unlock|bypass|raise|lower|grow|shrink|bounce|attach|detach|point (?:it|the|them|dns|traffic)|undrain|rejoin|resync|quiesce|requeue|reimage|reinstall|reissue|remount|rescan|resize|resubmit|reapply|reseed|reprovision|rebalance|release(?! notes?)|please',
  de: 'prüfen?|starten?|stoppen?|beenden?|löschen?|entfernen?|ausführen|führen|führe|öffnen?|neu ?starten|überprüfen?|sichern?|kontrollieren?|verbinden?|warten?|setzen?|ändern?|kopieren?|anzeigen|zeigen?|suchen?',
  fr: 'teste[rz]?|install(?:ez|er)|import(?:ez|er)|lire|lisez|vérifie[rz]?|redémarre[rz]?|démarre[rz]?|arrête[rz]?|supprime[rz]?|exécute[rz]?|lance[rz]?|ouvr(?:ez|ir)|contrôle[rz]?|restaure[rz]?|attende[rz]?|connecte[rz](?:-vous)?|se connecter|utilise[rz]|copie[rz]',
  es: 'revert(?:ir|a)|test(?:e|ear)|prob(?:ar|e)|compruebe|comprobar|verifi(?:que|car)|reini(?:cie|ciar)|mir(?:e|ar)|consult(?:e|ar)|inici(?:e|ar)|deteng?a|detener|elimin(?:e|ar)|ejecut(?:e|ar)|abr(?:a|ir)|restaur(?:e|ar)|esper(?:e|ar)|conect(?:e|ar)(?:se)?|us(?:e|ar)|copi(?:e|ar)|revis(?:e|ar)',
  zh: '检查|确认|重启|启动|停止|删除|执行|运行|查看|恢复|使用|登录|修改|创建',
  pt: 'execut(?:e|ar)|rod(?:e|ar)|reinici(?:e|ar)|verifi(?:que|car)|par(?:e|ar)|inici(?:e|ar)|restaur(?:e|ar)|remov(?:a|er)|exclu(?:a|ir)|apag(?:ue|ar)|cri(?:e|ar)|acess(?:e|ar)|confirm(?:e|ar)|edit(?:e|ar)|abr(?:a|ir)|conect(?:e|ar)|atualiz(?:e|ar)|apli(?:que|car)|monitor(?:e|ar)|test(?:e|ar)|revert(?:a|er)|aguard(?:e|ar)|us(?:e|ar)|cop(?:ie|iar)|instal(?:e|ar)|valid(?:e|ar)',
  it: 'esegu(?:i|ire|ite)|riavvi(?:a|are)|verific(?:a|are|ate)|controll(?:a|are)|ferm(?:a|are)|avvi(?:a|are)|arrest(?:a|are)|ripristin(?:a|are)|rimuov(?:i|ere)|elimin(?:a|are)|cre(?:a|are)|apr(?:i|ire)|conferm(?:a|are)|attend(?:i|ere)|colleg(?:ati|arsi)|chiam(?:a|are)|avvis(?:a|are)|aggiorn(?:a|are)|annull(?:a|are)|disattiv(?:a|are)|attiv(?:a|are)|us(?:a|are)|copi(?:a|are)|install(?:a|are)',
  ru: 'выполни(?:те|ть)?|запусти(?:те|ть)?|перезапусти(?:те|ть)?|останови(?:те|ть)?|провер(?:ьте|ь|ить)|удали(?:те|ть)?|созда(?:йте|ть)|откр(?:ойте|ыть)|подожд(?:ите|ать)|подключ(?:итесь|иться)|дожд(?:итесь|аться)|убед(?:итесь|иться)|восстанови(?:те|ть)?|позвон(?:ите|ить)|сообщ(?:ите|ить)|обнов(?:ите|ить)|откати(?:те|ть)?|посмотр(?:ите|еть)|измен(?:ите|ить)|отредактир(?:уйте|овать)|скопир(?:уйте|овать)|сгенерир(?:уйте|овать)|нажмите|введите|включ(?:ите|ить)|отключ(?:ите|ить)|переключ(?:ите|ить)|используйте',
}
/** Checks: "Check that `x` shows y" tells to run it, whatever the verb behind it. */
const check: SentenceRow = {
  en: 'check|verify|confirm|ensure|make sure|validate|wait until|see (?:that|whether|if)|test',
  de: 'prüfen?|überprüfen?|sicherstellen|warten bis',
  fr: 'teste[rz]?|vérifie[rz]?|contrôle[rz]?|assure[rz]-vous',
  es: 'compruebe|comprobar|verifi(?:que|car)|asegúrese',
  zh: '检查|确认|验证',
  pt: 'verifi(?:que|car)|confirm(?:e|ar)|valid(?:e|ar)|certifique-se',
  it: 'verific(?:a|are|ate)|controll(?:a|are)|conferm(?:a|are)|assicur(?:ati|arsi)',
  ru: 'провер(?:ьте|ь|ить)|убед(?:итесь|иться)',
}
/** Words right before code that say it is not to be run, or not here. */
const refusal: SentenceRow = {
  en: "do not|don[’']?t|not|never|avoid|stop (?:using|running|calling)|(?:we|you|i|they) (?:ran|had|used)|see also|instead of|in place of|in lieu of|as opposed to|rather than|without|equivalent (?:of|to)|same as|similar to|outputs? (?:of|from)|results? (?:of|from)|message|alias for|was|were|replac(?:es|ed)|unlike|no need to|must not|should not|shouldn[’']?t|cannot|can[’']?t|problems? (?:of|with)|issues? with|part of|change(?: \\w+){0,2} (?:from|to):?|(?:notes?|remarks?|sections?|chapters?|pages?|paragraphs?|details?|documentation|docs?|manual|(?:man )?page|options|flags|background|information|article) (?:on|about|of|for|under)|as (?:described|explained|shown|documented|mentioned|noted|outlined|reported|returned|listed|printed) (?:for|under|in|at|by|of)",
  de: 'nicht|niemals|statt|anstatt|kein(?:e|en)?|(?:hinweise?n?|abschnitt|kapitel|anmerkung(?:en)?|beschreibung|dokumentation|doku|anleitung) (?:zu|von|für|über)|wie (?:bei|für|unter|in)',
  fr: "ne pas|jamais|au lieu de|sans|n[’']|(?:notes?|section|page|documentation) (?:sur|de)|comme (?:décrit|expliqué|indiqué) (?:pour|sous|dans)",
  es: 'no|nunca|en lugar de|en vez de|sin|(?:notas?|sección|página|documentación) (?:sobre|de)|como se (?:describe|explica|indica) (?:para|en)',
  zh: '不要|请勿|切勿|而不是|禁止',
  pt: 'não|nunca|em vez de|sem',
  it: 'non|mai|invece di|senza',
  ru: 'не|никогда|вместо|без',
}
/** "Never delete it with `x`", "Do not run `x` or `y`": the whole clause forbids. */
const forbidding: SentenceRow = {
  en: "never|(?:nobody|no one) (?:should|may|must|has to|needs to)|(?:do not|don[’']?t)(?! forget)|avoid|must not|should not|shouldn[’']?t|refrain from|no longer (?:run|use|execute|call|restart)|there(?: is|[’']s) no need|(?:it is|it[’']s) (?:not|no longer) (?:necessary|needed|recommended|required|advised|advisable)|(?:formerly|previously|deprecated|obsolete)[:,]?",
  de: 'niemals|nie|keinesfalls|auf keinen fall|vermeiden sie',
  fr: "ne (?:\\p{L}+ ){1,3}(?:pas|jamais)|n[’']\\p{L}+ (?:pas|jamais)|jamais|évitez",
  es: 'nunca|jamás|no (?!se |hay |es |está )|evite|evitar',
  zh: '不要|请勿|切勿|禁止|不得|严禁|避免',
  pt: 'nunca|jamais|não (?!se |há |é |está )|evite',
  it: 'mai|non (?!è |c.è |ci )|evita(?:re)?',
  ru: 'никогда|не (?!удаётся |удается |работает |запускается |отвечает )|нельзя|избегайте',
}

/** What another way is taken for: "Instead of the old way (run `x`), call us". */
const insteadOf: SentenceRow = {
  en: 'instead of|rather than|in place of|in lieu of|as opposed to|unlike|replac(?:es|ed) the (?:old|former|previous)',
  de: 'statt|anstatt|anstelle|an stelle',
  fr: "au lieu d[e'’]|plutôt que|à la place d[e'’]",
  es: 'en lugar del?|en vez del?',
  zh: '而不是|代替',
  pt: 'em vez d[aeo]|ao invés d[aeo]|no lugar d[aeo]',
  it: 'invece d(?:i|el|ella)|al posto d(?:i|el|ella)|anziché',
  ru: 'вместо',
}

/** Words right behind code that make it the subject of a sentence. */
const verbBehind: SentenceRow = {
  en: "shows?|says?|is|are|isn[’']t|returns?|reports?|fails?|failed|was|were|has|have|had|does|did|will|would|should|could|can(?:not)?|may|might|must|prints?|outputs?|errors?|times out|hangs|lists|displays|works?|worked|succeeds?|responds?|answers?|opens|brings|completes?|exits|runs|starts|takes|needs|requires|gives|tells|means|creates|uses|expects|assumes|produces|never|always|only|(?:command|call|output|error|message|process|processes|binary|script|tool|utility|job|pipeline|workflow|playbook|task|alert|metric|container|pod|service|endpoint|resource|option|flag|step|field|label|object|action|plugin|module|function|role|user|key|variable|parameter|setting)s?",
  de: 'zeigt|meldet|ist|sind|liefert|schlägt|wird|gibt|funktioniert|läuft|erfordert|benötigt|braucht',
  fr: 'affiche|renvoie|est|sont|indique|échoue|fonctionne|retourne|nécessite|exige',
  es: 'muestra|devuelve|es|son|está|indica|falla|funciona|requiere|necesita',
  zh: '显示|返回|报错|失败|是',
  pt: 'mostra|retorna|é|são|está|indica|falha|funciona',
  it: 'mostra|restituisce|è|sono|indica|fallisce|funziona',
  ru: 'показывает|возвращает|выводит|удаляет|выдаёт|выдает|падает|завершается|не',
}

/** What opens a case that a command is given for: "if it fails, run `x`", "`x` if that is not enough". */
export const caseWord: SentenceRow = {
  en: "if|unless|in case|in (?:an )?emergenc(?:y|ies)|should (?:it|this|that) (?:not|still|fail)|when (?:it|this|that) (?:still )?(?:fails|hangs|(?:does not|doesn[’']t) \\w+)",
  de: 'falls|wenn',
  fr: 'si',
  es: 'si',
  zh: '如果|若',
  pt: 'se',
  it: 'se',
  ru: 'если',
  ja: 'もし',
  ko: '만약',
}
/** Any other case: "otherwise `x`". */
export const otherwiseWord: SentenceRow = {
  en: 'otherwise|else|failing that|as a last resort',
  de: 'sonst|andernfalls|ansonsten',
  fr: 'sinon',
  es: 'de lo contrario',
  zh: '否则',
  pt: 'senão|caso contrário',
  it: 'altrimenti',
  ru: 'иначе',
}

const wordStart = '(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}_])'
const wordEnd = '(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}_])'
/** The languages whose verbs stand before what they are about. */
export const latin = (row: SentenceRow) =>
  [row.en, row.de, row.fr, row.es, row.pt, row.it, row.ru].filter((words) => words !== undefined).join('|')

/** "You can check it with `x`", "we should restart it using `x`". */
export const offerLead = wordPattern(
  `(?<![\\p{Script=Latin}])(?:you|we) (?:can|could|should|must|may|might|need to|have to|want to|will need to)(?: (?:also|then|now|just|always|either))* (?:${imperative.en})${wordEnd}[^;\\uFFFC]{0,80}\\b(?:with|using|via|by|through|from|in)(?: the| a| this)?\\s*[“"'(]?$`,
)
/** In English the verb must be one that tells: "the jobs run `x`" and "from running `x`" do not. */
const toldBefore =
  '(?:^\\s*|[,:(–—-]\\s*|(?:^\\s*|[,;]\\s*(?:and )?)to [^.;:,!?\\uFFFC]{1,80}\\s|(?<![\\p{Script=Latin}])(?:to|can|could|should|must|may|might|please|then|and|or|also|just|simply|manually|need to|have to|(?<!(?:when|whenever|if|while|before|each time|every time) )(?:we|you|i)|first|now|always|either|next|finally|alternatively|instead|by|try|console|shell|psql|mongosh|mysql|sqlplus|cqlsh|redis-cli|prompt|terminal|sie|den|die|das|mit|le|la|les|el|los|avec|con|peut|puede|debe|puis|luego|poi|quindi|depois|então|затем|потом|далее|и)\\s+|\\uFFFC[\\s,]*)'
const told =
  '(?<![\\p{Script=Latin}])(?:(?:by|try|via|start|consider) (?:re-?)?(?:running|executing|issuing|invoking|using)|(?<!(?:are|is|when|if|while|you|not) )using|(?<=ing [^.;(]{0,40}\\()(?:with|via)|(?:with|following|this|the|one|these|befehl|commande|comando)(?: \\S+){0,2} commands?|befehl|commande|comando)'
/** A verb of running, and no more than a few words between it and the code. */
export const runLead = wordPattern(
  `(?:(?:${toldBefore}(?:${latin(runVerb)})|${told})${wordEnd}[^.;!?\\uFFFC]{0,48}|(?:${runVerb.zh})[^。；\\uFFFC]{0,20}|(?:立即|马上))$`,
)
/** "On the head node run `x`" */
export const thereLead = wordPattern(
  String.raw`(?:^|[.;:!?]\s+)(?:then |next )?(?:on|from) (?:the|each|every|any|all|a|an|one of the|both)(?: [\p{L}\d-]+){1,3} (?:run|execute|issue|use)\s*$`,
)
export const imperativeLead = wordPattern(
  `^\\s*(?:(?:re-[a-z]+(?<!tion)|${latin(imperative)})${wordEnd}|(?:请|先|再)*(?:${imperative.zh}))`,
)
export const checkLead = wordPattern(`^\\s*(?:(?:${latin(check)})${wordEnd}|(?:请|先|再)*(?:${check.zh}))`)
/** "Start it and wait until `x` reports ready": what is waited for is looked at. */
export const waitLead = wordPattern(
  String.raw`(?:^|[^\p{L}])(?:wait(?:ing)?|repeat|retry|poll)(?: \p{L}+)? (?:until|till)\s*$|(?:^|[^\p{L}])(?:warten,? bis|attend(?:ez|re) que|esper(?:e|ar) (?:a|hasta) que|aguard(?:e|ar) até(?: que)?|attend(?:i|ere) (?:che|finché))\s*$`,
)
/** "If the gateway is down: `tool off pay`": a case, and then what to do; not what is seen in it. */
export const caseLead = wordPattern(
  String.raw`^\s*(?:if|when|in case|wenn|falls|si|en caso|se|caso|если|如果|若)(?![\p{Script=Latin}\p{Script=Cyrillic}])(?!.*(?:see|sees|says?|shows?|reads?|reports?|contains?|errors?|messages?|logs?|output|looks?|like|sieht|steht|zeigt|affiche|voit|ve|muestra|видите)\s*[:：]\s*$)[^:：]{4,100}[:：]\s*$`,
)
/** "on the client `x`", "from each node `x`", behind a colon: where it is run. */
export const placeLead = wordPattern(
  String.raw`[:：]\s*(?:on|from|in|at|auf|von|im|sur|depuis|dans|en|desde)\s(?:(?:the|a|an|each|every|all|any|one of the|der|dem|jedem|allen|le|la|les|chaque|el|los|cada)\s)?[\p{L}\d-]+(?: [\p{L}\d-]+)?\s*$`,
)
/** Behind code: what it has to show. */
export const shouldBehind = wordPattern(
  String.raw`^\s*(?:should|must|has to|needs to|ought to|soll(?:te)?|muss|doit|devrait|debe(?:ría)?|deve(?:ria)?|должн\p{L}*|应该?|必须)(?![\p{Script=Latin}])(?! (?:not|never|only|be (?:avoided|used)|nicht|nie|pas|jamais)(?![\p{L}]))`,
)
/** The name of what is seen or set, and a colon. */
export const factLead =
  /(?:errors?|messages?|logs?|log lines?|output|expected|returns?|default|flags?|options?|syntax|usage|schedule|cron|labels?|selector|values?|query|alerts?|status|response|results?|fehler|meldung|ausgabe|erreur|sortie|error(?:es)?|salida|mensaje|错误|输出)\s*[:：]\s*$/iu
export const notToRun = wordPattern(
  `(?:${wordStart}(?:${latin(refusal)})(?:\\s+(?:run|running|use|using|execute|executing|call|calling|just|simply|to))*(?:\\s+(?:the|a))?|(?:${refusal.zh})(?:使用|执行|运行)?|(?<![\\p{L}])wait(?:ing)? for (?:the )?(?:CI|pipeline|checks|GitHub Actions) \\(|^\\s*(?:❌|✗|✘|🚫|⛔)\\uFE0F?)\\s*[“"'(]?$`,
)
export const talkedAbout = wordPattern(`^\\s*(?:(?:${latin(verbBehind)})${wordEnd}|(?:${verbBehind.zh}))`)
/** The same somewhere behind code that a clause begins with: "`x` with that tag brings it back". */
export const verbFurtherOn = wordPattern(`${wordStart}(?:${latin(verbBehind)})${wordEnd}|${verbBehind.zh}`)
/** What may stand behind code that is an order by itself: nothing, a mark, or how and where to run it. */
export const endsBehind = wordPattern(
  String.raw`^\s*(?:$|\n|[.,;:。，；：!?)\]]|[-–—(#]|→|=>|(?:to|and|or|then|on|in|as|from|for|with|until|if|again|several|um|auf|im|mit|und|pour|et|sur|dans|avec|depuis|para|y|en|con|desde)(?![\p{Script=Latin}]))`,
)
/** Small words at the start of a clause that say nothing of what it is. */
export const connectives = wordPattern(
  String.raw`^(?:[\s“"'([]|(?:hay que|il faut|bisogna|é preciso|then|next|and|or|but|now|first|second|third|also|finally|otherwise|alternatively|afterwards|lastly|again|either|e\.?g\.?|i\.?e\.?|for example|for instance|optionally|dann|danach|zuerst|und|oder|sonst|puis|ensuite|enfin|d[’']abord|et|ou|luego|después|primero|finalmente|y|o|poi|quindi|infine|e|затем|потом|сначала|далее|и|you (?:can|may|could|should|must|need to|have to|might)(?: also| then| now)?|we (?:can|should|need to)|(?:manually|simply|just|quickly|immediately|carefully))(?![\p{L}\p{N}])[\s,:]*)+`,
)
/** "If it is stuck, …", "To undo, …": what stands before the comma is not what is told. */
export const conditionLead = wordPattern(
  String.raw`^(?:if|should (?:it|this|that|the)|when|once|after|before|while|to|in order to|for|on|from|in|as|unless|until|wenn|falls|um|nach|vor|si|pour|quand|après|avant|para|cuando|después|antes|se|caso|quando|dopo|prima|per|если|после|перед|чтобы|при|如果|当)(?![\p{Script=Latin}\p{N}])[^,，]*[,，]\s*|^(?:(?:when|once|after) (?:(?:that|it|all|everything)(?:['’]s| is)? )?(?:done|finished|ready|complete)|after (?:the|a|each|every) \p{L}+(?<!s))\s+(?=(?:run|check|verify|confirm|restart|start|stop|execute)\s)`,
)
/** A clause that forbids; behind a comma another begins. Commas between pieces of code must be gone. */
export const forbidLead = wordPattern(
  `^(?:you |we |please )?(?:(?:${latin(forbidding)})(?![\\p{Script=Latin}\\p{N}_])|(?:${forbidding.zh}))[^,;:，；：]*$`,
)
/** In brackets behind it stands how it was done, and behind `a` with an "or" no more than that. */
export const insteadLead = wordPattern(
  `(?:${wordStart}(?:${latin(insteadOf)})(?<![’'])${wordEnd}|${wordStart}(?:au lieu|à la place) d[’']|${insteadOf.zh})(?:[^,;:.!?，。；：()（）\\uFFFC]*[(（][^()（）]*|(?:\\s+\\p{L}+){0,2}\\s*\\uFFFC(?:[\\s/]|or|and|oder|und|ou|et|o|y|e|или|и|或)*)$`,
)
/** Orders behind whose colon stands what to run, not what to look for or to write: "Deploy the functions: `tool deploy`". */
export const doingLead = wordPattern(
  String.raw`^\s*(?:run|execute|restart|start|stop|kill|delete|remove|create|apply|scale|drain|restore|roll back|rollback|revert|reload|reset|connect|log ?in|login|ssh|list|install|uninstall|update|upgrade|deploy|redeploy|build|rebuild|link|generate|rotate|renew|trigger|flush|purge|prune|push|pull|fetch|download|upload|promote|fail ?over|initiali[sz]e|unlock|enable|disable|migrate|import|export|backup|back up|take|start up|bring|switch|turn)(?![\p{L}])[^.;:]{0,60}[:：]\s*$`,
)
/** "Restart it with `tool restart`", "Verify with `tool version`": what the order is carried out with, right before the code. */
export const toolLead = wordPattern(
  String.raw`(?:^|[:：]|[.,;]\s(?:and |then )?)\s*(?:acknowledge|cancel|restart|stop|kill|delete|remove|scale|drain|restore|roll back|rollback|revert|reload|reset|list|install|uninstall|deploy|redeploy|rebuild|recreate|generate|rotate|renew|trigger|flush|purge|prune|fetch|download|promote|fail ?over|unlock|enable|disable|migrate|import|export|back up|check|verify|confirm|inspect|validate|test|monitor|turn|switch|lock|open|close|raise|lower|pause|resume)(?![\p{L}])[^.;:]{0,60}(?<![\p{L}])(?:with|using|via)(?: the)?\s*[“"'(]?$`,
)
/** "… para revertir con `x`", "redémarrer avec `x`": an infinitive, and what it is done with. */
export const infinitiveLead = wordPattern(
  String.raw`(?<![\p{L}])(?:\p{L}+(?:[aei]r)(?:l[aeo]s?)? con|\p{L}+[aei]r com|\p{L}+(?:er|ir|re) avec|\p{L}+(?:[aei]re|[aei]rl[aeio]) con)\s*$`,
)
/** A verb of running and nothing between it and the code: even a program that nobody knows is told to be run. */
export const runsNext = wordPattern(
  String.raw`(?<![\p{Script=Latin}\p{Script=Cyrillic}])(?:run|re-?run|execute|running|executing|führen sie|exécute[rz]?|lance[rz]|e(?:je|xe)cut(?:e|ar)|rod(?:e|ar)|esegu(?:i|ire|ite)|выполни(?:те|ть)?|запусти(?:те|ть)?)\s*:?\s*[“"'(]?$|(?:执行|运行)\s*[:：]?\s*$`,
)
/** "Does `x` respond?", "Can you see it in `x`?": what is asked is to be looked at. */
export const asked = /(?:^|[:,]\s*)(?:does|do|did|can|is|are|will|has|have)\s(?:[^.;]*\s)?[“"'(]?$/iu
/** Words for what a statement is typed into. */
export const consoleMention = /\b(?:console|redis|irb|rails|repl|iex|prompt|konsole|consola)\b|控制台/iu
