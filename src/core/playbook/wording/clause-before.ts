// What a sentence said right before a place in it.

/** The words since the last full stop, semicolon, or dash. */
export function clauseBefore(before: string): string {
  return /(?:^|[.;!?。；！？\n]\s+|[。；！？\n]|\s[–—-]\s+)((?:(?![.;!?]\s|[。；！？\n]|\s[–—-]\s)[\s\S])*)$/u.exec(before)?.[1] ?? before
}
