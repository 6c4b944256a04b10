// What stands between angle brackets in a command: a blank, or an element of a text in XML or HTML.

/** Not an element of XML or HTML, nor what stands between two comparisons. */
export function isAngleBlank(match: string, before: string, after: string): boolean {
  if (after.includes('</') || isWithinMarkup(before) || isElementOnItsLine(match, before, after)) return false
  if (/ (?:AND|OR) /i.test(match) && /\w$/.test(before)) return false
  if (/(?:^|[\s|;&])(?:sed|perl|awk|gawk|xmlstarlet|xmllint)\s[^|;]*['"][^'"]*$/.test(before)) return false
  return !(
    /(?:^|[\s|;&])[ef]?grep\s[^|;]*['"][^'"]*$/.test(before) &&
    /^<(?:title|html|head|body|div|span|p|a|h\d|meta|link|script|table|tr|td)>$/i.test(match)
  )
}

/** Behind an element: one that is closed, one with attributes, one that touches this one. */
function isWithinMarkup(before: string): boolean {
  return /<\/[a-z]/i.test(before) || /<[a-z][\w:-]*\s[^<>]*["/]>/i.test(before) || /<[a-z][\w:-]*>$/i.test(before)
}

/** In the text of a file (a here-document): `<p>`, `<br>`, or `<config>` above elements with attributes. */
function isElementOnItsLine(match: string, before: string, after: string): boolean {
  if (!/\n[ \t]*$/.test(before)) return false
  return (
    /^<(?:p|b|i|u|br|hr|a|ul|ol|li|tr|td|th|div|span|pre|code|body|html|head|title|table|h\d|form|style|script|center|strong|em)>$/i.test(
      match,
    ) ||
    (!match.includes(' ') && /^[ \t]*(?:\n|$)/.test(after) && /<[a-z][\w:-]*\s[^<>]*=/i.test(after))
  )
}
