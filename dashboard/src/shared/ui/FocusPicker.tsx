import css from './ui.module.css';

export interface Point {
  x: number;
  y: number;
}

const STEP = 0.02;
const MOVES: Record<string, [number, number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};
const within = (share: number) => Math.min(Math.max(Math.round(share * 1000) / 1000, 0), 1);

/** The point that every crop shows: clicked, or moved by the arrow keys. Without a picture, on a plain sheet. */
export function FocusPicker({
  src,
  point,
  onChange,
}: {
  src: string | null;
  point: Point;
  onChange: (point: Point) => void;
}) {
  const words = `${String(Math.round(point.x * 100))} % from the left, ${String(Math.round(point.y * 100))} % from the top`;
  return (
    <button
      type="button"
      className={css.focus}
      aria-label={`Point that must be seen: ${words}. Arrow keys move it.`}
      onClick={(event) => {
        const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
        // Enter and space click without a place.
        if (event.detail === 0 || width === 0) return;
        onChange({ x: within((event.clientX - left) / width), y: within((event.clientY - top) / height) });
      }}
      onKeyDown={(event) => {
        const move = MOVES[event.key];
        if (!move) return;
        event.preventDefault();
        event.stopPropagation();
        onChange({ x: within(point.x + move[0]), y: within(point.y + move[1]) });
      }}
    >
      {src ? <img src={src} alt="" draggable={false} /> : <span className={css.sheet} />}
      <span
        className={css.point}
        style={{ left: `${String(point.x * 100)}%`, top: `${String(point.y * 100)}%` }}
        aria-hidden
      />
    </button>
  );
}
