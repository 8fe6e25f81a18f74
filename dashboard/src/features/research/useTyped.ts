import { useState } from 'react';
import { useDebouncedCallback } from '@mantine/hooks';

const WAIT_MS = 300;

/** What is typed, told on after a pause. When the value changes elsewhere, the field follows. */
export function useTyped(value: string, tell: (text: string) => void): [string, (text: string) => void] {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  const later = useDebouncedCallback(tell, WAIT_MS);
  if (value !== seen) {
    setSeen(value);
    if (value !== typed.trim()) setTyped(value);
  }
  return [
    typed,
    (text) => {
      setTyped(text);
      later(text);
    },
  ];
}
