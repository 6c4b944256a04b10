// Whether a running command has stopped to ask: its last line is not ended and reads like a question or a prompt. A guess, only
// ever used to point to the terminal.

const promptWords =
  /(?:pass(?:word|phrase|code)|\bpin\b|\bcode\b|\btoken\b|\blogin\b|user ?name|secret|\botp\b|\banswer\b|\bselection\b|\bchoice\b|\bcontinue\b|\bproceed\b|overwrite|replace)/i
const promptEnd = /[:>?\])]\s*$/
const choice = /[[(]\s*(?:y(?:es)?\s*[/|]\s*n|n\s*[/|]\s*y)\S*\s*[\])]\s*[:?]?\s*$/i
const anyKey = /\b(?:press|hit)\b.*\b(?:key|enter|return)\b.*$|--More--\s*$|\(END\)\s*$/i

/** `lines` are those of plainLines; `text` is what they were made of. */
export function asksSomething(text: string, lines: readonly string[]): boolean {
  const last = lines.at(-1) ?? ''
  if (last.trim() === '' || /\n\s*$/.test(text)) return false
  return choice.test(last) || anyKey.test(last) || /\?\s*$/.test(last) || (promptWords.test(last) && promptEnd.test(last))
}
