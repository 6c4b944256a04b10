// Coloured pictures have no place on paper that may be photocopied: each becomes a black sign that means the same and that
// a typeface has. Lights differ by how full they are, not by colour. What is not listed is printed as its code point.

const nearSigns: Readonly<Record<string, string>> = {
  '✅': '✔',
  '☑': '☑',
  '❌': '✘',
  '❎': '✘',
  '⛔': '⊘',
  '🚫': '⊘',
  '🛑': '⬣',
  '🚨': '⚠',
  '🔴': '●',
  '🟠': '◕',
  '🟡': '◐',
  '🟢': '○',
  '🔵': '◎',
  '🟣': '◍',
  '⚫': '●',
  '⚪': '○',
  '🟥': '■',
  '🟧': '◧',
  '🟨': '◪',
  '🟩': '□',
  '🟦': '▣',
  '🔶': '◆',
  '🔷': '◇',
  '🔸': '◆',
  '🔹': '◇',
  '🔺': '▲',
  '🔻': '▼',
  '❓': '?',
  '❔': '?',
  '❗': '!',
  '❕': '!',
  '➕': '+',
  '➖': '−',
  '✖': '✖',
  '🔄': '↻',
  '🔁': '↻',
  '🔃': '↻',
  '📞': '☎',
  '📱': '☎',
  '☎': '☎',
  '📧': '✉',
  '📨': '✉',
  '📩': '✉',
  '🔥': '⚠',
  '💥': '⚠',
  '💡': '★',
  '⭐': '★',
  '🌟': '★',
  '🎉': '★',
  '🎯': '◎',
  '⏰': '◷',
  '⏱': '◷',
  '⏲': '◷',
  '🕐': '◷',
  '🕰': '◷',
  '⌛': '◷',
  '⏳': '◷',
  '⌚': '◷',
  '👉': '☞',
  '👈': '☜',
  '👇': '↓',
  '👆': '↑',
  '➡': '→',
  '⬅': '←',
  '⬆': '↑',
  '⬇': '↓',
  '🏁': '⚑',
  '🚩': '⚑',
  '⚙': '⚙',
  '🔧': '⚒',
  '🔨': '⚒',
  '🛠': '⚒',
  '⚡': '⚡',
  '💀': '☠',
  '☠': '☠',
  '📝': '✎',
  '✏': '✎',
  '✂': '✂',
  '🔒': '▣',
  '🔐': '▣',
  '🔓': '□',
  '📌': '▸',
  '📍': '▸',
  '▶': '▶',
  '⏸': '‖',
  '⏹': '■',
  '🆘': 'SOS',
  '🆗': 'OK',
}

/** The sign to draw for a picture, or nothing where there is none that means the same. */
export function nearSign(picture: string): string | undefined {
  return nearSigns[picture]
}

/** Tells nothing on paper: variation selectors, joiners, skin tones, soft hyphens, marks of direction and of byte order. */
export function isInvisible(codePoint: number): boolean {
  return (
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    (codePoint >= 0x200b && codePoint <= 0x200f) ||
    (codePoint >= 0x202a && codePoint <= 0x202e) ||
    (codePoint >= 0x2060 && codePoint <= 0x2069) ||
    (codePoint >= 0x1f3fb && codePoint <= 0x1f3ff) ||
    (codePoint >= 0xe0100 && codePoint <= 0xe01ef) ||
    codePoint === 0xad ||
    codePoint === 0xfeff ||
    codePoint === 0x20e3
  )
}

/** Half of a flag: the letter that it stands for. */
export function flagLetter(codePoint: number): string | undefined {
  return codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff ? String.fromCharCode(codePoint - 0x1f1e6 + 65) : undefined
}

/** "U+F8FF": how a character is named that no typeface has. */
export function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}
