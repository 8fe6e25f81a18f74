import { Progress } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconCopyCheck,
  IconUpload,
} from '@tabler/icons-react';
import { dotted } from '@/shared/format';
import type { UploadResult } from './useUploads';
import css from './media.module.css';

const STATES = {
  waiting: { words: 'Waits', icon: IconClock },
  sending: { words: 'Is being sent', icon: IconUpload },
  added: { words: 'Added', icon: IconCircleCheck },
  there: { words: 'The library has this very file already', icon: IconCopyCheck },
  refused: { words: 'Refused', icon: IconAlertTriangle },
};

/** What became of each file of an upload, by name, and how far it is. */
export function UploadResults({ results }: { results: UploadResult[] }) {
  if (results.length === 0) return null;
  const count = (state: UploadResult['state']) => results.filter((one) => one.state === state).length;
  const [added, there, refused] = [count('added'), count('there'), count('refused')];
  const done = added + there + refused;
  const summary = dotted(
    done < results.length && `${String(done)} of ${String(results.length)} files done`,
    added > 0 && `Added: ${String(added)}`,
    there > 0 && `There already: ${String(there)}`,
    refused > 0 && `Refused: ${String(refused)}`,
  );
  return (
    <div className={css.results}>
      <p role="status" className={css.dropTitle}>
        {summary}
      </p>
      {done < results.length && (
        <Progress value={(100 * done) / results.length} aria-label="Files done" color="accent" />
      )}
      <ul aria-label="What became of each file">
        {results.map((result, n) => (
          <Result key={n} result={result} />
        ))}
      </ul>
    </div>
  );
}

function Result({ result: { name, state, reason } }: { result: UploadResult }) {
  const { words, icon: Mark } = STATES[state];
  return (
    <li data-state={state}>
      <Mark size={18} stroke={1.8} aria-hidden />
      <span>
        <strong>{name}</strong>: {words}
        {reason && `. ${reason}`}
      </span>
    </li>
  );
}
