import { useState, type DragEvent } from 'react';

/** What makes an element take dropped files; `data-over` is there while files hover over it. */
export function useFileDrop(take: (files: File[]) => void, against: string | null) {
  const [over, setOver] = useState(false);
  return {
    'data-over': (over && !against) || undefined,
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => {
      setOver(false);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const files = [...event.dataTransfer.files];
      if (files.length > 0 && !against) take(files);
    },
  };
}
