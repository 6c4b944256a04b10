// The words by which a playbook's parts are recognised, in English, German, French, Spanish and Chinese,
// some in Portuguese; further languages have a table of their own (further-languages.ts).
// To teach Runcard a word, add it to its row here; nothing else needs to change. Every entry is a piece of a
// regular expression, matched without regard to case.

import { further } from './further-languages.ts'
import { type TextPattern, wordPattern } from './word-pattern.ts'

export interface WordRow {
  readonly en: string
  readonly de: string
  readonly fr: string
  readonly es: string
  readonly zh: string
  /** Portuguese, where its words are not those of Spanish. */
  readonly pt?: string
  /** Those of further-languages.ts. */
  readonly more?: string
}

/** Headings below which a sentence that gives an order is something to do. */
const orderWord: WordRow = {
  en: 'mitigat\\w*|resolutions?|resolv\\w+|remediat\\w*|diagnos[ie]s|fix(?:es|ing)?|solutions?|workarounds?|what to do|(?:immediate |first |incident )?response|recovery steps?|actions?|containment|eradication',
  de: 'behebung|ma[ßs]+nahmen|l[öo]sung|diagnose|was tun',
  fr: 'r[ée]solution|rem[ée]diation|solution|diagnostic|actions|que faire',
  es: 'resoluci[oó]n|mitigaci[oó]n|soluci[oó]n|diagn[oó]stico|acciones|qu[eé] hacer',
  zh: '处理|处置|解决|修复|措施|诊断',
  pt: 'resolu[çc][ãa]o|mitiga[çc][ãa]o|solu[çc][ãa]o|diagn[óo]stico|a[çc][õo]es',
  more: further.order,
}
/** Opens a step: `Step 3: …`, `Schritt 3: …`. */
const stepWord: WordRow = {
  en: 'step|action|task',
  de: 'schritt|aktion',
  fr: '[ée]tape|action',
  es: 'paso|acci[oó]n',
  zh: '步骤|步驟|第',
  pt: 'passo|etapa|a[çc][ãa]o',
  more: further.step,
}
/** Opens a larger part that may own steps. */
const phaseWord: WordRow = {
  en: 'phase|stage|part',
  de: 'phase|abschnitt|teil',
  fr: 'phase|partie',
  es: 'fase|etapa|parte',
  zh: '阶段|階段',
  more: further.phase,
}
const optionWord: WordRow = {
  en: 'option|alternative(?:ly)?|method|approach|variant|workaround',
  de: 'option|alternative|variante|methode',
  fr: 'option|alternative|variante|m[ée]thode',
  es: 'opci[oó]n|alternativa|variante|m[eé]todo',
  zh: '(?:选项|選項|方案|方法|备选)(?:[a-z]|[一二三四五六七八九十甲乙丙丁]|\\d{1,2})?',
  pt: 'op[çc][ãa]o|alternativa|m[ée]todo',
  more: further.option,
}
const branchWord: WordRow = {
  en: 'if\\b|when\\b|in case|should (?:it|this|that) (?:not|still|fail)|fallback|otherwise|still (?:failing|down|broken)|last resort',
  de: 'wenn\\b|falls\\b|sonst|andernfalls',
  fr: 'si\\b|sinon|en cas',
  es: 'si\\b|en caso|de lo contrario',
  zh: '如果|若|否则',
  pt: 'se (?:n[ãa]o|falhar|ainda|o|a)\\b|sen[ãa]o|caso contr[áa]rio',
  more: further.branch,
}
const checklistWord: WordRow = {
  en: 'check-?list',
  de: 'check-?liste|pr[üu]fliste',
  fr: 'liste de (?:contr[ôo]le|v[ée]rification)',
  es: 'lista de (?:verificaci[oó]n|control|comprobaci[oó]n)',
  zh: '清单|检查表',
  pt: 'lista de verifica[çc][ãa]o',
  more: further.checklist,
}
const rollbackWord: WordRow = {
  en: 'roll(?:ing)?[- ]?back|revert|back-?out|undo',
  de: 'zur[üu]ckrollen|rollback|r[üu]ckg[äa]ngig',
  fr: 'retour arri[èe]re|rollback|annulation',
  es: 'reversi[oó]n|rollback|deshacer',
  zh: '回滚|回退|撤销',
  pt: 'revers[ãa]o|reverter|desfazer',
  more: further.rollback,
}
const drillWord: WordRow = {
  en: 'drills?|rehears\\w*|game ?day|exercise|(?:dr|recovery|failover|disaster|restore) tests?(?:ing)?|test procedure',
  de: '[üu]bung|notfalltest',
  fr: 'exercice|simulation',
  es: 'simulacro|ejercicio',
  zh: '演练|演習',
  pt: 'simulado|exerc[íi]cio|(?:procedimento de )?testes? de (?:dr|restore|recupera[çc][ãa]o)',
  more: further.drill,
}
const diagnosticWord: WordRow = {
  en: 'diagnos\\w*|health checks?|troubleshoot(?:ing)? commands|useful commands|investigat\\w*|triage|logs?|monitoring|connectivity|configuration check|resource usage|is .* (?:down|up|running)\\?|check (?:configuration|resource|process|memory|connection|message|the|for|if)\\b.*|check\\b.*|list available.*|verify .*integrity|view .*',
  de: 'diagnose|analyse|fehlersuche|untersuchung',
  fr: 'diagnostic|analyse|investigation',
  es: 'diagn[oó]stico|an[aá]lisis|investigaci[oó]n',
  zh: '诊断|排查|检查|分析',
  pt: 'an[áa]lise|investiga[çc][ãa]o',
  more: further.diagnostic,
}
const scenarioWord: WordRow = {
  en: 'scenario|emergency|incident|problem|issue|case|failure|alert|disaster|symptom|procedure(?=\\s*#?\\s*(?:\\d|[A-Z]:))',
  de: 'szenario|notfall|st[öo]rung|problem|vorfall|fall',
  fr: 'sc[ée]nario|urgence|incident|probl[èe]me|panne|cas',
  es: 'escenario|emergencia|incidente|problema|fallo|caso',
  zh: '场景|場景|情景|故障|问题|紧急',
  pt: 'cen[áa]rio|emerg[êe]ncia|incidente|falha',
  more: further.scenario,
}
/** What a heading says when something went wrong, without calling itself a scenario. */
const failureWord: WordRow = {
  en: "failures?|failed|failing|outage|corrupt(?:ion|ed)|(?:data |total )?loss|lost|breach|lock-?out|unavailable|unreachable|crash(?:es|ed|ing)?|not responding|won['’]?t start|can['’]?t|cannot|does(?:n['’]?t| not)|is down|down$|out of (?:disk|memory|space)|disk full|exhaust(?:ed|ion)|degraded|isolation|partition|hangs?|mismatch|violations?|not found|accidental deletion|timeouts?|high (?:cpu|memory|latency|error|load)|compromised?|expired",
  de: 'ausfall|fehler|fehlgeschlagen|besch[äa]digt|datenverlust|nicht erreichbar|startet nicht|abgest[üu]rzt|voll',
  fr: 'panne|[ée]chec|corruption|perte|indisponible|injoignable|ne d[ée]marre pas|plein',
  es: 'ca[ií]da|fallo|corrupci[oó]n|p[eé]rdida|no disponible|no responde|no arranca|lleno',
  zh: '故障|失败|损坏|丢失|不可用|宕机|无法|中断|泄露',
  pt: 'falha|corrup[çc][ãa]o|perda|indispon[íi]vel|n[ãa]o responde|dele[çc][ãa]o acidental|queda',
  more: further.failure,
}
const symptomWord: WordRow = {
  en: "(?:(?:possible|common|typical|observed|likely|main|user|visible) )?symptoms?|signs|what you(?:[’']ll)? see|indications?|indicators|how (?:to|you) (?:recogni[sz]e|detect)",
  de: 'symptome?|anzeichen',
  fr: 'sympt[ôo]mes?|signes',
  es: 's[ií]ntomas?|se[ñn]ales',
  zh: '症状|现象|表现',
  pt: 'sintomas?|sinais',
  more: further.symptom,
}
const severityWord: WordRow = {
  en: 'severity|priority',
  de: 'schweregrad|priorit[äa]t',
  fr: 's[ée]v[ée]rit[ée]|gravit[ée]|priorit[ée]',
  es: 'severidad|gravedad|prioridad',
  zh: '严重程度|严重性|级别|优先级',
  pt: 'severidade|gravidade|prioridade',
  more: further.severity,
}
const impactWord: WordRow = {
  en: '(?:business |user |customer )?impact|affects',
  de: 'auswirkung(?:en)?',
  fr: 'impact',
  es: 'impacto',
  zh: '影响',
  more: further.impact,
}
/** Words that mark a fence, label or paragraph as showing what to expect. */
/** The rest of one sentence: what a sentence before the last one says should be so is no announcement. */
const ofSentence = '(?:(?![.!?]\\s).)*'
const outputWord: WordRow = {
  en: `(?:expected|sample|example|typical|should) (?:output|response|result|return)\\w*|output|response|returns?|you (?:should|will|would) see|(?:will|should) (?:look|return|show|print|display|output|produce|be(?! (?:\\w+ly )?(?:run|executed|issued|invoked|used|typed|entered|performed|applied|done|taken|followed|carried|started|stopped|restarted|removed|deleted|able)\\b))\\b${ofSentence}|looks? like(?: this)?|results? in|expect(?:ed|s)?|example of (?:the )?output|prints?|similar to|(?:the |its |this )?output (?:should|will|would|must|may|looks?|is|shows?|contains?|includes?)\\b${ofSentence}|you(?: should|[’']ll| will| would)? (?:see|get|receive)\\b${ofSentence}|(?:errors?|messages?|alerts?|logs?|lines?|something)(?: \\w+){0,3} (?:like|similar to)\\b${ofSentence}|should (?:contain|include)\\b${ofSentence}`,
  de: '(?:erwartete )?ausgabe|erwartet(?:es ergebnis)?|ergebnis|sollte .*(?:zeigen|ausgeben)',
  fr: 'sortie(?: attendue)?|r[ée]sultat(?: attendu)?|affiche',
  es: 'salida(?: esperada)?|resultado(?: esperado)?|muestra',
  zh: '输出|预期(?:结果|输出)?|结果|返回',
  pt: '(?:sa[íi]da|resposta)(?: esperada)?|deve (?:mostrar|retornar)|(?:output|sa[íi]da|resultado) esperad[oa]',
  more: further.output,
}
const templateWord: WordRow = {
  en: 'templates?|e-?mail|message|subject|body|announcement|status (?:page )?update|(?:initial|resolution|incident) notification|slack post',
  de: 'vorlage|nachricht|betreff',
  fr: 'mod[èe]le|message|objet|courriel',
  es: 'plantilla|mensaje|asunto|correo',
  zh: '模板|通知|邮件|消息',
  more: further.template,
}
/** Lists under these words are for reading, not for doing. */
const readingWord: WordRow = {
  en: 'contents|toc|overview|introduction|agenda|escalat\\w*|contacts?|criteria|options|priority order|questions|components?|references?|roles|responsibilit\\w*|goals?|objectives?|principles|features|definitions?|(?:common |possible |root |likely |potential )?causes?(?! analys[ie]s)|symptoms?|signs|impact|prevention|preventi(?:ve|on) measures|lessons|background|glossary|further reading|see also|resources|links|related|architecture|assumptions|scope|changelog|change log|history|notes?|warning|limitations|(?:golden|ground|house|hygiene) rules|invariants|success criteria|expected.*|who to notify|channels|terminology|metrics|thresholds|meaning|examples? of.*|severity.*|summary|purpose|audience|documentation|known issues|future|faq|best practices|tips|recommendations|guidelines|triggers|when to \\w+|postmortem|post-mortem|navigation|r[tp]o(?:\\s*/\\s*r[tp]o)?|what (?:it|this|they) do(?:es)?|what happens|how it works|(?:additional|more) information',
  de: 'inhalt(?:sverzeichnis)?|[üu]berblick|einleitung|kontakte?|ansprechpartner|kriterien|ziele|rollen|symptome|ursachen?|auswirkung|vorbeugung|hintergrund|glossar|siehe auch|eskalation.*|referenzen|anmerkungen',
  fr: 'sommaire|table des mati[èe]res|introduction|contacts?|crit[èe]res|objectifs?|r[ôo]les|sympt[ôo]mes|causes?|impact|pr[ée]vention|contexte|glossaire|voir aussi|r[ée]f[ée]rences|escalade|notes?',
  es: '[ií]ndice|contenido|introducci[oó]n|contactos?|criterios|objetivos?|roles|s[ií]ntomas|causas?|impacto|prevenci[oó]n|contexto|glosario|v[eé]ase|referencias|escalamiento|escalado|notas?',
  zh: '目录|概述|简介|联系人|标准|目标|角色|症状|原因|影响|预防|背景|术语|参考|升级.*|备注',
  pt: '[íi]ndice|vis[ãa]o geral|introdu[çc][ãa]o|contatos?|crit[ée]rios|objetivos?|pap[ée]is|respons[áa]ve(?:l|is)|sintomas|causas?|impacto|preven[çc][ãa]o|refer[êe]ncias|escalonamento|notas?|avisos?|hist[óo]rico',
  more: further.reading,
}
/** Lists under these words are for reading, whatever else their heading says: "Recovery priorities". */
const rankingWord: WordRow = {
  en: '(?:recovery |restore |restoration )?(?:priorit(?:y|ies)|order of importance)|duties|responsibilities|(?:recovery |restore |restoration )?time (?:estimates?|objectives?|targets?)|(?:recovery |target )?objectives',
  de: 'priorit[äa]ten|zust[äa]ndigkeit(?:en)?|verantwortlichkeiten',
  fr: 'priorit[ée]s|responsabilit[ée]s',
  es: 'prioridades|responsabilidades',
  zh: '\\p{Script=Han}{0,6}(?:职责|优先级)',
  more: further.ranking,
}
/** Lists under these words are for doing, command or not. */
const doingWord: WordRow = {
  en: 'procedures?|steps?|preparations?|recover\\w*|restor\\w*|mitigat\\w*|resolution|resolve|remediat\\w*|quick fix|fix|repair|actions?|immediate.*|response|instructions?|how to.*|runbook|playbook|failover|failback|solution|what to do|verification|validation|diagnos\\w*|investigat\\w*|triage|deploy\\w*|upgrade|migrat\\w*|setup|install\\w*|cleanup|containment|eradication|workaround|to do|(?:things|ways|places) to (?:check|try|look(?: at)?)|process|workflow|post-?incident|follow-?up',
  de: 'vorgehen|ablauf|schritte|ma[ßs]+nahmen|wiederherstell\\w*|behebung|l[öo]sung|anleitung|sofortma[ßs]+nahmen|pr[üu]fung|diagnose',
  fr: 'proc[ée]dures?|[ée]tapes|actions?|restauration|r[ée]solution|rem[ée]diation|solution|v[ée]rification|diagnostic|marche [àa] suivre',
  es: 'procedimientos?|pasos|acciones|recuperaci[oó]n|restauraci[oó]n|resoluci[oó]n|mitigaci[oó]n|soluci[oó]n|verificaci[oó]n|diagn[oó]stico',
  zh: '步骤|流程|操作|恢复|处理|处置|解决|修复|措施|验证|诊断|方案',
  pt: 'procedimentos?|passos|a[çc][õo]es|recupera[çc][ãa]o|restaura[çc][ãa]o|resolu[çc][ãa]o|mitiga[çc][ãa]o|solu[çc][ãa]o|verifica[çc][ãa]o|diagn[óo]stico|configura[çc][ãa]o',
  more: further.doing,
}
/** The head of a table's column of commands. */
const commandColumnWord: WordRow = {
  en: 'commands?|cmd|command line|cli|repro\\w*',
  de: 'befehle?|kommandos?',
  fr: 'commandes?',
  es: 'comandos?',
  zh: '命令',
  more: further.commandColumn,
}
/** The head of a column whose commands are only spoken of: what was seen, what is over, what is not to be done. */
const notToRunColumnWord: WordRow = {
  en: "never|do(?:['’]?s)? ?n['’]?o?ts?|avoid|forbidden|not allowed|deprecated|old|before|previous(?:ly)?|instead of|replaces?|wrong|bad|errors?|messages?|logs?|log lines?|symptoms?|what you see|you see|if|when|causes?|meaning|output|expected|results?|returns?|alias(?:es)?|expands to|equivalent|examples? of|schedule|trigger|history|was|done|evidence|ran",
  de: 'nie(?:mals)?|nicht|veraltet|alt|vorher|fehler(?:meldung)?|meldung|symptom|ursache|bedeutung|ausgabe|erwartet|ergebnis|alias',
  fr: 'jamais|ne pas|obsol[èe]te|ancien|avant|erreur|message|sympt[ôo]me|cause|signification|sortie|attendu|r[ée]sultat|alias',
  es: 'nunca|no|obsoleto|antiguo|antes|error|mensaje|s[ií]ntoma|causa|significado|salida|esperad[oa]|resultado|alias',
  zh: '禁止|不要|旧|错误|报错|日志|症状|现象|原因|含义|输出|预期|结果|别名',
  pt: 'nunca|n[ãa]o|antigo|antes|erro|mensagem|sintoma|causa|significado|sa[íi]da|esperad[oa]|resultado',
}
/** The head of a table's column of things to do. */
const actionColumnWord: WordRow = {
  en: 'actions?|fix(?:es)?|solutions?|resolutions?|remed(?:y|ies|iation)|mitigations?|what to do|how to (?:fix|check|verify|resolve|test)|checks?|verification|diagnos(?:is|tics?)|response|recovery|restore|rollback|procedure|tasks?|activity|to do|workaround|instructions?|do|what we do|then|next',
  de: 'aktion(?:en)?|ma[ßs]+nahmen?|l[öo]sung(?:en)?|behebung|pr[üu]fung|was tun|t[äa]tigkeit|aufgabe',
  fr: 'actions?|solutions?|rem[èe]de|correction|v[ée]rification|r[ée]solution|que faire|t[âa]che',
  es: 'acci[oó]n(?:es)?|soluci[oó]n(?:es)?|verificaci[oó]n|resoluci[oó]n|comprobaci[oó]n|tarea|qu[eé] hacer',
  zh: '(?:原因[与和及/、])?处理|排查(?:方法|步骤)?|应急(?:处理|措施)?|操作|措施|解决(?:方案|方法|办法)?|处理(?:方法|方式|步骤)?|检查(?:方法|命令)?|修复(?:方法)?|任务|动作',
  pt: 'a[çc][ãa]o|a[çc][õo]es|solu[çc][ãa]o|solu[çc][õo]es|corre[çc][ãa]o|verifica[çc][ãa]o|o que fazer|resolu[çc][ãa]o|tarefa',
  more: further.actionColumn,
}
/** What a list of `**Key**: value` says about a problem, beside what to do about it. */
const factWord: WordRow = {
  en: 'description|severity|priority|(?:user |customer |business )?impact|meaning|summary|alert(?: name)?|triggers?|conditions?|thresholds?|symptoms?|(?:likely |possible |common |root |probable )?causes?|owner|service|team|dashboards?|source|status|frequency|expression|expr|query|level|type|category|detection|rto|rpo|scope|environment|labels?|when|why|context|background|metrics?|problem|issue|error',
  de: 'beschreibung|schweregrad|priorit[äa]t|auswirkung(?:en)?|ursachen?|ausl[öo]ser|schwell(?:en)?wert|problem|symptome?',
  fr: 'description|s[ée]v[ée]rit[ée]|gravit[ée]|priorit[ée]|impact|causes?|d[ée]clencheur|seuil|probl[èe]me|sympt[ôo]mes?',
  es: 'descripci[oó]n|severidad|gravedad|prioridad|impacto|causas?|disparador|umbral|problema|s[ií]ntomas?',
  zh: '描述|严重(?:程度|性)?|级别|影响|原因|触发条件|阈值|问题|现象|症状',
  more: further.fact,
}
/** The head of the column that numbers a table's rows. */
const numberColumnWord: WordRow = {
  en: 'steps?|#|no\\.?|nr\\.?|number|order|seq(?:uence)?|sr\\.? ?no\\.?|s\\.? ?no\\.?',
  de: 'schritt|nr\\.?|lfd\\.? ?nr\\.?',
  fr: '[ée]tape|n[°o]\\.?',
  es: 'paso|n[°ºo]\\.?|orden',
  zh: '步骤|序号|编号|顺序',
  more: further.numberColumn,
}
/** What must be there before one begins. */
const beforehandWord: WordRow = {
  en: "pre-?requisites?|requirements?|pre-?conditions?|before you (?:start|begin)|what you(?:[’']ll)? need|you(?:[’']ll| will)? need|access|needed|tools",
  de: 'voraussetzung(?:en)?|was (?:du|sie|man|wir) brauch\\w+|bevor sie beginnen|vorbedingung(?:en)?|benötigt',
  fr: 'pr[ée]requis|pr[ée]-requis|avant de commencer',
  es: 'requisitos(?: previos)?|prerrequisitos|antes de (?:empezar|comenzar)',
  zh: '前提(?:条件)?|先决条件|准备工作|开始之前',
  pt: 'pr[ée]-?requisitos?|antes de come[çc]ar',
  more: further.beforehand,
}
/** A callout, not a heading, though it stands in bold on a line of its own. */
const calloutWord: WordRow = {
  en: 'warning|caution|danger|important|note|attention|critical|remember|tip',
  de: 'warnung|achtung|wichtig|hinweis|gefahr',
  fr: 'avertissement|attention|important|remarque|danger',
  es: 'advertencia|atenci[oó]n|importante|nota|cuidado|peligro',
  zh: '警告|注意|重要|危险|提示',
  more: further.callout,
}

