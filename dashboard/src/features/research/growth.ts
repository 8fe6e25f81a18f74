/** Pinterest says 10001 for any growth above 10,000 percent. */
const MORE_THAN_TOLD = 10_001;

const percent = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** `64` -> `+64 %`; null when Pinterest does not say. */
export function growthPercent(growth: number | null): string | null {
  if (growth === null) return null;
  if (growth >= MORE_THAN_TOLD) return 'over +10,000 %';
  const size = percent.format(Math.abs(growth));
  return growth === 0 ? '0 %' : `${growth > 0 ? '+' : '−'}${size} %`;
}

export const growthWords = (growth: number | null, span: string) => {
  const told = growthPercent(growth);
  return told === null ? null : `${told} ${span}`;
};
