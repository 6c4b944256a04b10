// SQL Server quotes names in brackets: `ALTER DATABASE [Shop]` is complete, where `[Shop]` elsewhere is to be filled in.

const language = /^(?:t-?sql|mssql|sqlserver)$/
/** What no other database and no shell has. */
const sign =
  /\b(?:sqlcmd|osql|Invoke-Sqlcmd|DBCC|NVARCHAR|NOLOCK|(?:MULTI|SINGLE|RESTRICTED)_USER|WITH (?:NO)?RECOVERY|SELECT TOP|EXEC(?:UTE)? (?:\w+\.)*(?:sp|xp)_\w+|sys\.\w+|sp_\w+|(?:BACKUP|RESTORE) (?:DATABASE|LOG))\b|\[?dbo\]?\.|\]\.\[|\bUSE \[\w+\];?\s*$/im
/** A name that stands for one: `[DATABASE_NAME]`, `[your database]`, `[name]`. */
const standIn = /^\[(?!PRIMARY\])[A-Z][A-Z0-9]*(?:[ _-][A-Z0-9]+)*\]$|^\[(?:.*(?:\b|_))?(?:your|name|here)(?:(?:\b|_).*)?\]$|Name\]$/

/** Whether this is SQL for SQL Server, or a command that holds some. */
export function isForSqlServer(command: { readonly text: string; readonly language: string }): boolean {
  return command.text.includes('[') && (language.test(command.language) || sign.test(command.text))
}

/** Whether what stands in brackets there is the name of something. */
export function isNameForSqlServer(bracketed: string): boolean {
  return bracketed.startsWith('[') && !standIn.test(bracketed)
}
