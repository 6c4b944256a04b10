/** Adds many items to a list. Not with `push(...items)`: a table may have more rows than a call may have arguments. */
export function append<Item>(list: Item[], items: readonly Item[]): void {
  for (const item of items) list.push(item)
}
