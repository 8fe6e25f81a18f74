import { useEffect, useRef, useState } from 'react';
import { SegmentedControl, Textarea } from '@mantine/core';
import type { TemplateFault, TemplateTexts } from '@/shared/api/types';
import { plural } from '@/shared/format';
import css from './studio.module.css';

const FILES = { design: 'template.json', sample: 'sample.json' } as const;
// As the style sheet has it.
const LINE_PX = 18;

interface Props {
  texts: TemplateTexts;
  faults: TemplateFault[];
  readOnly: boolean;
  /** The fault whose line is to be shown; another object each time that one is chosen. */
  aim: TemplateFault | null;
  onAim: (fault: TemplateFault) => void;
  onChange: (texts: TemplateTexts, tag: string) => void;
}

/** Both files as text, line by line numbered, with what is wrong on which line. */
export function JsonPane({ texts, faults, readOnly, aim, onAim, onChange }: Props) {
  const [part, setPart] = useState<keyof typeof FILES>('design');
  const [aimed, setAimed] = useState<TemplateFault | null>(null);
  if (aim !== aimed) {
    setAimed(aim);
    if (aim) setPart(aim.file === FILES.sample ? 'sample' : 'design');
  }
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const here = faults.filter(({ file }) => file === FILES[part]);
  const wrong = new Set(here.map(({ line }) => line));
  const lines = texts[part].split('\n');
  useEffect(() => {
    if (aim && area.current) showLine(area.current, aim.line);
  }, [aim]);
  return (
    <div className={css.json}>
      <SegmentedControl
        fullWidth
        aria-label="File"
        data={Object.entries(FILES).map(([value, label]) => ({ value, label }))}
        value={part}
        onChange={(value) => {
          setPart(value as keyof typeof FILES);
        }}
      />
      <div className={css.code}>
        <div ref={gutter} className={css.gutter} aria-hidden>
          {lines.map((_, at) => (
            <span key={at} data-wrong={wrong.has(at + 1) || undefined}>
              {at + 1}
            </span>
          ))}
        </div>
        <Textarea
          ref={area}
          aria-label={FILES[part]}
          classNames={{ root: css.codeRoot, wrapper: css.codeRoot, input: css.codeInput }}
          spellCheck={false}
          wrap="off"
          readOnly={readOnly}
          error={here.length > 0}
          value={texts[part]}
          onScroll={(event) => {
            if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop;
          }}
          onChange={(event) => {
            onChange({ ...texts, [part]: event.currentTarget.value }, `json ${part}`);
          }}
        />
      </div>
      <Faults faults={faults} onGo={onAim} />
    </div>
  );
}

/** Puts the cursor over a line and a few lines above it into sight. */
function showLine(field: HTMLTextAreaElement, line: number) {
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  field.focus();
  field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  field.scrollTop = Math.max(0, (line - 4) * LINE_PX);
  field.scrollLeft = 0;
}

interface FaultsProps {
  faults: TemplateFault[];
  onGo: (fault: TemplateFault) => void;
}

/** What is wrong, each with its line. */
export function Faults({ faults, onGo }: FaultsProps) {
  return (
    <div role="status" aria-live="polite" className={css.faults}>
      {faults.length === 0 ? (
        <p className={css.quiet}>No fault: drawn with short and long texts, all of them stand well.</p>
      ) : (
        <>
          <p className={css.faultsTitle}>{plural(faults.length, 'fault')}</p>
          <ul>
            {faults.map((fault, at) => (
              <li key={at}>
                <button
                  type="button"
                  className={css.fault}
                  onClick={() => {
                    onGo(fault);
                  }}
                >
                  <strong>
                    {fault.file}, line {fault.line}
                  </strong>{' '}
                  {fault.where === '$' ? '' : `${fault.where}: `}
                  {fault.reason}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
