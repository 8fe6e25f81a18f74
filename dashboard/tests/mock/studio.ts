/** Templates as the server keeps, checks and draws them, in small: boxes and texts as SVG. */
import { readFileSync } from 'node:fs';
import type {
  HookPreview,
  Pin,
  Template,
  TemplateFault,
  TemplateFiles,
  WriterBudget,
} from '../../src/shared/api/types.ts';
import { NOW } from './data.ts';

interface Layer {
  type: string;
  name?: string;
  box: Record<'left' | 'top' | 'right' | 'bottom', number>;
  color?: string;
  kind?: string;
  children?: { source?: string; words?: string; size?: number; color?: string; type: string }[];
}

const SCHEMES = {
  day: { base: 'paper', text: 'ink', spark: 'strong', soft: 'soft' },
  evening: { base: 'deep', text: 'cream', spark: 'pop', soft: 'strong' },
};
const TONES: Record<string, string> = {
  paper: '#F7F2E8',
  ink: '#23302A',
  strong: '#B4532A',
  soft: '#E9DCC6',
  deep: '#23302A',
  cream: '#F7F2E8',
  pop: '#F0B48C',
};

const text = (source: string, size: number, color = 'text') => ({
  type: 'text',
  source,
  font: source === 'headline' ? 'heading' : 'label',
  size,
  min_size: Math.round(size / 2),
  color,
  max_lines: source === 'headline' ? 4 : 1,
});
const stack = (name: string, top: number, bottom: number, children: object[]) => ({
  type: 'stack',
  name,
  box: { left: 72, top, right: 928, bottom },
  on: 'base',
  children,
});
const foot = { type: 'stack', name: 'foot', box: { left: 72, top: 1390, right: 760, bottom: 1440 }, on: 'base', children: [text('disclosure', 34)] }; // prettier-ignore

const LAYERS: Record<string, object[]> = {
  editorial: [
    {
      type: 'picture',
      box: { left: 60, top: 60, right: 940, bottom: 900 },
      art: ['still-life'],
      mask: 'arch',
    },
    stack('title', 960, 1340, [text('kicker', 36, 'spark'), text('headline', 92)]),
    foot,
  ],
  checklist: [
    stack('title', 100, 560, [text('kicker', 34, 'spark'), text('headline', 88)]),
    stack('list', 620, 1300, [{ type: 'list', font: 'label', size: 48, min_size: 32, color: 'text', marker: 'check', marker_color: 'spark' }]), // prettier-ignore
    foot,
  ],
  poster: [
    { type: 'shape', kind: 'rect', box: { left: 0, top: 700, right: 1000, bottom: 1500 }, color: 'soft' },
    stack('title', 120, 660, [text('headline', 112)]),
    { type: 'picture', box: { left: 180, top: 760, right: 820, bottom: 1340 }, art: ['blocks'] },
    foot,
  ],
};

function files(template: Template): TemplateFiles {
  const design = {
    name: template.id,
    title: template.name,
    description: template.description,
    family: template.family,
    picture: template.photos > 0 ? 'photo_or_art' : 'art',
    margin: 48,
    ground: 'base',
    tokens: { fonts: { heading: 'Fraunces-SemiBold', label: 'Manrope-Bold' }, radii: { card: 40 } },
    schemes: SCHEMES,
    layers: LAYERS[template.id] ?? LAYERS.editorial,
  };
  const sample = {
    headline: 'The kettle that makes slow mornings better',
    kicker: 'Coffee corner',
    points: ['Pours where you aim', 'Keeps its heat', 'Looks good left out'],
    disclosure: 'Ad',
    site: 'quietkitchen.example',
  };
  const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
  return {
    name: template.id,
    design: json(design),
    sample: json(sample),
    own: false,
    version: null,
    changed_by: null,
    updated_at: null,
  };
}

export const filesOf = (templates: Template[]) => new Map(templates.map((one) => [one.id, files(one)]));

/** How a product's copy would read, as the template writer has it. */
export const hooksOf = (name: string): HookPreview => ({
  writer: 'template',
  exact: true,
  items: [
    ['checklist', 'A short list before the cart', 'what to check first'],
    ['spotlight', 'Look twice, then choose', 'a closer look at what matters'],
    ['compare', 'Two good ones? Compare like this', 'how to compare it fairly'],
    ['everyday', 'A week with it', 'would it suit your days?'],
    ['wishlist', 'Saved for later', 'an idea to sleep on'],
  ].map(([hook = '', headline = '', title = '']) => ({
    hook,
    headline,
    title: `${name.slice(0, 50)}: ${title}`,
    description: `Ad. ${name}: ${headline.toLowerCase()}. A few notes to read before you order, and what else it is good for at home, at work and on the way.`,
  })),
});

