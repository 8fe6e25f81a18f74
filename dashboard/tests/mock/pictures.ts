/** Pictures for the mock: drawn, so that nothing big or foreign stands in the repository. */

export interface Look {
  thing: Thing;
  ground: string;
  ink: string;
  accent: string;
  soft: string;
}

export type Thing =
  'kettle' | 'skillet' | 'lamp' | 'plant' | 'mug' | 'notebook' | 'jars' | 'board' | 'scale' | 'cushion';

/** Each in a box of 400 by 400. */
const THINGS: Record<Thing, (look: Look) => string> = {
  kettle: ({ ink, accent }) =>
    `<path d="M110 150q90-70 180 0l34 170q4 30-30 30H106q-34 0-30-30z" fill="${accent}"/><path d="M312 190l58-36 10 14-56 66z" fill="${accent}"/><path d="M120 130q-44-90 80-92 124 2 80 92" fill="none" stroke="${ink}" stroke-width="18" stroke-linecap="round"/><ellipse cx="200" cy="124" rx="66" ry="16" fill="${ink}"/><circle cx="200" cy="100" r="14" fill="${ink}"/>`,
  skillet: ({ ink, accent }) =>
    `<ellipse cx="170" cy="230" rx="150" ry="120" fill="${ink}"/><ellipse cx="170" cy="222" rx="122" ry="95" fill="${accent}" opacity=".35"/><rect x="296" y="100" width="36" height="140" rx="18" transform="rotate(48 314 170)" fill="${ink}"/><circle cx="150" cy="210" r="44" fill="#fff"/><circle cx="150" cy="210" r="19" fill="#F0B43C"/>`,
  lamp: ({ ink, accent }) =>
    `<path d="M130 60h140l50 130H80z" fill="${accent}"/><rect x="192" y="190" width="16" height="130" fill="${ink}"/><ellipse cx="200" cy="336" rx="84" ry="20" fill="${ink}"/><path d="M80 190h240l30 150H50z" fill="${accent}" opacity=".14"/>`,
  plant: ({ ink, accent }) =>
    `<path d="M200 250q-120-30-110-170 110 30 110 170z" fill="${accent}"/><path d="M200 250q120-20 120-150-120 20-120 150z" fill="${accent}" opacity=".75"/><path d="M200 250q-10-130 0-210" stroke="${accent}" stroke-width="10" fill="none"/><path d="M120 240h160l-20 120H140z" fill="${ink}"/><rect x="108" y="228" width="184" height="30" rx="6" fill="${ink}"/>`,
  mug: ({ ink, accent }) =>
    `<path d="M90 120h180v190q0 40-40 40H130q-40 0-40-40z" fill="${accent}"/><path d="M270 160q70-8 70 60t-70 62" fill="none" stroke="${accent}" stroke-width="24"/><ellipse cx="180" cy="120" rx="90" ry="22" fill="${ink}"/><path d="M150 80q-14-24 0-44M210 80q-14-24 0-44" stroke="${ink}" stroke-width="8" fill="none" stroke-linecap="round" opacity=".5"/>`,
  notebook: ({ ink, accent }) =>
    `<rect x="90" y="50" width="220" height="300" rx="12" fill="${accent}"/><rect x="90" y="50" width="36" height="300" rx="12" fill="${ink}"/><rect x="160" y="110" width="110" height="12" rx="6" fill="#fff" opacity=".85"/><rect x="160" y="140" width="76" height="12" rx="6" fill="#fff" opacity=".85"/><rect x="318" y="90" width="18" height="220" rx="6" transform="rotate(8 327 200)" fill="${ink}"/>`,
  jars: ({ ink, accent }) =>
    [60, 160, 260]
      .map(
        (x, i) =>
          `<rect x="${String(x)}" y="${String(170 - i * 34)}" width="84" height="${String(180 + i * 34)}" rx="14" fill="${accent}" opacity="${String(0.55 + i * 0.2)}"/><rect x="${String(x + 6)}" y="${String(142 - i * 34)}" width="72" height="32" rx="8" fill="${ink}"/>`,
      )
      .join(''),
  board: ({ ink, accent }) =>
    `<rect x="70" y="90" width="230" height="260" rx="34" fill="${accent}"/><rect x="160" y="30" width="50" height="80" rx="25" fill="${accent}"/><circle cx="185" cy="58" r="11" fill="#fff"/><path d="M330 70q30 80 0 150h-14V70z" fill="#D9DCD8"/><rect x="314" y="216" width="18" height="120" rx="9" fill="${ink}"/><circle cx="150" cy="230" r="34" fill="#E4573D"/><circle cx="220" cy="270" r="26" fill="#7FA650"/>`,
  scale: ({ ink, accent }) =>
    `<rect x="70" y="250" width="260" height="96" rx="20" fill="${ink}"/><rect x="140" y="278" width="120" height="40" rx="8" fill="${accent}"/><path d="M60 220h280l-34 30H94z" fill="${ink}" opacity=".8"/><path d="M100 218q0-100 100-100t100 100z" fill="${accent}" opacity=".55"/>`,
  cushion: ({ ink, accent }) =>
    `<path d="M70 80q130 36 260 0-34 124 0 250-130-34-260 0 34-126 0-250z" fill="${accent}"/><path d="M120 120l160 170M280 120L120 290" stroke="${ink}" stroke-width="6" opacity=".35"/>`,
};

