/** Other texts to try a template with: what is short or long shows what a box can hold. */

export type SampleKind = 'own' | 'short' | 'long';

export const SAMPLES: { value: SampleKind; label: string }[] = [
  { value: 'own', label: 'Its own' },
  { value: 'short', label: 'Short' },
  { value: 'long', label: 'Long' },
];

const TEXTS: Record<Exclude<SampleKind, 'own'>, object> = {
  short: { headline: 'Calm mornings', kicker: 'Home', points: ['Light', 'Quiet', 'Small'] },
  long: {
    headline: 'Everything you want to know before you choose a kettle for a very small kitchen',
    kicker: 'Small kitchens and slow mornings',
    points: [
      'Look at the handle before you look at the colour',
      'A narrow spout pours slowly and exactly where you want',
      'Measure the shelf it is going to stand on',
      'Stainless steel is easy to keep clean',
    ],
  },
};

/** The sample's text with these words in it; the text itself while it is no JSON. */
export function sampleText(sample: string, kind: SampleKind): string {
  if (kind === 'own') return sample;
  try {
    const own = JSON.parse(sample) as object;
    return JSON.stringify({ ...own, ...TEXTS[kind], items: [], columns: [], rows: [] });
  } catch {
    return sample;
  }
}
