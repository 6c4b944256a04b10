/** The day where this runs, ISO 8601; SOURCE_DATE_EPOCH makes what depends on it repeatable. */
export function today(): string {
  const { SOURCE_DATE_EPOCH: epoch } = process.env
  if (epoch !== undefined && epoch !== '' && Number.isFinite(Number(epoch)))
    return new Date(Number(epoch) * 1000).toISOString().slice(0, 10)
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}
