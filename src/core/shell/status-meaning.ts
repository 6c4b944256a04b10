// What exit status 1 means of the few programs that end with it when nothing is wrong: they looked, and found nothing, or a difference.
// Whether that is good or bad is for the responder. Only where it is certain whose status it is: the last program of the last
// pipeline. Behind sudo or `docker exec`, whose own failure looks the same and says so in the output, both are named.

const meanings: Readonly<Record<string, string>> = {
  grep: 'found nothing',
  egrep: 'found nothing',
  fgrep: 'found nothing',
  zgrep: 'found nothing',
  pgrep: 'found no process',
  pidof: 'found no process',
  pkill: 'found no process',
  killall: 'found no process',
  lsof: 'found nothing, or could not look',
  diff: 'found differences',
  cmp: 'found differences',
}

const quoted = /'[^']*'|"(?:[^"\\`$]|\\.|\$(?!\())*"|\\./gs
/** Of several commands any may have ended it, and in these the words are not in their order. */
const uncertain = /&&|\|\||[(){}`&<]<?|\bpipefail\b|^\s*#!/m

/** "grep found nothing"; undefined where the status says only what it always does. `text` is what was run. */
export function statusMeaning(text: string, exitStatus: number | null): string | undefined {
  if (exitStatus !== 1) return undefined
  // Without what is quoted no sign in it is a shell's.
  const bare = text
    .replace(/^\s*#(?!!).*$/gm, '')
    .replace(quoted, 'x')
    .replace(/\d?>+\s*(?:&\d|\S+)/g, '')
  if (uncertain.test(bare)) return undefined
  const lines = bare.split(/[;\n]/).filter((line) => line.trim() !== '')
  const [words, carrier] = inside(lines.at(-1)?.split('|').at(-1)?.trim().split(/\s+/) ?? [])
  const program = words[0]?.split('/').at(-1) ?? ''
  // With it, the files without a match are what is found.
  if (program.endsWith('grep') && words.some((word) => /^-[a-zA-Z]*L|^--files-without/.test(word))) return undefined
  if (!Object.hasOwn(meanings, program)) return undefined
  return `${program} ${meanings[program]}${carrier === undefined ? '' : `, or ${carrier} could not run it`}`
}

const carriers: readonly { readonly name: string; readonly begins: RegExp; readonly options: RegExp; readonly operands: number }[] = [
  { name: 'sudo', begins: /^sudo /, options: /^-[ughpCDRrtTU]$/, operands: 0 },
  {
    name: 'docker',
    begins: /^(?:docker|podman) (?:container )?exec /,
    options: /^(?:-[euw]|--(?:env|user|workdir|env-file))$/,
    operands: 1,
  },
]

/** What is run by another program that ends with the same status, and that one's name. */
function inside(words: readonly string[]): readonly [inner: readonly string[], carrier: string | undefined] {
  const carrier = carriers.find(({ begins }) => begins.test(`${words.join(' ')} `))
  if (carrier === undefined) return [words, undefined]
  const text = words.join(' ').replace(carrier.begins, '')
  let rest = text.split(' ')
  while (rest[0]?.startsWith('-')) rest = rest.slice(carrier.options.test(rest[0]) ? 2 : 1)
  return [rest.slice(carrier.operands), carrier.name]
}
