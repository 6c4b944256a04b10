// The whole document in its order: chapters, and in them prose, step cards and options.
import { useMemo } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useStore } from 'zustand'
import { keyLabel } from '../actions/actions.ts'
import { useStores } from '../app/stores.ts'
import { classes } from '../parts/classes.ts'
import { BlockView, HeadingView } from '../prose/blocks.tsx'
import { Inlines } from '../prose/inlines.tsx'
import { StepCard } from '../step/step-card.tsx'
import styles from './document.module.css'
import { DocumentHead, ScenarioHead } from './heads.tsx'
import { headingLevels, type Levels } from './levels.ts'
import { type Chapter, type Option, optionOnView, type Page, type Part } from './page.ts'
import { StepsEnd } from './steps-end.tsx'
import type { OpenPlaybook } from './store.ts'

export function Document({ page, opened }: { readonly page: Page; readonly opened: OpenPlaybook }) {
  const isTitled = page.chapters[0]?.heading?.level === 1
  const levels = useMemo(() => headingLevels(page), [page])
  return (
    <div className={styles.document}>
      {!isTitled && (
        <section className={styles.chapter} data-chapter="top" id="top">
          <DocumentHead opened={opened} />
        </section>
      )}
      {page.chapters.map((chapter, index) => (
        <ChapterView key={chapter.key} chapter={chapter} levels={levels} opened={isTitled && index === 0 ? opened : undefined} />
      ))}
    </div>
  )
}

interface ChapterViewProps {
  readonly chapter: Chapter
  readonly levels: Levels
  readonly opened: OpenPlaybook | undefined
}

function ChapterView({ chapter, levels, opened }: ChapterViewProps) {
  const { heading, scenario } = chapter
  return (
    <section
      className={classes(styles.chapter, opened === undefined && chapter.parts.length === 0 && scenario === undefined && styles.bare)}
      data-chapter={chapter.key}
      data-line={heading?.lines.start}
    >
      {opened !== undefined && <DocumentHead opened={opened} id={chapter.key} />}
      {opened === undefined && heading !== undefined && scenario === undefined && (
        <HeadingView look={heading.level} level={levels.get(chapter.key)} id={heading.sectionId}>
          <Inlines inlines={heading.inlines} />
        </HeadingView>
      )}
      {scenario !== undefined && heading !== undefined && (
        <ScenarioHead scenario={scenario} heading={heading} level={levels.get(chapter.key)} />
      )}
      <Parts parts={chapter.parts} levels={levels} />
    </section>
  )
}

function Parts({ parts, levels }: { readonly parts: readonly Part[]; readonly levels: Levels }) {
  return parts.map((part) => {
    if (part.type === 'block') return <BlockView key={part.key} block={part.block} level={levels.get(part.key)} />
    if (part.type === 'options') return <Options key={part.key} part={part} levels={levels} />
    return (
      <div key={part.key} className={styles.steps} data-steps="">
        <ol aria-label={part.procedure.title}>
          {part.steps.map((step) => (
            <StepCard key={step.id} step={step} level={levels.get(part.key) ?? 4} />
          ))}
        </ol>
        {part.steps.at(-1) === part.procedure.steps.at(-1) && <StepsEnd procedure={part.procedure} />}
      </div>
    )
  })
}

type OptionsPart = Extract<Part, { type: 'options' }>

/** Options exclude each other: one is on view, the others are one key away, and the browser's own search still finds them. */
function Options({ part, levels }: { readonly part: OptionsPart; readonly levels: Levels }) {
  const { playbook } = useStores()
  const chosen = useStore(playbook, (view) => view.options)
  const onView = optionOnView(part, chosen)
  const choose = (option: Option) => {
    playbook.chooseOption(part.key, option.procedure.id)
    const first = option.procedure.steps[0]
    if (first !== undefined) playbook.setCursor(first.id)
  }
  return (
    <>
      <div className={styles.procedure}>
        {part.title !== undefined && <BlockView block={part.title} level={levels.get(part.key)} />}
        <ToggleButtonGroup
          className={styles.tabs ?? ''}
          aria-label="Options"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[onView.procedure.id]}
          onSelectionChange={(keys) => {
            const option = part.options.find((candidate) => keys.has(candidate.procedure.id))
            if (option !== undefined) choose(option)
          }}
        >
          {part.options.map((option) => (
            <ToggleButton key={option.procedure.id} id={option.procedure.id} className={styles.tab ?? ''}>
              <b>{option.letter}</b> {option.title}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <kbd title="Next option">{keyLabel('page.option')}</kbd>
      </div>
      {part.options.map((option) => (
        <div
          key={option.procedure.id}
          data-option=""
          ref={(element) => {
            if (element === null) return
            const reveal = () => playbook.chooseOption(part.key, option.procedure.id)
            element.addEventListener('beforematch', reveal)
            return () => element.removeEventListener('beforematch', reveal)
          }}
          {...(option === onView ? {} : { hidden: 'until-found' as unknown as boolean })}
        >
          <Parts parts={option.parts} levels={levels} />
        </div>
      ))}
    </>
  )
}
