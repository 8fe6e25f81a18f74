import { useState } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { Pin } from '@/shared/api/types';
import { Picture } from '@/shared/ui/Picture';
import css from './review.module.css';

interface Props {
  pin: Pin;
  /** As wide as there is room, and not as high. */
  fill?: boolean;
}

/** All that is published of a pin: its picture, the pictures of a carousel one at a time, or the video. */
export function PinPictures({ pin, fill }: Props) {
  const { picture, slides, video } = pin;
  const style = { aspectRatio: `${String(picture.width)} / ${String(picture.height)}` };
  if (video) {
    return (
      <div className={css.pinPicture} style={style} data-fill={fill}>
        <video
          key={video.sha256}
          className={css.video}
          src={video.url}
          poster={picture.url}
          aria-label={`Video of ${video.seconds.toFixed(0)} seconds without sound. ${pin.alt_text}`}
          controls
          muted
          playsInline
          preload="none"
        />
      </div>
    );
  }
  if (slides.length > 1) return <Carousel key={picture.sha256} pin={pin} fill={fill} style={style} />;
  return (
    <div className={css.pinPicture} style={style} data-fill={fill}>
      <Picture key={picture.sha256} src={picture.url} alt={pin.alt_text} eager />
    </div>
  );
}

function Carousel({ pin, fill, style }: Props & { style: { aspectRatio: string } }) {
  const { slides } = pin;
  const [at, setAt] = useState(0);
  const words = (n: number) =>
    n === 0 ? pin.alt_text : `Picture ${String(n + 1)}: ${pin.points[n - 1] ?? ''}`;
  const step = (by: 1 | -1) => () => {
    setAt((now) => Math.min(Math.max(now + by, 0), slides.length - 1));
  };
  return (
    <section className={css.carousel} aria-roledescription="carousel" aria-label="Pictures of the carousel">
      <div className={css.pinPicture} style={style} data-fill={fill}>
        <Picture key={slides[at]?.sha256} src={slides[at]?.url} alt={words(at)} eager />
      </div>
      <div className={css.slideSteps}>
        <ActionIcon
          variant="default"
          size={32}
          aria-label="Previous picture"
          disabled={at === 0}
          onClick={step(-1)}
        >
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <ol className={css.slides}>
          {slides.map((slide, n) => (
            <li key={slide.sha256}>
              <button
                type="button"
                className={css.slide}
                aria-label={`Picture ${String(n + 1)} of ${String(slides.length)}`}
                aria-current={n === at || undefined}
                onClick={() => {
                  setAt(n);
                }}
              >
                <Picture src={slide.url} alt="" />
              </button>
            </li>
          ))}
        </ol>
        <ActionIcon
          variant="default"
          size={32}
          aria-label="Next picture"
          disabled={at === slides.length - 1}
          onClick={step(1)}
        >
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
      </div>
    </section>
  );
}
