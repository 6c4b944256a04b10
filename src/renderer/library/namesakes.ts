// What tells playbooks of the same title apart: "Disaster Recovery Runbook" is the title of many.
import type { LibraryRow } from '../../contract/library-calls.ts'
import type { PlaybookId } from '../../core/playbook/model/document.ts'

type Titled = Pick<LibraryRow, 'playbookId' | 'title' | 'file'>

/** Of those whose title others have too, the file's name, with as many of its folders as make the difference. */
export function namesakes(rows: readonly Titled[]): ReadonlyMap<PlaybookId, string> {
  const groups = Map.groupBy(rows, ({ title }) => title)
  return new Map(
    [...groups.values()].filter((group) => group.length > 1).flatMap((group) => group.map((row) => [row.playbookId, nameIn(group, row)])),
  )
}

function nameIn(group: readonly Titled[], { playbookId, file }: Titled): string {
  const parts = partsOf(file)
  const others = group.filter((other) => other.playbookId !== playbookId).map((other) => partsOf(other.file))
  const isShared = (count: number) => others.some((other) => other.slice(-count).join('/') === parts.slice(-count).join('/'))
  let count = 1
  while (count < parts.length && isShared(count)) count++
  return parts.slice(-count).join('/')
}

function partsOf(file: string): readonly string[] {
  return file.split(/[/\\]/)
}