/** Below these one looks whether it worked. */
const verifyingWord: WordRow = {
  en: 'verif\\w+|checks?|validat\\w+|health checks?|post-?(?:deploy\\w*|restore|recovery|incident) checks?|confirm\\w*|how to (?:check|verify)',
  de: '[üu]berpr[üu]fung|pr[üu]fung|kontrolle|verifikation',
  fr: 'v[ée]rifications?|validation|contr[ôo]les?',
  es: 'verificaci[oó]n|validaci[oó]n|comprobaci[oó]n',
  zh: '验证|检查|确认',
  pt: 'verifica[çc][ãa]o|valida[çc][ãa]o',
  more: further.verifying,
}
/** Below these stands what is not to be done. */
const forbiddenWord: WordRow = {
  en: "do['’]?s|don['’]?ts?|do not|never(?: do)?|avoid|what (?:not|never) to do|things (?:to avoid|(?:not|never) to do)|never do (?:this|these)|forbidden|prohibited|red flags|anti-?patterns|common mistakes|pitfalls",
  de: 'nicht tun|vermeiden|niemals|h[äa]ufige fehler',
  fr: 'à ne pas faire|ne pas faire|à éviter',
  es: 'no hacer|evitar|qu[eé] no hacer',
  zh: '禁止事项|注意不要|不要做',
  more: further.forbidden,
}

