// Parts of a playbook that are read when somebody asks for them first. All playbooks share their getters: one that was made
// for a playbook alone would give it a shape of its own, and a shape is kept, with all that hangs on it, until the machine
// collects everything, so that reading many playbooks would take their memory many times over.
import type { Playbook } from '../model/playbook.ts'

const names = ['contacts', 'escalation', 'roles', 'severityLevels', 'thresholds', 'templates', 'diagrams', 'links'] as const
type Name = (typeof names)[number]
type LaterParts = Pick<Playbook, Name>

/** How each part is read; some look at another. */
export type Readers = { readonly [Part in Name]: (others: LaterParts) => Playbook[Part] }

interface Later {
  readonly readers: Readers
  readonly onFault: ((error: unknown) => void) | undefined
  readonly read: { [Part in Name]?: Playbook[Part] }
}

const later = Symbol('later')
const getters = Object.fromEntries(
  names.map((name) => [
    name,
    {
      enumerable: true,
      get(this: LaterParts & { readonly [later]: Later }) {
        return partOf(this[later], name, this)
      },
    },
  ]),
)

/** A playbook as far as it is read, with the parts that are read later. A fault of ours in one of them costs this part, and not the page. */
export function withLaterParts<Known extends object>(
  known: Known,
  readers: Readers,
  onFault: ((error: unknown) => void) | undefined,
): Known & LaterParts {
  const held: Later = { readers, onFault, read: {} }
  Object.defineProperty(known, later, { value: held })
  return Object.defineProperties(known, getters) as Known & LaterParts
}

function partOf<Part extends Name>({ readers, onFault, read }: Later, name: Part, others: LaterParts): Playbook[Part] {
  const before = read[name]
  if (before !== undefined) return before
  try {
    read[name] = readers[name](others)
  } catch (error) {
    onFault?.(error)
    read[name] = [] as Playbook[Part]
  }
  return read[name]!
}
