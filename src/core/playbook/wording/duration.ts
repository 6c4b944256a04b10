/** ISO 8601 duration → milliseconds; undefined where it is none. Months count 30 days. */
export function isoDurationMs(iso: string): number | undefined {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(iso)
  if (match === null) return undefined
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0))
  const allDays = years! * 365 + months! * 30 + weeks! * 7 + days!
  return ((allDays * 24 + hours!) * 3600 + minutes! * 60 + seconds!) * 1000
}
