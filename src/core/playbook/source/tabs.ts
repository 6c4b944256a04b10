// Pages that a site shows in tabs, for Hugo (`{{% tab name="Linux" %}}`), Docusaurus (`<TabItem label="Linux">`) and MkDocs
// (`=== "Linux"`): each tab is one of several ways, and ends where it says so, or with its indentation.

const opening = /\{\{[%<]\s*tab\s(?:[^}"]*=)?\s*"([^"}]{1,80})"|<TabItem\b[^>]{0,200}\blabel="([^">]{1,80})"|^===[!+]?\s+"([^"]{1,80})"/
const closing = /\{\{[%<]\s*\/\s*tab\s*[%>]\}\}|<\/TabItem>/

/** The words on the tab that begins here. */
export function tabOf(text: string): string | undefined {
  const match = opening.exec(text)
  return match?.[1] ?? match?.[2] ?? match?.[3]
}

/** Whether a line ends a tab that another line began. */
export function closesTab(text: string): boolean {
  return closing.test(text)
}