const thing = (look: Look, x: number, y: number, size: number) =>
  `<g transform="translate(${String(x)} ${String(y)}) scale(${String(size / 400)})">${THINGS[look.thing](look)}</g>`;

/** What the shop's picture of the product would be. */
export function productPicture(look: Look): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 500" width="500" height="500"><rect width="500" height="500" fill="#fff"/><ellipse cx="250" cy="432" rx="170" ry="18" fill="#000" opacity=".07"/>${thing(look, 50, 50, 400)}</svg>`;
}

const SERIF = "font-family=\"'Liberation Serif','DejaVu Serif',serif\"";
const SANS = "font-family=\"'Liberation Sans','DejaVu Sans',sans-serif\"";

function lines(words: string[], x: number, y: number, size: number, attributes: string): string {
  return words
    .map(
      (line, i) =>
        `<text x="${String(x)}" y="${String(y + i * size * 1.14)}" font-size="${String(size)}" ${attributes}>${line}</text>`,
    )
    .join('');
}

export interface PinArt {
  template: 'editorial' | 'checklist' | 'poster';
  kicker: string;
  headline: string[];
  points: string[];
  brand: string;
  look: Look;
}

const TEMPLATES: Record<PinArt['template'], (art: PinArt) => string> = {
  editorial: ({ look, kicker, headline, brand }) =>
    `<rect width="1000" height="1500" fill="${look.ground}"/><rect x="60" y="60" width="880" height="860" rx="440" fill="${look.soft}"/>${thing(look, 210, 200, 580)}${lines([kicker.toUpperCase()], 80, 1030, 30, `${SANS} fill="${look.accent}" letter-spacing="5" font-weight="700"`)}${lines(headline, 76, 1140, 96, `${SERIF} fill="${look.ink}"`)}<text x="80" y="1432" font-size="28" ${SANS} fill="${look.ink}" opacity=".72">Ad · ${brand}</text>`,
  checklist: ({ look, kicker, headline, points, brand }) =>
    `<rect width="1000" height="1500" fill="${look.soft}"/>${lines([kicker.toUpperCase()], 80, 140, 28, `${SANS} fill="${look.accent}" letter-spacing="5" font-weight="700"`)}${lines(headline, 76, 250, 92, `${SANS} fill="${look.ink}" font-weight="700" letter-spacing="-2"`)}${points
      .map(
        (point, i) =>
          `<g transform="translate(80 ${String(640 + i * 110)})"><circle cx="26" cy="-12" r="28" fill="${look.accent}"/><path d="M14-12l9 10 17-19" stroke="#fff" stroke-width="7" fill="none" stroke-linecap="round" stroke-linejoin="round"/><text x="82" y="0" font-size="44" ${SANS} fill="${look.ink}">${point}</text></g>`,
      )
      .join(
        '',
      )}${thing(look, 430, 950, 470)}<text x="80" y="1432" font-size="28" ${SANS} fill="${look.ink}" opacity=".75">Ad · ${brand}</text>`,
  poster: ({ look, kicker, headline, brand }) =>
    `<rect width="1000" height="1500" fill="${look.ink}"/><rect y="640" width="1000" height="860" fill="${look.ground}"/>${lines(headline, 76, 200, 118, `${SANS} fill="${look.ground}" font-weight="700" letter-spacing="-4"`)}${thing({ ...look, ink: look.ink }, 200, 700, 600)}<text x="924" y="1432" text-anchor="end" font-size="28" ${SANS} fill="${look.ink}" opacity=".8">Ad · ${brand}</text>${lines([kicker], 76, 1432, 34, `${SERIF} fill="${look.ink}" font-style="italic"`)}`,
};

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function pinPicture(drawn: PinArt): string {
  const art = {
    ...drawn,
    kicker: escaped(drawn.kicker),
    headline: drawn.headline.map(escaped),
    points: drawn.points.map(escaped),
    brand: escaped(drawn.brand),
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 1500" width="1000" height="1500">${TEMPLATES[art.template](art)}</svg>`;
}
