/** A key, written where it works. A screen reader is told of keys by the help, not at every button. */
export function Keycap({ children }: { readonly children: string }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: kbd takes no focus
  return <kbd aria-hidden="true">{children}</kbd>
}
