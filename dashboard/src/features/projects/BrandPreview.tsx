import { contrast } from './contrast';
import css from './projects.module.css';

interface Props {
  name: string;
  site: string;
  ink: string;
  paper: string;
  accent: string;
}

/** How the three colours meet on a picture, and whether the words can be read. */
export function BrandPreview({ name, site, ink, paper, accent }: Props) {
  const text = contrast(ink, paper);
  const mark = contrast(accent, paper);
  return (
    <figure className={css.preview}>
      <svg viewBox="0 0 200 300" role="img" aria-label={`Preview: ${name} in its colours`}>
        <rect width="200" height="300" rx="10" fill={paper} stroke="var(--pf-line)" />
        <circle cx="100" cy="98" r="66" fill={accent} opacity="0.16" />
        <path d="M72 120q-6-46 28-62 34 16 28 62z" fill={accent} />
        <rect x="80" y="120" width="40" height="22" rx="4" fill={ink} />
        <text x="18" y="206" fontSize="21" fontWeight="700" fill={ink}>
          One good idea
        </text>
        <text x="18" y="230" fontSize="21" fontWeight="700" fill={ink}>
          per picture
        </text>
        <rect x="18" y="244" width="34" height="4" rx="2" fill={accent} />
        <text x="18" y="282" fontSize="9" fill={ink}>
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