/** What stands right below these is what was done once, or is done wrong. */
const refusedWord: WordRow = {
  en: "(?:please )?(?:do not|don['’]?t|never|avoid)(?: ever)? (?:do|doing|run|running|use|using|type|execute|executing|paste|copy|try)(?: (?:this|that|these|those|it|like this|any of (?:this|these|them)|the following))?(?: commands?)?(?: any ?more)?|(?:the )?(?:old|former|previous|wrong|bad|deprecated|obsolete|incorrect) (?:way|method|procedure|approach|commands?|form|syntax)|wrong|incorrect|bad|old|deprecated|obsolete|formerly|previously|(?:instead of|rather than)(?: (?:this|that|these|the following|running|using|doing)(?: this)?)?|not (?:like )?this",
  de: 'nicht so|so nicht|falsch|fr[üu]her|(?:die )?alte (?:methode|art)|bisher|statt(?:dessen nicht| so)?|(?:bitte )?nicht (?:mehr )?(?:so machen|ausf[üu]hren|verwenden|benutzen)',
  fr: 'ne (?:faites|lancez|ex[ée]cutez|utilisez) (?:pas|jamais|plus)(?: (?:ceci|cela|[çc]a))?|mauvais|incorrect|ancienne (?:m[ée]thode|proc[ée]dure)|au lieu de(?: ceci| cela)?',
  es: '(?:no|nunca) (?:haga|ejecute|use|utilice)(?: esto)?|incorrecto|mal|(?:el )?m[ée]todo antiguo|(?:la )?forma antigua|en lugar de(?: esto)?',
  zh: '不要(?:这样做|执行|运行|使用)|错误(?:做法|示例|用法)|旧(?:方法|方式|命令)',
  pt: '(?:n[ãa]o|nunca) (?:fa[çc]a|execute|use)(?: isso| isto)?|incorreto|errado|em vez de(?: isso| isto)?',
}

