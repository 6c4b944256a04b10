// A statement's tree → the programs that it calls, seen through sudo, env, xargs, find -exec, ssh, bash -c,
// docker exec, here-documents and variables whose value is known. Everything that judges a command (hazards, traits)
// asks this list and never searches the text, so that `echo "rm -rf /"` is an echo.

import type { ShellGrammar, ShellNode } from './grammar.ts'
import type { Invocation, Redirect, Word } from './invocation.ts'
import { parseLines } from './line-ends.ts'
import { unwrapInvocation } from './wrappers.ts'

export interface InvocationContext {
  readonly grammar: ShellGrammar
  readonly variables: Map<string, string>
  directory: string
}

interface Surroundings {
  readonly asRoot: boolean
  readonly elsewhere: 'container' | 'host' | undefined
  readonly redirects: readonly Redirect[]
  readonly input: string | undefined
  readonly fed: boolean
  readonly fedBy: string | undefined
  readonly piped: boolean
  readonly background: boolean
  readonly depth: number
}

const plainSurroundings: Surroundings = {
  asRoot: false,
  elsewhere: undefined,
  redirects: [],
  input: undefined,
  fed: false,
  fedBy: undefined,
  piped: false,
  background: false,
  depth: 0,
}
const maximumDepth = 5

/** All programs that the nodes call, outermost first. */
export function invocationsOf(nodes: readonly ShellNode[], source: string, context: InvocationContext): readonly Invocation[] {
  const found: Invocation[] = []
  for (const node of nodes) visit(node, source, context, plainSurroundings, found)
  return found
}

/** The programs that a piece of shell text calls. */
export function invocationsInText(text: string, context: InvocationContext): readonly Invocation[] {
  const found: Invocation[] = []
  visitText(text, context, plainSurroundings, found)
  return found
}

function visitText(text: string, context: InvocationContext, around: Surroundings, found: Invocation[]): void {
  if (around.depth >= maximumDepth) return
  const inner = { ...around, depth: around.depth + 1 }
  for (const node of parseLines(text, context.grammar).root.children) visit(node, text, context, inner, found)
}

function visit(node: ShellNode, source: string, context: InvocationContext, around: Surroundings, found: Invocation[]): void {
  switch (node.type) {
    case 'comment':
    case 'heredoc_body':
    case 'raw_string':
      return
    case 'variable_assignment':
      learnAssignment(node, source, context)
      for (const child of node.children) visit(child, source, context, { ...around, redirects: [], input: undefined }, found)
      return
    case 'redirected_statement': {
      const redirects = node.children.filter((child) => child.field === 'redirect')
      const read = redirects.map((redirect) => readRedirect(redirect, source, context))
      const input = read.find((redirect) => redirect.input !== undefined)?.input ?? around.input
      const inner: Surroundings = {
        ...around,
        redirects: [...around.redirects, ...read.flatMap((redirect) => redirect.redirects)],
        input,
        fed: around.fed || input !== undefined || read.some((redirect) => redirect.redirects.some(({ operator }) => operator === '<')),
      }
      // `> file` alone calls nothing, and empties the file.
      if (node.children.every((child) => child.field === 'redirect')) pushInvocation([{ text: ':', quoted: false }], inner, context, found)
      for (const child of node.children) {
        if (child.field !== 'redirect') visit(child, source, context, inner, found)
        else visitSubstitutions(child, source, context, around, found)
      }
      // A pipeline that goes on behind the here-document hangs below it in the tree.
      for (const redirect of redirects) {
        for (const child of redirect.children)
          if (/^(?:pipeline|command|list)$/.test(child.type)) visit(child, source, context, { ...around, fed: true, piped: true }, found)
      }
      return
    }
    case 'pipeline': {
      const stages = node.children.filter((child) => child.named)
      for (const [index, stage] of stages.entries()) {
        const isLast = index === stages.length - 1
        visit(
          stage,
          source,
          context,
          {
            ...around,
            redirects: isLast ? around.redirects : [],
            fed: around.fed || index > 0,
            fedBy: index > 0 ? found.at(-1)?.program : around.fedBy,
            piped: around.piped || !isLast,
          },
          found,
        )
      }
      return
    }
    case 'command':
      visitCommand(node, source, context, around, found)
      return
    default:
      for (const child of node.children) visit(child, source, context, around, found)
  }
}

function visitCommand(node: ShellNode, source: string, context: InvocationContext, around: Surroundings, found: Invocation[]): void {
  const words: Word[] = []
  let redirects = around.redirects
  let input = around.input
  for (const child of node.children) {
    if (child.type === 'variable_assignment') continue
    if (child.field === 'redirect' || child.type.endsWith('redirect')) {
      const read = readRedirect(child, source, context)
      redirects = [...redirects, ...read.redirects]
      input = read.input ?? input
    } else if (child.named) words.push(readWord(child, source, context))
    if (child.children.length > 0) visitSubstitutions(child, source, context, around, found)
  }
  // A variable used as the command may hold several words: `RM="rm -rf"; $RM /tmp/x`.
  const first = words[0]
  if (first !== undefined && !first.quoted && /\s/.test(first.text))
    words.splice(
      0,
      1,
      ...first.text
        .trim()
        .split(/\s+/)
        .map((text) => ({ text, quoted: false })),
    )
  const isPlain = redirects === around.redirects && (input === undefined || (around.fed && input === around.input))
  pushInvocation(words, isPlain ? around : { ...around, redirects, input, fed: around.fed || input !== undefined }, context, found)
}

