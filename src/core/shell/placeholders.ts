// What stands for something that the responder must fill in, and is not shell syntax: `<name>`, `{{ name }}`.
// The grammar would read `<name>` as a redirection, so these are masked, at the same length, before parsing.

/** `<pod-name>`, `<your bucket>`; not `<file >out`, `<(list)`, `<<EOF`. */
export const anglePlaceholder =
  /(?<![<\w$&])<[\p{L}][\p{L}\p{N}_.:/|*-]*(?: [\p{L}\p{N}_.:/|-]+)*>(?!&)|(?<=[\w:/@.=-])<\p{N}*\p{L}[\p{L}\p{N}_-]*(?: [\p{L}\p{N}_-]+)*>(?!&)/gu
/** `{{ name }}`, `{{.Name}}` is left alone inside quotes by the caller: it is a Go template there. */
export const bracePlaceholder = /\{\{\s*[A-Za-z][\w .-]*\}\}/g

/** `/path/to/app.db`, up to a command in its name (`app.db.$(date +%F)`). */
export const pathPlaceholder =
  /(?:https?:\/\/|\/)?\/path\/to(?:\/(?:(?![._-]*\$\()[^\s"'`|;&<>)])*)?|(?<![\w/])path\/to\/(?:(?![._-]*\$\()[^\s"'`|;&<>)])+/g

/** Replaces placeholders by words of the same length, so that offsets in the tree hold for the text. */
export function maskPlaceholders(text: string): string {
  if (!text.includes('<') && !text.includes('{{')) return text
  return text.replace(anglePlaceholder, maskWord).replace(bracePlaceholder, maskWord)
}

function maskWord(match: string): string {
  return 'x'.repeat(match.length)
}
