// PowerShell and cmd → the programs that a command calls, in the form in which the rules look at them. No grammar is at
// hand for either: words, quotes, and what separates calls (`;`, `|`, `&&`, braces, brackets) are all that is needed here.
import type { Invocation, Word } from './invocation.ts'

const windowsLanguages = new Set(['powershell', 'ps1', 'pwsh', 'posh', 'ps', 'bat', 'batch', 'cmd', 'dos'])
/** `Restart-Service`: only PowerShell calls things so. */
const cmdlet =
  /^(?:\$\w+\s*=\s*)?(?=[A-Z])(?:Get|Set|New|Add|Remove|Clear|Start|Stop|Restart|Suspend|Resume|Enable|Disable|Test|Invoke|Enter|Exit|Import|Export|Install|Uninstall|Update|Reset|Restore|Backup|Move|Copy|Rename|Register|Unregister|Mount|Dismount|Connect|Disconnect|Format|Initialize|Repair|Revoke|Grant|Block|Unblock|Wait|Write|Select|Where|ForEach|Sync|Checkpoint|Complete|Confirm|Convert|ConvertTo|ConvertFrom|Debug|Deny|Edit|Expand|Find|Hide|Join|Limit|Lock|Measure|Merge|Open|Optimize|Out|Ping|Pop|Protect|Publish|Push|Read|Receive|Request|Resize|Resolve|Save|Search|Send|Show|Skip|Split|Step|Submit|Switch|Trace|Undo|Unlock|Unprotect|Unpublish|Use|Watch)-[A-Z]\w+/

/** Programs that only Windows has. */
const windowsProgram =
  /^\s*(?:net (?:stop|start|use|user|localgroup)|sc (?:stop|start|query|config|delete)|del|erase|rd|taskkill|reg|wmic|vssadmin|wbadmin|wevtutil|bcdedit|schtasks|netsh|icacls|takeown|diskpart|robocopy|chkdsk|sfc|dism|iisreset)(?:\.exe)?(?:\s|$)/i

/** Whether a command is for a shell of Windows. */
export function isForWindows(command: { readonly text: string; readonly language: string }): boolean {
  return windowsLanguages.has(command.language) || cmdlet.test(command.text) || windowsProgram.test(command.text)
}

/** All programs that a command calls, outermost first, their names in small letters and without `.exe`. */
export function windowsInvocations(text: string): readonly Invocation[] {
  return callsIn(text).flatMap((words) => {
    const invocation = invocationOf(words)
    if (invocation === undefined) return []
    const inner = /^(?:powershell|pwsh|cmd|wsl)$/.test(invocation.program) ? innerText(invocation) : undefined
    return inner === undefined ? [invocation] : [invocation, ...windowsInvocations(inner)]
  })
}

function invocationOf(words: readonly Word[]): Invocation | undefined {
  // `$x = Get-Item …`, `& "C:\x.exe" …`, `return …`
  let start = 0
  if (/^\$[\w:.[\]]+$/.test(words[0]?.text ?? '') && /^[+-]?=$/.test(words[1]?.text ?? '')) start = 2
  while (/^(?:&|\.|return|if|while|foreach|else|try|catch|finally|do|@)$/i.test(words[start]?.text ?? '')) start++
  const calledAs = words[start]?.text ?? ''
  if (calledAs === '' || calledAs.startsWith('$') || calledAs.startsWith('-')) return undefined
  return {
    program: calledAs
      .replace(/^.*[\\/](?=[^\\/])/, '')
      .replace(/\.exe$/i, '')
      .toLowerCase(),
    calledAs,
    arguments: words.slice(start + 1),
    redirects: [],
    input: undefined,
    asRoot: false,
    elsewhere: undefined,
    fed: false,
    fedBy: undefined,
    piped: false,
    background: false,
    directory: '',
  }
}

/** What another shell is given to run: `cmd /c del …`, `powershell -Command "…"`. */
function innerText({ arguments: words }: Invocation): string | undefined {
  const at = words.findIndex(({ text }) => /^(?:\/c|\/k|-c|-command)$/i.test(text))
  return at === -1
    ? undefined
    : words
        .slice(at + 1)
        .map(({ text }) => text)
        .join(' ')
}

/** The words of each call. */
function callsIn(text: string): readonly (readonly Word[])[] {
  const calls: Word[][] = [[]]
  let word = ''
  let isQuoted = false
  const endWord = () => {
    if (word !== '' || isQuoted) calls.at(-1)!.push({ text: word, quoted: isQuoted })
    word = ''
    isQuoted = false
  }
  const endCall = () => {
    endWord()
    if (calls.at(-1)!.length > 0) calls.push([])
  }
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!
    if (character === '`' || character === '^') {
      if (text[index + 1] === '\n') endWord()
      else word += text[index + 1] ?? ''
      index++
    } else if (character === '"' || character === "'") {
      const end = text.indexOf(character, index + 1)
      if (end === -1) word += character
      else {
        word += text.slice(index + 1, end)
        isQuoted = true
        index = end
      }
    } else if (character === '#' && word === '') {
      const end = text.indexOf('\n', index)
      index = (end === -1 ? text.length : end) - 1
    } else if (/[;|\n{}()]/.test(character)) endCall()
    else if (character === '&' && (text[index + 1] === '&' || calls.at(-1)!.length > 0)) {
      endCall()
      if (text[index + 1] === '&') index++
    } else if (/\s/.test(character)) endWord()
    else word += character
  }
  endCall()
  return calls.filter((words) => words.length > 0)
}
