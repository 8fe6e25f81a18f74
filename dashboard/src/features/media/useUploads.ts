import { useState } from 'react';
import { asApiError } from '@/shared/api/error';
import { media as api, type PictureToAdd } from '@/shared/api/mediaCalls';
import type { AddedMedia } from '@/shared/api/types';

/** What became of one file: `there` means that the library had this very file already. */
export interface UploadResult {
  name: string;
  state: 'waiting' | 'sending' | 'added' | 'there' | 'refused';
  /** Why it was refused. */
  reason?: string;
}

/** Sends files one after the other, each for itself: one that is refused does not keep back the rest. */
export function useUploads(whose: () => Omit<PictureToAdd, 'file'>, onEach: () => unknown) {
  const [results, setResults] = useState<UploadResult[]>([]);
  const [added, setAdded] = useState<AddedMedia[]>([]);
  const [isPending, setPending] = useState(false);

  const send = async (files: File[]) => {
    const known = whose();
    const note = (n: number, change: Partial<UploadResult>) => {
      setResults((all) => all.map((one, index) => (index === n ? { ...one, ...change } : one)));
    };
    setPending(true);
    setAdded([]);
    setResults(files.map(({ name }) => ({ name, state: 'waiting' })));
    for (const [n, file] of files.entries()) {
      note(n, { state: 'sending' });
      try {
        const answer = await api.upload({ ...known, file });
        note(n, { state: answer.is_new ? 'added' : 'there' });
        setAdded((all) => [...all, answer]);
      } catch (error) {
        note(n, { state: 'refused', reason: asApiError(error).message });
      }
      onEach();
    }
    setPending(false);
  };
  return { results, added, isPending, take: (files: File[]) => void send(files) };
}
