// Whether a title or a command says that a copy is kept: a dump, a snapshot, an archive, a move aside. Only destruction.ts asks.

const keepWords =
  /\b(?:create|make|take|keep|save|store|trigger|run|perform)\b[^.]*\b(?:back-?ups?|copy|copies|snapshots?|dump)\b|^(?:keep|save)\b|^back(?:ing)? ?up\b|\b(?:is|was|been|already|stays?) kept\b|\bkept (?:before|earlier|already)\b|\bbackup (?:the |of |current|existing|corrupted|everything|before)|\b(?:set|move|put)\b.*\baside\b|\bpre-?(?:restore|recovery) (?:backup|copy|snapshot)|forensic backup|\bsicher(?:n|ung (?:anlegen|erstellen))\b|\bkopie (?:anlegen|erstellen)|\bsauvegard(?:er|ez)\b|\brespald(?:ar|e)\b|(?:创建|先|做)备份|备份(?:当前|现有)/i
const keepCommands =
  /\bpg_dump|\bpgbackrest\b.*\sbackup\b|\bwal-g backup-push\b|\bbarman backup\b|\b(?:xtra|maria)backup\b.*--backup\b|\b(?:restic|kopia)\b.*\s(?:backup|snapshot create)\s|\bborg\b.*\screate\s|\bvzdump\s|\bmysqldump|\bmongodump|\bpg_basebackup|\betcdctl\b.*\bsnapshot save|\bvelero backup create|\.backup\b|\bsqlite3\b.*\.(?:backup|dump|clone)|\bdatabase dump\b|neo4j-admin.*\bdump\b|\bdocker (?:commit|save|export)\b|create-(?:db-)?snapshot|\bsnapshot create\b|\/snapshots?(?:["'\s?]|$)|\btar\s+-?[a-zA-Z]*c[a-zA-Z]*\b|\btar\b[^\n|;&]*\s-c[a-zA-Z]*\b|\brsync\b|\bzfs snapshot|\blvcreate\b.*-s\b|\bkubectl get\b.*>\s*\S|\bgit stash|\bBGSAVE\b|:backup\(|\bmv\b.*(?:old|bak|corrupt|damaged|broken|saved|before|kept|aside|failed|\$\(date|DAMAGED|KEPT|SAVED|OLD|ASIDE|BAK)|\bcp\b[^\n]*\s\S*(?:\.(?:old|bak|orig|corrupted|before|pre-?\w+|kept|saved|damaged)|backup|\$\(date|KEPT|SAVED|COPY|DAMAGED|corrupted)\S*\s*$|\bVACUUM INTO\b/

/** Whether what is there is kept by this, under another name or in another place. */
export function keepsCopy(text: string): boolean {
  return keepWords.test(text) || keepCommands.test(text)
}