export const FONTS = ['Anton-Regular', 'Caveat-Bold', 'DMSerifDisplay-Regular', 'Fraunces-SemiBold', 'Manrope-Bold', 'NotoEmoji-Bold']; // prettier-ignore

/** The very file that the server ships. */
export const font = (name: string) =>
  new Response(readFileSync(`../src/pinflow/pins/fonts/${name}.ttf`), {
    headers: { 'content-type': 'font/ttf' },
  });

export const BUDGET: WriterBudget = {
  monthly: '5.00',
  currency: 'USD',
  changed_by: 'Nora Winter',
  changed_at: NOW,
  spent: '1.284310',
  left: '3.715690',
  next_month: '2026-12-01T00:00:00Z',
  calls: 96,
  drafts: 91,
  tokens_in: 118_400,
  tokens_out: 43_100,
};

/** What the real check says of the same faults, as far as the pages need it. */
export function lint(design: string, sample: string): TemplateFault[] {
  const unread: TemplateFault[] = [];
  for (const [file, content] of [
    ['template.json', design],
    ['sample.json', sample],
  ] as const) {
    try {
      JSON.parse(content);
    } catch {
      unread.push({ file, line: lastLine(content), where: '$', reason: 'this is no JSON' });
    }
  }
  if (unread.length > 0) return unread;
  const { layers, margin } = JSON.parse(design) as { layers: Layer[]; margin: number };
  return layers.flatMap((layer, index) =>
    layer.type === 'stack' && layer.box.left < margin
      ? [
          {
            file: 'template.json',
            line: design.slice(0, design.indexOf(`"${layer.name ?? ''}"`)).split('\n').length + 2,
            where: `$.layers[${String(index)}].box.left`,
            reason: `text would come nearer to the edge than ${String(margin)} px`,
          },
        ]
      : [],
  );
}

const lastLine = (content: string) => content.trimEnd().split('\n').length;

export function layout(design: string) {
  const { layers } = JSON.parse(design) as { layers: Layer[] };
  return {
    layers: layers.map(({ type, box }, index) => {
      const rect = [box.left, box.top, box.right, box.bottom];
      return { index, type, box: rect, content: type === 'stack' ? rect : null };
    }),
  };
}

/** The template with these texts as an SVG. */
export function draw(design: string, content: Record<string, unknown>, wished?: string): string {
  const { layers, schemes } = JSON.parse(design) as {
    layers: Layer[];
    schemes: Record<string, Record<string, string>>;
  };
  const scheme = schemes[wished ?? ''] ?? Object.values(schemes)[0] ?? {};
  const tone = (name = 'text') => TONES[scheme[name] ?? name] ?? '#23302A';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 1500" width="1000" height="1500"><rect width="1000" height="1500" fill="${tone('base')}"/>${layers.map((layer) => drawLayer(layer, content, tone)).join('')}</svg>`;
}

function drawLayer({ type, box, color, children }: Layer, content: Record<string, unknown>, tone: (name?: string) => string) {
  const [wide, high] = [box.right - box.left, box.bottom - box.top];
  if (type === 'shape') return `<rect x="${String(box.left)}" y="${String(box.top)}" width="${String(wide)}" height="${String(high)}" fill="${tone(color)}"/>`;
  if (type === 'picture') {
    const [x, y] = [box.left + wide / 2, box.top + high / 2];
    return `<rect x="${String(box.left)}" y="${String(box.top)}" width="${String(wide)}" height="${String(high)}" rx="40" fill="${tone('soft')}"/><circle cx="${String(x)}" cy="${String(y)}" r="${String(Math.min(wide, high) / 3.4)}" fill="${tone('spark')}"/><rect x="${String(x - 36)}" y="${String(y - high / 2.6)}" width="72" height="${String(high / 4)}" rx="30" fill="${tone('text')}"/>`;
  }
  let y = box.top;
  return (children ?? [])
    .flatMap((child) => {
      const size = child.size ?? 40;
      const words = child.type === 'list' ? (content.points as string[]) : [String(child.source === 'words' ? child.words : (content[child.source ?? ''] ?? ''))];
      return words.flatMap((one) => wrap(one, wide / (size * 0.54))).map((line) => {
        y += size * 1.12;
        return `<text x="${String(box.left)}" y="${String(y - size * 0.2)}" font-size="${String(size)}" font-family="Georgia, serif" font-weight="600" fill="${tone(child.color)}">${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`;
      });
    })
    .join('');
} // prettier-ignore

function wrap(words: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** What a pin's picture says, for the templates above. */
export const contentOf = (pin: Pin, wish: Record<string, unknown>) => ({
  headline: pin.headline,
  kicker: pin.kicker,
  points: pin.points,
  disclosure: 'Ad',
  ...wish,
});
