// "What do you see?" Asks after every key press; the best answer is chosen already, Enter goes there.
import { Search } from 'lucide-react'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { SearchHit } from '../../contract/library-calls.ts'
import { codeAmongWords, formatCode } from '../../core/paper/page-code.ts'
import type { PlaybookId } from '../../core/playbook/model/document.ts'
import { keyLabel } from '../actions/actions.ts'
import { useActionHandlers } from '../actions/handlers.ts'
import { openDialog } from '../app/dialogs.ts'
import { navigate, type Route } from '../app/routes.ts'
import { useStores } from '../app/stores.ts'
import { namesakes } from '../library/namesakes.ts'
import { classes } from '../parts/classes.ts'
import { Keycap } from '../parts/keycap.tsx'
import { announce, takeBack } from '../parts/live-region.tsx'
import { counted } from '../parts/words.ts'
import { Marked } from './marked.tsx'
import styles from './search-box.module.css'
import { keyOf, useChosen } from './use-chosen.ts'

export interface SearchBoxProps {
  /** The library's is large, has the focus at the start and pushes the list down; the bar's lies over the page. */
  readonly isLarge?: boolean
  /** Down from an empty field: into what is below it. */
  readonly onLeaveDown?: () => void
}

export function SearchBox({ isLarge = false, onLeaveDown }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  const [query, setQuery] = useState('')
  const [isOpen, setIsOpen] = useState(true)
  const { hits, answered, error } = useHits(query)
  const routeOf = useRouteOf()
  const isGoingOn = useRef(false)
  // A sheet's code, typed or scanned: before all hits.
  const sheet = codeAmongWords(query)
  const isSheet = sheet?.type === 'code'
  const { index: chosen, choose, forget } = useChosen(hits, isSheet)
  const isShown = isOpen && query.trim() !== '' && (answered !== '' || isSheet)
  const isListed = isShown && (hits.length > 0 || isSheet)
  // Enter that was faster than the answer goes to the best one when it comes, or to the one that was chosen.
  useEffect(() => {
    if (isGoingOn.current && answered === query && query !== '') go(hits[Math.max(0, chosen)])
  })
  useActionHandlers({
    'app.search': () => {
      input.current?.focus()
      input.current?.select()
    },
  })

  function write(text: string): void {
    isGoingOn.current = false
    forget()
    setQuery(text)
  }

  function go(hit: SearchHit | undefined): void {
    isGoingOn.current = false
    if (hit === undefined) return
    write('')
    input.current?.blur()
    navigate(routeOf(hit))
  }

  function goToSheet(): void {
    openDialog({ type: 'sheet', typed: query.trim() })
    write('')
  }

  function onKeyDown(event: React.KeyboardEvent): void {
    if (event.key === 'ArrowDown' && !isShown) onLeaveDown?.()
    else if (event.key === 'ArrowDown') choose(chosen + 1)
    else if (event.key === 'ArrowUp') choose(chosen - 1)
    else if (event.key === 'Enter' && isSheet && (chosen < 0 || answered !== query)) goToSheet()
    else if (event.key === 'Enter' && answered === query) go(hits[chosen])
    else if (event.key === 'Enter') isGoingOn.current = query.trim() !== ''
    else if (event.key === 'Escape' && query !== '') write('')
    else if (event.key === 'Escape') input.current?.blur()
    else return
    event.preventDefault()
  }

  return (
    <search className={classes(styles.search, isLarge && styles.large)}>
      <div className={styles.box}>
        <Search size={isLarge ? 20 : 15} aria-hidden="true" />
        <input
          ref={input}
          className={styles.input}
          type="text"
          role="combobox"
          aria-label="What do you see?"
          aria-expanded={isListed}
          {...(isListed ? { 'aria-controls': listId } : {})}
          aria-autocomplete="list"
          {...(isShown && (hits[chosen] !== undefined || chosen < 0) ? { 'aria-activedescendant': `${listId}-${chosen}` } : {})}
          placeholder="What do you see?"
          value={query}
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the one thing to do at the start is to say what one sees
          autoFocus={isLarge}
          onChange={(event) => {
            write(event.target.value)
            setIsOpen(true)
          }}
          onFocus={() => setIsOpen(true)}
          onBlur={() => isLarge || setIsOpen(false)}
          onKeyDown={onKeyDown}
        />
        {query === '' && <Keycap>{keyLabel('app.search')}</Keycap>}
      </div>
      {isListed && (
        <div className={styles.results} id={listId} role="listbox" aria-label="Scenarios and sections that match">
          {isSheet && (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and answers to Enter
            // biome-ignore lint/a11y/useFocusableInteractive: chosen by aria-activedescendant
            <div
              id={`${listId}--1`}
              role="option"
              aria-selected={chosen < 0}
              className={styles.hit}
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => choose(-1)}
              onClick={goToSheet}
            >
              <p className={styles.title}>The sheet {formatCode(sheet.code)}: is it still true?</p>
              <p className={styles.playbook}>paper</p>
              {chosen < 0 && <Keycap>↵</Keycap>}
            </div>
          )}
          {hits.map((hit, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and answers to Enter
            // biome-ignore lint/a11y/useFocusableInteractive: chosen by aria-activedescendant
            <div
              key={keyOf(hit)}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === chosen}
              className={styles.hit}
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => choose(index)}
              onClick={() => go(hit)}
            >
              <p className={styles.title}>
                <Marked {...hit.title} />
              </p>
              <PlaybookName hit={hit} />
              {hit.snippet !== undefined && (
                <p className={styles.snippet}>
                  <Marked {...hit.snippet} />
                </p>
              )}
              {index === chosen && <Keycap>↵</Keycap>}
            </div>
          ))}
        </div>
      )}
      {isShown && hits.length === 0 && !isSheet && (
        <p className={styles.nothing} role="status">
          {error ?? (
            <>
              {sheet?.type === 'mistyped' && `As the code of a sheet, “${query.trim()}” ${sheet.problem}. `}
              Nothing in your playbooks says “{query}”. Try the error’s own words, a status such as <code>401</code>, or the name of what is
              broken.
            </>
          )}
        </p>
      )}
    </search>
  )
}

