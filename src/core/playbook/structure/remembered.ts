// Remembers what a question about a few words was answered: the same heading stands above many blocks, and each reader
// asks of it. Only for pure questions; forgets everything when it has been asked about too many different words.

const mostRemembered = 2000
const longestRemembered = 200

/** The same function, asked once for each text. */
export function remembered<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>()
  const look = (text: string): Answer => {
    const found = known.get(text)
    if (found !== undefined || known.has(text)) return found as Answer
    if (known.size >= mostRemembered) known.clear()
    const answer = ask(text)
    known.set(text, answer)
    return answer
  }
  // Most blocks have no label above them, or the same as the block before.
  const answerToNothing = ask('')
  let last = ''
  let answerToLast = answerToNothing
  return (text) => {
    if (text === '') return answerToNothing
    if (text === last) return answerToLast
    if (text.length > longestRemembered) return ask(text)
    const answer = look(text)
    last = text
    answerToLast = answer
    return answer
  }
}
