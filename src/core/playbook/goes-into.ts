// Where a command goes by itself: the container of `docker exec NAME …`, the host of `ssh NAME …`. Read from its words; one that
// can't be told (a variable, an alias) goes nowhere that is known here.

export interface Place {
  readonly kind: 'container' | 'ssh'
  /** As written, without a user. */
  readonly name: string
}

const begins = /(?:^|[;&|(]|\bsudo)\s*(?:(?:docker|podman|nerdctl)\s+(?:container\s+)?(exec)|(ssh))\s+([^\n;|&]*)/gm
const quoted = /'[^']*'|"(?:[^"\\]|\\.)*"/gs
/** Options that have a value in the next word. */
const dockerValues = /^(?:-[A-Za-z]*[uwe]|--user|--workdir|--env|--env-file|--detach-keys)$/
const sshValues = /^-[A-Za-z0-9]*[BbcDEeFIiJLlmOopQRSWw]$/

/** In their order; none for a command that stays where it is run. */
export function placesGoneInto(text: string): readonly Place[] {
  // What is quoted begins nothing here, and a quoted name is still one.
  const bare = text.replace(/\\\n\s*/g, ' ').replace(quoted, (whole) => (/^.[\w.-]+.$/.test(whole) ? whole : '$'))
  return [...bare.matchAll(begins)].flatMap(([, exec, , rest = '']): Place[] => {
    const isContainer = exec !== undefined
    const name = firstOperand(rest, isContainer ? dockerValues : sshValues)
    if (isContainer) return /^[A-Za-z0-9][\w.-]*$/.test(name) ? [{ kind: 'container', name }] : []
    const host = name.replace(/^ssh:\/\//, '').replace(/^[^@]*@/, '')
    return /^[\w][\w.-]*$/.test(host) ? [{ kind: 'ssh', name: host }] : []
  })
}

function firstOperand(rest: string, takesValue: RegExp): string {
  const words = rest.trim().split(/\s+/)
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!
    if (!word.startsWith('-')) return word.replace(/^(["'])(.*)\1$/, '$2')
    if (takesValue.test(word)) index++
  }
  return ''
}
