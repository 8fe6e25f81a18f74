import { useEffect, useRef, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { keys } from '@/shared/api/keys';

/** A picture the server draws, as an address for `<img>`; the last good one stays until the next has come. */
export function useDrawn(what: object, draw: () => Promise<Blob>, enabled = true) {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: keys.drawn(what),
    queryFn: async () => asDataUrl(await draw()),
    enabled,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  });
  const [last, setLast] = useState<string | null>(null);
  if (data && data !== last) setLast(data);
  return { url: data ?? last, error, isDrawing: isFetching, redraw: () => void refetch() };
}

/** As `data:`, so that it lives as long as the cache does and nothing has to be given back. */
async function asDataUrl(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return `data:${blob.type};base64,${btoa(text)}`;
}

/** Whether an element has come near the window once: what is far down is not drawn yet. */
export function useSeen<T extends Element>() {
  const ref = useRef<T>(null);
  const [seen, setSeen] = useState(typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    if (seen || !ref.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setSeen(true);
      },
      { rootMargin: '200px' },
    );
    observer.observe(ref.current);
    return () => {
      observer.disconnect();
    };
  }, [seen]);
  return { ref, seen };
}
