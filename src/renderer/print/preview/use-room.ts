import { type RefObject, useLayoutEffect, useState } from 'react'
import type { Room } from './zoom.ts'

/** How much of the place can be seen at once; follows its size. Nothing before it is there. */
export function useRoom(place: RefObject<HTMLElement | null>): Room {
  const [room, setRoom] = useState<Room>({ widthPx: 0, heightPx: 0 })
  useLayoutEffect(() => {
    const element = place.current
    if (element === null) return
    const measure = () => setRoom({ widthPx: element.clientWidth, heightPx: element.clientHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [place])
  return room
}
