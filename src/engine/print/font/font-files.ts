// Which typeface files make up each look, best first. A character is set in the first file that has it.
// Inter for reading; DejaVu for what is typed into a machine and for the signs, arrows and box-drawing that Inter lacks.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export type Look = 'text' | 'italic' | 'strong' | 'strong-italic' | 'heading' | 'mono' | 'mono-strong'

/** Not called `require`: the build puts a declaration of that name in front of the file. */
const packages = createRequire(import.meta.url)

/** A font that can be opened: a file, and which font of it where it holds several. */
export interface FontFile {
  readonly name: string
  readonly fontIndex: number
  read(): Buffer
}

/** One of the files named here. Their places are promised by the packages. */
export function bundledFont(name: string): FontFile {
  return { name, fontIndex: 0, read: () => readFileSync(join(name.endsWith('.woff') ? interFolder() : dejavuFolder(), name)) }
}

const interFolder = once(() => dirname(packages.resolve('@fontsource/inter/files/inter-latin-400-normal.woff')))
const dejavuFolder = once(() => dirname(packages.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')))

/** Finding a package takes longer than reading a font of it. */
function once(find: () => string): () => string {
  let found: string | undefined
  return () => {
    found ??= find()
    return found
  }
}

function inter(weight: number, slant: 'normal' | 'italic'): string[] {
  return ['latin', 'latin-ext', 'cyrillic', 'greek'].map((script) => `inter-${script}-${weight}-${slant}.woff`)
}

export const fontFiles: Readonly<Record<Look, readonly string[]>> = {
  text: [...inter(400, 'normal'), 'DejaVuSans.ttf'],
  italic: [...inter(400, 'italic'), 'DejaVuSans-Oblique.ttf', 'DejaVuSans.ttf'],
  strong: [...inter(600, 'normal'), 'DejaVuSans-Bold.ttf', 'DejaVuSans.ttf'],
  'strong-italic': [...inter(600, 'italic'), 'DejaVuSans-Bold.ttf', 'DejaVuSans.ttf'],
  heading: [...inter(700, 'normal'), 'DejaVuSans-Bold.ttf', 'DejaVuSans.ttf'],
  mono: ['DejaVuSansMono.ttf', 'DejaVuSans.ttf'],
  'mono-strong': ['DejaVuSansMono-Bold.ttf', 'DejaVuSansMono.ttf', 'DejaVuSans.ttf'],
}
