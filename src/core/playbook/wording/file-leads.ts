// "Add to config.yaml:" says that what stands below goes into a file. It is copied there by hand: nothing of it is run, though
// a setting may begin like a program.
import { looksLikeCommand } from '../loose/commandlike.ts'
import type { SentenceRow } from './sentences.ts'
import { wordPattern } from './word-pattern.ts'

/** Words for putting text into a file; one row, as in sentences.ts. */
const putWord: SentenceRow = {
  en: 'add|append|put|paste|insert|include|write|place|set|edit|update|change|modify|create|in|contents? of',
  de: 'hinzufügen|eintragen|einfügen|ergänzen|anlegen|bearbeiten|fügen|füge|tragen|trage|in',
  fr: 'ajoute[rz]?|insére[rz]?|insérer|modifie[rz]?|crée[rz]?|éditer|éditez|dans',
  es: 'añad(?:a|ir)|agreg(?:ue|ar|a)|insert(?:e|ar)|edit(?:e|ar)|cre(?:e|ar)|modifi(?:que|car)|en',
  zh: '添加|加入|写入|追加|编辑|修改|新建|创建',
  pt: 'adicion(?:e|ar)|acrescent(?:e|ar)|edit(?:e|ar)|crie|criar|em|no',
  it: 'aggiung(?:i|ere|ete)|inserisc\\w*|inserire|modific(?:a|are)|crea(?:re)?|nel|in',
  ru: 'добав\\p{L}*|встав\\p{L}*|впис\\p{L}*|созда\\p{L}*|измени\\p{L}*|в',
  ja: '追加|追記|編集|作成|記述',
  ko: '추가|편집|수정|작성|생성',
}

const name =
  '[\\w.~/@-]*\\.(?:ya?ml|json5?|toml|ini|conf|cfg|cnf|config|properties|env|xml|tf|tfvars|hcl|service|timer|socket|rules|list|repo|bashrc|zshrc|bash_profile|profile|pgpass|netrc|htaccess|vimrc)|/etc/[\\w./@-]+|(?:Docker|Caddy|Jenkins|Make)file|crontab'
const words = Object.values(putWord).join('|')
/** A few words, one of putting, and the name of a file. */
const fileLead = wordPattern(
  `^(?=.{0,80}?(?<![\\p{Script=Latin}\\p{N}])(?:${words})(?![\\p{Script=Latin}\\p{N}])).{0,100}?(${name})(?![\\w/])`,
)
/** The words speak of something to run as well. */
const tellsToRun =
  /\b(?:run|running|execute|commands?|type|using|with|via|and (?:then|restart|reload|apply)|ausführen|befehle?|exécute[rz]?|commandes?|ejecut\w+|comandos?)\b|执行|运行|命令|実行|실행/i

/** The file that the text below a lead belongs into; undefined where the lead speaks of none. */
export function fileOfLead(lead: string): string | undefined {
  if (lead === '' || lead.length > 160 || /[.!?。]\s*$/.test(lead) || tellsToRun.test(lead)) return undefined
  return fileLead.exec(lead)?.[1]
}

const setting =
  /^\s*(?:[\w."'-]+\s*[:=](?:\s|$)|[\w.-]+=\S|- )|[;{}]\s*$|^\s*(?:local|host(?:no)?(?:ssl|gssenc)?)\s.*\s(?:md5|trust|scram-sha-256|peer|ident|reject|cert|password)\s*$/
const shellSetting = /^\s*(?:export|alias|source|set|eval|complete|unset|umask|ulimit)\s/

/** Whether text below such a lead is what the file should hold, and not the commands that put it there. */
export function isContentOf(file: string, text: string): boolean {
  const base = file.replace(/^.*\//, '')
  return text
    .split('\n')
    .every(
      (line) =>
        line.trim() === '' ||
        /^\s*#/.test(line) ||
        (!line.includes(base) && !/^\s*[$>] /.test(line) && (setting.test(line) || shellSetting.test(line) || !looksLikeCommand(line))),
    )
}
