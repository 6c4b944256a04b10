// Which page of how many, and how large.
import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from 'lucide-react'
import { useState } from 'react'
import styles from './preview.module.css'
import { ToolButton } from './tool-button.tsx'
import type { Place } from './use-place.ts'
import { type Zoom, zooms } from './zoom.ts'

interface ZoomBarProps {
  readonly place: Place
  readonly pageCount: number
  readonly zoom: Zoom
  readonly onZoom: (zoom: Zoom) => void
  readonly onChange: (direction: 1 | -1) => void
}

export function ZoomBar({ place, pageCount, zoom, onZoom, onChange }: ZoomBarProps) {
  const [typed, setTyped] = useState<string>()
  function go(): void {
    const wanted = Number(typed)
    if (typed !== undefined && Number.isInteger(wanted) && wanted > 0) place.goTo(wanted)
    setTyped(undefined)
  }
  return (
    <>
      <div className={styles.group}>
        <ToolButton label="Previous page" isDisabled={place.page <= 1} onPress={() => place.goTo(place.page - 1)}>
          <ChevronLeft size={16} aria-hidden="true" />
        </ToolButton>
        <input
          className={styles.number}
          aria-label={`Page, of ${pageCount}`}
          inputMode="numeric"
          value={typed ?? place.page}
          onChange={(event) => setTyped(event.target.value)}
          onFocus={(event) => event.target.select()}
          onBlur={go}
          onKeyDown={(event) => event.key === 'Enter' && go()}
        />
        <span className={styles.of}>of {pageCount}</span>
        <ToolButton label="Next page" isDisabled={place.page >= pageCount} onPress={() => place.goTo(place.page + 1)}>
          <ChevronRight size={16} aria-hidden="true" />
        </ToolButton>
      </div>
      <div className={styles.group}>
        <ToolButton label="Smaller" onPress={() => onChange(-1)}>
          <ZoomOut size={16} aria-hidden="true" />
        </ToolButton>
        <select
          className={styles.zoom}
          aria-label="Size on the screen"
          value={zoom}
          onChange={({ target: { value } }) => onZoom(value === 'width' || value === 'page' ? value : Number(value))}
        >
          <option value="width">Width</option>
          <option value="page">Whole page</option>
          {zooms.map((share) => (
            <option key={share} value={share}>
              {share * 100} %
            </option>
          ))}
        </select>
        <ToolButton label="Larger" onPress={() => onChange(1)}>
          <ZoomIn size={16} aria-hidden="true" />
        </ToolButton>
      </div>
    </>
  )
}
