// Where steps can run, as a table on a terminal.
import type { TargetProblem, TargetRow } from '../../contract/target-calls.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { alignColumns } from '../text/prose.ts'

export const kindWords = { local: 'this machine', ssh: 'ssh', container: 'container' } as const

export function targetLines(targets: readonly TargetRow[], paint: Terminal['paint']): string[] {
  const [head = '', ...lines] = alignColumns([
    ['Name', 'Kind', 'Address', 'Where'],
    ...targets.map(({ name, kind, address, detail, health, isAdded }) => [
      name,
      kindWords[kind],
      address,
      [detail, health ?? '', isAdded ? 'added' : ''].filter((word) => word !== '').join(', '),
    ]),
  ])
  return [paint('bold', head), ...lines]
}

const missingWords: Readonly<Record<TargetProblem['kind'], string>> = {
  ssh: 'Not every host is listed',
  container: 'Not every container is listed',
}

/** Why some are not in the list. */
export function targetProblemWords({ kind, problem }: TargetProblem): string {
  return `${missingWords[kind]}: ${problem}`
}
