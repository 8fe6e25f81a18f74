/** The mark: three streams that flow into one point. */
export function BrandMark({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden style={{ flex: 'none' }}>
      <rect width="32" height="32" rx="8" fill="var(--pf-accent)" />
      <path
        d="M6 10c8 0 8 6 13 6M6 16h13M6 22c8 0 8-6 13-6"
        fill="none"
        stroke="var(--pf-on-accent)"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
      <circle cx="22.5" cy="16" r="3.6" fill="var(--pf-on-accent)" />
    </svg>
  );
}
