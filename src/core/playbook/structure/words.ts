// The words by which the parts around the steps are recognised: prerequisites, expected results, contacts, ladders.
// The same form as the table of step words: add a word to its row and it is understood everywhere.
import { further } from '../wording/further-languages.ts'
import type { WordRow } from '../wording/words.ts'
import { containing, leading } from '../wording/words.ts'
import { remembered } from './remembered.ts'

const prerequisiteWord: WordRow = {
  en: "pre-?requisites?|pre-?conditions?|requirements?|requires?|required (?:access|tools?|permissions?|credentials)|needs?|needed|before you (?:start|begin)|before starting|what you(?:['’]ll| will)? need|you(?:['’]ll| will)? need",
  de: 'voraussetzung(?:en)?|vorbedingung(?:en)?|ben[öo]tigt|bevor sie beginnen|vor dem start',
  fr: 'pr[ée]-?requis|conditions? pr[ée]alables?|avant de commencer',
  es: 'pre-?rrequisitos?|requisitos?(?: previos)?|antes de (?:empezar|comenzar)|se necesita',
  zh: '前提(?:条件)?|先决条件|前置条件|准备工作',
}
const expectedWord: WordRow = {
  en: 'expected(?! (?:duration|time|downtime|recovery|completion|resolution|outage|load|traffic))(?: \\w+){0,2}|(?:it |this |they |you )?should (?:return|returns?|show|be|print|output|see|say|look)(?: like(?: this)?)?|you (?:should|will) see|returns?|look for|prints',
  de: 'erwartet(?:e[srn]?)?(?: \\w+)?|sollte (?:\\w+ )?(?:zeigen|ausgeben|sein)|liefert',
  fr: '(?:r[ée]sultat|sortie) attendue?|attendu|doit (?:afficher|renvoyer)',
  es: '(?:resultado|salida) esperad[oa]|esperado|debe(?:r[íi]a)? (?:mostrar|devolver)',
  zh: '预期(?:结果|输出)?|期望(?:结果|输出)?|应(?:该)?(?:返回|显示)|返回',
}
const successWord: WordRow = {
  en: 'success criteri(?:a|on)|acceptance criteria|exit criteria|completion criteria|done when|it worked when|successful (?:if|when)',
  de: 'erfolgskriteri(?:en|um)|abnahmekriterien|fertig,? wenn',
  fr: 'crit[èe]res? de (?:succ[èe]s|r[ée]ussite)',
  es: 'criterios? de [ée]xito',
  zh: '成功标准|验收标准|完成标准',
}
const goalWord: WordRow = { en: 'objective|goal|aim', de: 'ziel', fr: 'objectif|but', es: 'objetivo', zh: '目标|目的' }
const preventionWord: WordRow = {
  en: 'prevention|preventi(?:ve|on) (?:measures|actions|steps)|preventing|how to prevent|avoid(?:ing)? (?:recurrence|this)|to prevent',
  de: 'vorbeugung|vorbeugende ma[ßs]+nahmen|pr[äa]vention|vermeidung',
  fr: 'pr[ée]vention|mesures pr[ée]ventives',
  es: 'prevenci[oó]n|medidas preventivas',
  zh: '预防(?:措施)?',
}
const causeWord: WordRow = {
  en: '(?:common |possible |root |likely |potential |probable )?causes?|why (?:it|this) happens',
  de: '(?:m[öo]gliche |h[äa]ufige )?ursachen?',
  fr: 'causes?(?: possibles?| probables?)?',
  es: '(?:posibles? )?causas?(?: posibles?| comunes)?',
  zh: '(?:可能|常见|根本)?原因',
}
const useWhenWord: WordRow = {
  en: 'use cases?|when to use(?: this)?|use (?:this )?when|applies to|take it when',
  de: 'anwendungsfall|wann (?:verwenden|anwenden)',
  fr: "cas d['’]usage|quand (?:l['’])?utiliser",
  es: 'caso de uso|cu[áa]ndo usar(?:lo)?',
  zh: '适用(?:场景|情况)|使用场景|何时使用',
}
const contactWord: WordRow = {
  en: "contacts?|on-?call|who(?:m)? to (?:call|contact|notify|page)|who(?:['’]s who| does what)|phone (?:numbers|list)|roles?(?: (?:and|&) responsibilities)",
  de: 'kontakte?|ansprechpartner|rufbereitschaft|telefonliste|wer wird (?:angerufen|informiert)',
  fr: "contacts?|astreinte|qui appeler|num[ée]ros d['’]urgence",
  es: 'contactos?|guardia|a qui[ée]n llamar',
  zh: '联系(?:人|方式)|值班|通讯录',
}
const ladderWord: WordRow = {
  en: 'escalat\\w*|ladder|when to call',
  de: 'eskalation\\w*',
  fr: "escalade|remont[ée]e d['’]incident",
  es: 'escalad[oa]|escalamiento|escalaci[oó]n',
  zh: '升级|上报',
}
const roleWord: WordRow = {
  en: 'roles?|responsibilit\\w+|who does what|duties|team structure',
  de: 'rollen?|zust[äa]ndigkeit\\w*|verantwortlich\\w*|aufgaben',
  fr: 'r[ôo]les?|responsabilit[ée]s?',
  es: 'roles?|responsabilidad(?:es)?',
  zh: '角色|职责|责任',
}
const severityLevelWord: WordRow = {
  en: 'severit(?:y|ies)|priorit(?:y|ies) levels?|incident (?:classification|levels?|priorit\\w+)|classification',
  de: 'schweregrade?|priorit[äa]t(?:en|sstufen)|einstufung',
  fr: 'niveaux? de (?:s[ée]v[ée]rit[ée]|gravit[ée]|priorit[ée])|gravit[ée]|s[ée]v[ée]rit[ée]',
  es: 'niveles? de (?:severidad|gravedad|prioridad)|severidad|gravedad',
  zh: '严重(?:程度|级别|性)|优先级|事件分级',
}
const alertWord: WordRow = {
  en: 'alerts?|alarms?|alert(?: name)?',
  de: 'alarme?|warnung(?:en)?',
  fr: 'alertes?|alarmes?',
  es: 'alertas?|alarmas?',
  zh: '告警|警报|报警',
}
const thresholdWord: WordRow = {
  en: 'thresholds?|limits',
  de: 'schwellen?(?:werte?)?|grenzwerte?',
  fr: 'seuils?',
  es: 'umbral(?:es)?',
  zh: '阈值|门限',
}
/** Makes a condition one about failing, not one about circumstances. */
const failingWord: WordRow = {
  en: "fails?|failed|failing|failure|still|not|\\w+n['’]t|can['’]?t|cannot|unable|errors?|missing|times? out|timeout|in use|dead|down|broken|corrupt\\w*|wrong|nothing|no (?:backup|answer|response)\\w*|low on|unhealthy|stuck|hangs|otherwise|fallback|last resort|doubt|issues?|problems?|rejected|refused|lost|never",
  de: 'fehlschl\\w*|fehl\\w*|scheiter\\w*|nicht|immer noch|weiterhin|kein\\w*|fehler|andernfalls|sonst|h[äa]ngt|defekt',
  fr: "[ée]chou\\w*|[ée]chec|toujours|ne .{1,30} pas|n['’].{1,30} pas|sinon|erreurs?|impossible|bloqu\\w*|aucun\\w*",
  es: 'fall[aeoóó]\\w*|sigue|no|a[uú]n|error(?:es)?|de lo contrario|imposible|bloquead\\w*|ning[uú]n\\w*',
  zh: '失败|仍|依然|不|无法|错误|否则|异常|没有',
  more: further.failing,
}

/** Words of one kind of passage, by the name that the kind has here. */
export const passageWords = {
  prerequisites: leading(prerequisiteWord),
  success: leading(successWord),
  expected: leading(expectedWord),
  goal: leading(goalWord),
  prevention: leading(preventionWord),
  causes: leading(causeWord),
  useWhen: leading(useWhenWord),
} as const

export type WordedPassageKind = keyof typeof passageWords

const longestTitle = 80

/** Whether a heading, label or key speaks of something; asked of the same few words again and again. */
function mentioning(row: WordRow): (title: string) => boolean {
  const pattern = containing(row)
  return remembered((title) => pattern.test(title.slice(0, longestTitle)))
}

export const mentionsContact = mentioning(contactWord)
export const mentionsLadder = mentioning(ladderWord)
export const mentionsRole = mentioning(roleWord)
export const mentionsSeverity = mentioning(severityLevelWord)
export const mentionsAlert = mentioning(alertWord)
export const mentionsThreshold = mentioning(thresholdWord)
export const alertLead = leading(alertWord)
export const failingMention = containing(failingWord)