function anyOf(row: WordRow): string {
  return [row.en, row.de, row.fr, row.es, row.zh, ...[row.pt, row.more].filter((words) => words !== undefined)].join('|')
}

/**
 * `\b` knows no letters beyond ASCII: a word begins where no letter stands before it. Asking Unicode at every character of a
 * text takes far longer than all else: only what stands behind a character beyond ASCII is asked about.
 */
const wordStart = '(?<![a-z\\d_])(?:^|(?<=[\\0-\\x7f])|(?<![\\p{Script=Latin}\\p{N}]))'
const wordEnd = '(?![\\p{Script=Latin}\\p{N}_])'

/** Matches where a text begins with one of the row's words. */
export function leading(row: WordRow): TextPattern {
  return wordPattern(`^(?:${anyOf(row)})${wordEnd}`)
}
/** Matches where a text has one of the row's words anywhere. */
export function containing(row: WordRow): TextPattern {
  return wordPattern(`${wordStart}(?:${anyOf(row)})${wordEnd}`)
}

const marker =
  '\\s*#?\\s*((?:\\d+(?:\\.\\d+)*|(?<=[\\s#])(?:[A-Z]|[IVX]+)|[一二三四五六七八九十]+))(?:\\s*(?:步|단계|段階)|(?![\\p{L}\\p{N}]))\\s*[:.)\\-–—：、]*\\s*'

