/** Opens the list of targets beside the page, from the keyboard. */
export function openTargetMenu(): void {
  document.querySelector<HTMLElement>('[data-target-menu]')?.click()
}