function pushInvocation(words: readonly Word[], around: Surroundings, context: InvocationContext, found: Invocation[]): void {
  const calledAs = words[0]?.text ?? ''
  if (calledAs === '') return
  const program = calledAs.includes('/') ? calledAs.replace(/^.*\/(?=[^/])/, '') : calledAs
  const { asRoot, elsewhere, redirects, input, fed, fedBy, piped, background, depth } = around
  const invocation: Invocation = {
    program,
    calledAs,
    arguments: words.slice(1),
    redirects,
    input,
    asRoot,
    elsewhere,
    fed,
    fedBy,
    piped,
    background,
    directory: context.directory,
  }
  if (program === 'cd' && elsewhere === undefined) context.directory = invocation.arguments[0]?.text ?? '~'
  found.push(invocation)
  if (depth >= maximumDepth) return
  for (const inner of unwrapInvocation(invocation)) {
    const surroundings: Surroundings = {
      ...around,
      asRoot: asRoot || inner.asRoot === true,
      elsewhere: inner.elsewhere ?? elsewhere,
      redirects: inner.type === 'words' ? redirects : [],
      input: inner.type === 'words' ? input : undefined,
      depth: depth + 1,
    }
    if (inner.type === 'words') pushInvocation(inner.words, surroundings, context, found)
    else visitText(inner.text, { ...context }, surroundings, found)
  }
}

/** Commands inside `$(…)`, backticks and `<(…)` of a word run as well. */
function visitSubstitutions(node: ShellNode, source: string, context: InvocationContext, around: Surroundings, found: Invocation[]): void {
  if (node.type === 'command_substitution' || node.type === 'process_substitution') {
    const { asRoot: _, ...rest } = around
    for (const child of node.children)
      visit(child, source, context, { ...rest, asRoot: false, redirects: [], input: undefined, piped: true }, found)
    return
  }
  for (const child of node.children) if (child.children.length > 0) visitSubstitutions(child, source, context, around, found)
}

function learnAssignment(node: ShellNode, source: string, context: InvocationContext): void {
  const name = node.children.find((child) => child.type === 'variable_name')
  const value = node.children.find((child) => child.field === 'value')
  if (name === undefined) return
  const text = value === undefined ? '' : readWord(value, source, context).text
  if (!/[$`]/.test(text)) context.variables.set(source.slice(name.start, name.end), text)
  else context.variables.delete(source.slice(name.start, name.end))
}

function readRedirect(
  node: ShellNode,
  source: string,
  context: InvocationContext,
): { readonly redirects: readonly Redirect[]; readonly input?: string } {
  if (node.type === 'heredoc_redirect') {
    const body = node.children.find((child) => child.type === 'heredoc_body')
    const nested = node.children
      .filter((child) => child.type === 'file_redirect')
      .flatMap((child) => readRedirect(child, source, context).redirects)
    return { redirects: nested, input: body === undefined ? '' : source.slice(body.start, body.end) }
  }
  if (node.type === 'herestring_redirect') return { redirects: [], input: readWord(node.children.at(-1)!, source, context).text }
  const operator = node.children.find((child) => !child.named && /[<>]/.test(child.type))?.type ?? '>'
  const destination = node.children.find((child) => child.field === 'destination')
  return { redirects: [{ operator, target: destination === undefined ? '' : readWord(destination, source, context).text }] }
}

function readWord(node: ShellNode, source: string, context: InvocationContext): Word {
  return { text: wordText(node, source, context), quoted: node.type === 'string' || node.type === 'raw_string' }
}

function wordText(node: ShellNode, source: string, context: InvocationContext): string {
  const raw = source.slice(node.start, node.end)
  switch (node.type) {
    case 'raw_string':
      return raw.slice(1, -1)
    case 'ansi_c_string':
      return raw.slice(2, -1)
    case 'string': {
      let text = ''
      let from = node.start + 1
      for (const child of node.children) {
        if (!child.named) continue
        text += source.slice(from, child.start) + wordText(child, source, context)
        from = child.end
      }
      return text + source.slice(from, node.end - 1)
    }
    case 'string_content':
      return raw.includes('\\') ? raw.replace(/\\([$`"\\\n])/g, '$1') : raw
    case 'concatenation':
    case 'command_name':
      return node.children.length === 0 ? raw : node.children.map((child) => wordText(child, source, context)).join('')
    case 'simple_expansion':
    case 'expansion': {
      const name = node.children.find((child) => child.type === 'variable_name')
      const value = name === undefined ? undefined : context.variables.get(source.slice(name.start, name.end))
      return value ?? raw
    }
    case 'word':
      return raw.includes('\\') ? raw.replace(/\\(.)/g, '$1').replace(/\\\n/g, '') : raw
    default:
      return raw
  }
}
