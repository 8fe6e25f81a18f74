import type { Project } from '@/shared/api/types';
import { contrast } from './contrast';
import { faceOf } from './fonts';
import css from './projects.module.css';

interface Props {
  name: string;
  site: string;
  ink: string;
  paper: string;
  accent: string;
  /** Empty: the template's own. */
  headingFont: string;
  textFont: string;
  corners: NonNullable<Project['brand']['corners']>;
}

/** As the renderer scales a template's radii (renderers/skia_renderer.py). */
const ROUNDER = { template: 1, sharp: 0, round: 1.6 };
const RADIUS = 12;

/** How colours, fonts and corners meet on a picture, and whether the words can be read. */
export function BrandPreview({ name, site, ink, paper, accent, headingFont, textFont, corners }: Props) {
  const text = contrast(ink, paper);
  const mark = contrast(accent, paper);
  const radius = RADIUS * ROUNDER[corners];
  const heading = { fontFamily: faceOf(headingFont), fontWeight: headingFont ? 400 : 700 };
  return (
    <figure className={css.preview}>
      <svg viewBox="0 0 200 300" role="img" aria-label={`Preview: ${name} in its colours and fonts`}>
        <rect width="200" height="300" rx="10" fill={paper} stroke="var(--pf-line)" />
        <rect x="18" y="18" width="164" height="146" rx={radius} fill={accent} opacity="0.16" />
        <path d="M72 120q-6-46 28-62 34 16 28 62z" fill={accent} />
        <rect x="80" y="120" width="40" height="22" rx={radius / 3} fill={ink} />
        <text x="18" y="206" fontSize="21" fill={ink} style={heading}>
          One good idea
        </text>
        <text x="18" y="230" fontSize="21" fill={ink} style={heading}>
          per picture
        </text>
        <rect x="18" y="244" width="34" height="4" rx="2" fill={accent} />
        <text x="18" y="282" fontSize="9" fill={ink} style={{ fontFamily: faceOf(textFont) }}>
          {`Ad · ${site || name}`.slice(0, 34)}
        </text>
      </svg>
      <figcaption className="pf-label">
        {verdict('Ink', text)} {verdict('Accent', mark)}
      </figcaption>
    </figure>
  );
}

function verdict(name: string, ratio: number | null): string {
  if (ratio === null) return '';
  const words = ratio >= 4.5 ? 'easy to read' : ratio >= 3 ? 'for large words only' : 'too faint';
  return `${name} on paper ${(Math.floor(ratio * 10) / 10).toFixed(1)}:1, ${words}.`;
}