/** `2단계: …` has its number in front. */
export const stepHeading = wordPattern(`^(?:${anyOf(stepWord)})${marker}|^(\\d+)\\s*단계\\s*[:.)–—：-]*\\s*`)
export const phaseHeading = wordPattern(`^(?:${anyOf(phaseWord)})${marker}`)
/** How everything begins that may be numbered: a look that spares most titles the patterns. */
export const numberedStart = wordPattern(`^(?:[#\\d]|[A-Z](?:\\.\\d+)*[.)]\\s|${anyOf(stepWord)}|${anyOf(phaseWord)})`)
export const scenarioHeading = wordPattern(
  `^(?:[^\\p{L}\\p{N}]*)(?:${anyOf(scenarioWord)})(?:\\s*#?\\s*(\\d+(?:\\.\\d+)*|(?<=[\\s#])[A-Z](?=\\s*(?:[:.)(\\-–—：、]|$)))\\s*[:.)\\-–—：、]*|\\s*[:：]|\\s+[–—]\\s)\\s*`,
)
export const optionHeading = wordPattern(`^(?:${anyOf(optionWord)})${wordEnd}`)
export const branchHeading = leading(branchWord)
export const symptomHeading = leading(symptomWord)
export const severityKey = leading(severityWord)
export const impactKey = leading(impactWord)
export const readingHeading = wordPattern(
  `^(?:[^\\p{L}\\p{N}]*)(?:(?:\\d+[.)]?\\s*)*)(?:\\S+\\s+){0,2}?(?:${anyOf(readingWord)})${wordEnd}`,
)
/** All of a line that is a heading without a mark: "Diagnosis", "Sofortmaßnahmen". */
export const captionWords = wordPattern(
  `^(?:(?:immediate|initial|first|recommended) )?(?:${[symptomWord, impactWord, orderWord, rollbackWord, diagnosticWord, doingWord, readingWord, beforehandWord, verifyingWord].map(anyOf).join('|')})$`,
)
/** Lists below these describe; even a command in them is a thing that was seen, not one to run. */
export const neverWork = wordPattern(
  `^(?:[^\\p{L}]*)(?:\\S+\\s+){0,2}?(?:${anyOf(symptomWord)}|causes?(?! analys[ie]s)|ursachen?|causas?|原因|contents|inhalt|sommaire|目录|expected.*|success criteria|change ?log|version history)`,
)
/** Below these every bullet is a thing to look at or to do, though it is but a name. */
export const checkingHeading = wordPattern(
  `^[^\\p{L}]*(?:what to (?:check|confirm|verify|validate|inspect|do|watch)|(?:\\S+\\s+){0,3}?(?:${anyOf(checklistWord)})[^\\p{L}]*$)`,
)
/** Below these one tries to find out: what a command there shows is what it is run for. */
export const findingHeading = wordPattern(String.raw`^[^\p{L}]*(?:diagnos\w*|investigat\w*|troubleshoot\w*|triage|debug\w*)(?![\p{L}])`)
export const verifyingHeading = wordPattern(`^(?:[^\\p{L}]*)(?:\\S+\\s+){0,2}?(?:${anyOf(verifyingWord)})${wordEnd}`)
export const forbiddenHeading = wordPattern(`^[^\\p{L}]*(?:${anyOf(forbiddenWord)})[^\\p{L}]*$`)
/** The last words above a command say that what stands there is not to be run. */
export const refusesBelow = wordPattern(
  `(?:^|[.;!?。；！？]\\s*)[^\\p{L}]*(?!do['’]?s(?![’'\\p{L}]))(?:${anyOf(forbiddenWord)}|${anyOf(refusedWord)})[^\\p{L}]*$`,
)
export const beforehandHeading = wordPattern(`^(?:[^\\p{L}]*)(?:\\S+\\s+)?(?:${anyOf(beforehandWord)})${wordEnd}`)
export const rankingHeading = wordPattern(`^(?:[^\\p{L}]*)(?:${anyOf(rankingWord)})${wordEnd}`)
export const commandColumn = wordPattern(
  `^(?:[^\\p{L}]*)(?:\\S+\\s+){0,2}?(?:${anyOf(commandColumnWord)})(?:\\s*[/／、]\\s*\\S+|(?:\\s+\\S+){0,2})$`,
)
/** What stands below is commands: "Useful commands", "Comandos Úteis". */
export const commandsHeading = wordPattern(
  `^[^\\p{L}]*(?:(?:\\S+\\s+){0,4}?(?:${anyOf(commandColumnWord)})(?:(?:\\s+\\S+){0,4}[:：])?|(?:${anyOf(commandColumnWord)})(?:\\s+\\S+){1,2})$`,
)
export const actionColumn = wordPattern(
  `^(?:[^\\p{L}]*)(?:\\S+\\s+){0,2}?(?:${anyOf(actionColumnWord)})(?:\\s*/\\s*\\S+|\\s+(?:steps?|taken|required|needed|commands?|methods?))?$`,
)
export const notToRunColumn = wordPattern(`^[^\\p{L}]*(?:${anyOf(notToRunColumnWord)})${wordEnd}`)
export const factKey = wordPattern(`^[^\\p{L}]*(?:${anyOf(factWord)})$`)
export const orderHeading = wordPattern(`^(?:[^\\p{L}]*)(?:\\S+\\s+){0,2}?(?:${anyOf(orderWord)})${wordEnd}`)
export const numberColumn = wordPattern(`^(?:${anyOf(numberColumnWord)})$`)
export const calloutLead = wordPattern(`^[^\\p{L}\\p{N}]*(?:${anyOf(calloutWord)})${wordEnd}`)
export const checklistMention = containing(checklistWord)
export const rollbackMention = containing(rollbackWord)
export const rollbackKey = leading(rollbackWord)
export const drillMention = containing(drillWord)
export const diagnosticMention = wordPattern(`^(?:[^\\p{L}]*)(?:\\S+\\s+){0,2}?(?:${anyOf(diagnosticWord)})`)
export const failureMention = containing(failureWord)
export const doingMention = containing(doingWord)
export const templateMention = containing(templateWord)
/** The words before a fence say that it shows what to expect. */
export const outputLead = wordPattern(`(?:${wordStart}(?:${anyOf(outputWord)}))\\s*(?:\\([^)]*\\))?\\s*[:：.]?\\s*$`)
