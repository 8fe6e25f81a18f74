import { useRef, useState } from 'react';
import { SegmentedControl, Textarea } from '@mantine/core';
import type { TemplateFault, TemplateTexts } from '@/shared/api/types';
import { plural } from '@/shared/format';
import css from './studio.module.css';

const FILES = { design: 'template.json', sample: 'sample.json' } as const;

interface Props {
  texts: TemplateTexts;
  faults: TemplateFault[];
  readOnly: boolean;
  onChange: (texts: TemplateTexts, tag: string) => void;
}

/** Both files as text, line by line numbered, with what is wrong on which line. */
export function JsonPane({ texts, faults, readOnly, onChange }: Props) {
  const [part, setPart] = useState<keyof typeof FILES>('design');
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const here = faults.filter(({ file }) => file === FILES[part]);
  const wrong = new Set(here.map(({ line }) => line));
  const lines = texts[part].split('\n');
  const go = (line: number) => {
    const field = area.current;
    if (!field) return;
    const before = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    field.focus();
    field.setSelectionRange(before, before + (lines[line - 1]?.length ?? 0));
    field.scrollTop = Math.max(0, (line - 4) * 18);
  };
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
      <Faults
        faults={faults}
        onGo={(fault) => {
          if (fault.file === FILES[part]) go(fault.line);
          else setPart(part === 'design' ? 'sample' : 'design');
        }}
      />
    </div>
  );
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
