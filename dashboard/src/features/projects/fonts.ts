/** The fonts that the program ships: their names in words, and their faces. */
import { useEffect } from 'react';

/** Drawn by themselves wherever a text needs their script; nobody chooses them for a brand. */
const isForScript = (font: string) => font.startsWith('Noto');

/** Those to choose among; what is chosen already stays in sight. */
export function fontsToChoose(shipped: readonly string[], chosen: readonly string[]): string[] {
  const known = shipped.filter((font) => !isForScript(font));
  return [...new Set([...known, ...chosen.filter(Boolean)])].toSorted();
}

const spaced = (words: string) =>
  words
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/([a-z])([A-Z0-9])/g, '$1 $2')
    .trim();

/** `SourceSerif4-SemiBold` as people say it: “Source Serif 4, semi bold”. */
export function fontName(font: string): string {
  const [family = '', style = ''] = font.split('-');
  const cut = style === 'Regular' ? '' : spaced(style).toLowerCase();
  return cut ? `${spaced(family)}, ${cut}` : spaced(family);
}

const familyOf = (font: string) => `pinflow ${font}`;

/** For CSS: the font's own face, as soon as it is there. Empty: the page's. */
export const faceOf = (font: string) =>
  font ? `'${familyOf(font)}', var(--mantine-font-family)` : undefined;

const declared = new Set<string>();

/** Makes the faces known to the page. The browser loads each when something is shown in it. */
export function useFaces(fonts: readonly string[]): void {
  useEffect(() => {
    // Test browsers have no fonts.
    if (typeof FontFace === 'undefined') return;
    for (const font of fonts) {
      if (declared.has(font)) continue;
      declared.add(font);
      document.fonts.add(new FontFace(familyOf(font), `url("/api/v1/fonts/${encodeURIComponent(font)}")`));
    }
  }, [fonts]);
}