/** Which playbook it is in: its title, where that is not what was found, and its file, where others have the same title. */
function PlaybookName({ hit }: { readonly hit: SearchHit }) {
  const { library } = useStores()
  const playbooks = useStore(library, (state) => state.playbooks)
  const fileName = useMemo(() => namesakes(playbooks), [playbooks]).get(hit.playbookId)
  const title = hit.playbookTitle === hit.title.text ? [] : [hit.playbookTitle]
  const names = [...title, ...(fileName === undefined ? [] : [fileName])]
  return names.length > 0 && <p className={styles.playbook}>{names.join(' · ')}</p>
}

function useHits(query: string): { hits: readonly SearchHit[]; answered: string; error: string | undefined } {
  const { client, library, playbook } = useStores()
  // While playbooks are being read, more of them answer.
  const unread = useStore(library, (state) => state.unread)
  const lastSaid = useRef('')
  const [answer, setAnswer] = useState<{ hits: readonly SearchHit[]; answered: string; error: string | undefined }>({
    hits: [],
    answered: '',
    error: undefined,
  })
  // Going to a match leaves its page, and the words of a list that is gone.
  useEffect(() => () => takeBack(lastSaid.current), [])
  useEffect(() => {
    if (query.trim() === '') {
      setAnswer({ hits: [], answered: '', error: undefined })
      takeBack(lastSaid.current)
      lastSaid.current = ''
      return
    }
    const stop = new AbortController()
    client.call('library.search', { query, limit: 8 }, stop.signal).then(
      (found) => {
        if (stop.signal.aborted) return
        const hits = hereFirst(found, playbook.getState().playbookId)
        setAnswer({ hits, answered: query, error: undefined })
        const said =
          hits[0] === undefined
            ? 'Nothing found.'
            : `${counted(hits.length, 'match', 'matches')}. ${hits[0].title.text}, ${hits[0].playbookTitle}.`
        if (said !== lastSaid.current) announce(said)
        lastSaid.current = said
      },
      (error: Error) => {
        if (!stop.signal.aborted) setAnswer({ hits: [], answered: query, error: error.message })
      },
    )
    return () => stop.abort()
  }, [client, query, unread, playbook])
  return answer
}

/** Of chapters of the same name, the one of the playbook that is open comes first. */
function hereFirst(hits: readonly SearchHit[], playbookId: PlaybookId | undefined): readonly SearchHit[] {
  const places = Map.groupBy(hits, ({ title }) => title.text)
  const inOrder = new Map(
    [...places].map(([title, alike]) => [
      title,
      alike.toSorted((a, b) => Number(b.playbookId === playbookId) - Number(a.playbookId === playbookId)),
    ]),
  )
  return hits.map(({ title }) => inOrder.get(title.text)!.shift()!)
}

/** Into the incident where one is open on that playbook, else to the page. */
function useRouteOf(): (hit: SearchHit) => Route {
  const { library } = useStores()
  // Not by the playbook's row: right after a start the search may know a playbook before the list does.
  const incidents = useStore(library, (state) => state.incidents)
  return ({ playbookId, scenarioId, sectionId, procedureId }) => {
    const section = sectionId === undefined ? {} : { sectionId, ...(procedureId === undefined ? {} : { procedureId }) }
    const place = scenarioId === undefined ? section : { scenarioId }
    const incidentId = incidents.find((row) => row.playbookId === playbookId && row.closedAt === undefined)?.incidentId
    return incidentId === undefined ? { type: 'playbook', playbookId, ...place } : { type: 'incident', incidentId, ...place }
  }
}
