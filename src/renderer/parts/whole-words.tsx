// A command's text, wrapped between its words. Left alone, a browser breaks a line after a hyphen too, and `-delete` reads as
// a lone `-` and a word of its own. A word that is longer than the line still breaks.
import styles from './whole-words.module.css'

export function WholeWords({ text }: { readonly text: string }) {
  // Letters and digits hold together by themselves.
  return text.split(/(\S*[^\s\w]\S*)/).map((piece, index) =>
    index % 2 === 0 ? (
      piece
    ) : (
      <span key={index} className={styles.word}>
        {piece}
      </span>
    ),
  )
}
