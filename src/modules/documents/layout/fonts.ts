import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { TextStyle } from './model.js';

/** The four cuts of the one family that documents are set in: Arimo, as wide as Arial, under the Open Font License. */
export type FontName = 'regular' | 'bold' | 'italic' | 'boldItalic';

const FOLDER = '@expo-google-fonts/arimo';
const FILES: Readonly<Record<FontName, string>> = {
  regular: '400Regular/Arimo_400Regular.ttf',
  bold: '700Bold/Arimo_700Bold.ttf',
  italic: '400Regular_Italic/Arimo_400Regular_Italic.ttf',
  boldItalic: '700Bold_Italic/Arimo_700Bold_Italic.ttf',
};

const find = createRequire(import.meta.url);
const read = new Map<FontName, Buffer>();

/** The file of a cut, read once. */
export function fontFile(name: FontName): Buffer {
  const known = read.get(name) ?? readFileSync(find.resolve(`${FOLDER}/${FILES[name]}`));
  read.set(name, known);
  return known;
}

/** The cut for a style. */
export function fontOf({ bold = false, italic = false }: TextStyle): FontName {
  if (bold) return italic ? 'boldItalic' : 'bold';
  return italic ? 'italic' : 'regular';
}

export const FONT_NAMES = Object.keys(FILES) as FontName[];
