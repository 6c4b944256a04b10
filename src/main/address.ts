// Which addresses are Runcard's own page. Everything that trusts a page asks here.

export const scheme = 'runcard'
const host = 'app'

/** The page of the built screens; `npm run dev` serves them itself, to an app that is not packaged. */
export function pageUrl(isPackaged: boolean, env: Readonly<Record<string, string | undefined>>): string {
  return (isPackaged ? undefined : env.ELECTRON_RENDERER_URL) ?? `${scheme}://${host}/`
}

/** True for `page` itself and whatever lies beside it. */
export function isOwnPage(url: string, page: string): boolean {
  const asked = URL.parse(url)
  const own = URL.parse(page)
  return asked !== null && own !== null && asked.protocol === own.protocol && asked.host === own.host
}

/** Addresses that the system's browser or mail program may be given. */
export function isOutsideLink(url: string): boolean {
  return ['http:', 'https:', 'mailto:'].includes(URL.parse(url)?.protocol ?? '')
}
