import styles from './live-region.module.css'

/** Words that are only read out. */
export function HiddenWords({ children }: { readonly children: string }) {
  return <span className={styles.region}>{children}</span>
}
