/** The key with its values, where there are any. */
export function filled<Key extends string, Value>(
  key: Key,
  values: readonly Value[] | undefined,
): { readonly [K in Key]?: readonly Value[] } {
  return values === undefined || values.length === 0 ? {} : ({ [key]: values } as { [K in Key]: readonly Value[] })
}
