import { useState } from 'react';
import { Button, NumberInput, Skeleton, Slider } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/shared/api/keys';
import { research as api } from '@/shared/api/researchCalls';
import type { ScoreWeights } from '@/shared/api/types';
import { useProjects } from '@/shared/project';
import { useReasonAgainst } from '@/shared/session';
import { toast, toastError } from '@/shared/toast';
import { ErrorState, InlineError, Notice } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { WeightsHistory } from './WeightsHistory';
import { WeightsPreview } from './WeightsPreview';
import { PriceBands } from './PriceBands';
import {
  bandsOf,
  bandsProblem,
  changedBands,
  changedParts,
  fitToTotal,
  pointsOfParts,
  readPoints,
  say,
  sumOf,
  sumProblem,
  type Bands,
  type Points,
} from './weights';
import css from './scoring.module.css';

export function WeightsPanel({ projectId }: { projectId: string }) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: keys.weights(projectId),
    queryFn: () => api.weights(projectId),
  });
  if (isPending) return <ScoringSkeleton />;
  if (!data) return <ErrorState error={error} retry={() => void refetch()} />;
  // A newer version, of this page or of somebody else, is a new start.
  return <Editor key={data.number} projectId={projectId} now={data} />;
}

function Editor({ projectId, now }: { projectId: string; now: ScoreWeights }) {
  const queries = useQueryClient();
  const against = useReasonAgainst('editor');
  const before = pointsOfParts(now.parts);
  const [points, setPoints] = useState<Points>(before);
  const [last, setLast] = useState<string>();
  const bandsBefore = bandsOf(now);
  const [bands, setBands] = useState<Bands>(bandsBefore);
  const [settled] = useDebouncedValue(points, 400);
  const [settledBands] = useDebouncedValue(bands, 400);
  const used = (useProjects().data?.items ?? []).map(({ currency }) => currency);
  // What does not make 100 yet is tried as it would be fitted.
  const tried = sumProblem(settled) === null ? settled : fitToTotal(settled, last);
  const problem = sumProblem(points) ?? bandsProblem(bands);
  const changed = changedParts(points, before);
  const newBands = changedBands(bands, bandsBefore);
  const untouched = Object.keys(changed).length === 0 && Object.keys(newBands).length === 0;
  const refetch = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: keys.weights(projectId) }),
      queries.invalidateQueries({ queryKey: keys.opportunities() }),
    ]);
  const putBack = () =>
    void api
      .changeWeights(projectId, { parts: { ...before }, price_bands: bandsBefore })
      .then(refetch, toastError);
  const save = useMutation({
    mutationFn: () =>
      api.changeWeights(projectId, { parts: changed, price_bands: newBands, number: now.number }),
    onSuccess: async () => {
      toast('Saved. The opportunities are being scored anew.', {
        label: 'Undo',
        run: putBack,
      });
      await refetch();
    },
  });
  const reset = useMutation({
    mutationFn: () => api.resetWeights(projectId, now.number),
    onSuccess: async () => {
      toast('The shipped weights count again.', {
        label: 'Undo',
        run: putBack,
      });
      await refetch();
    },
  });
  const set = (name: string, value: string | number) => {
    setPoints((had) => ({ ...had, [name]: readPoints(value) }));
    setLast(name);
  };
  return (
    <div className={css.columns}>
      <section className={`pf-card ${css.editor ?? ''}`} aria-labelledby="weights-title">
        <div className={css.cardHead}>
          <h2 id="weights-title" className={css.cardTitle}>
            Points by part
          </h2>
          <span className="pf-label">
            {!untouched
              ? `Changed, not saved: ${say(sumOf(points))} of 100`
              : now.own
                ? `Own weights, version ${now.version}`
                : 'As shipped'}
          </span>
        </div>
        {now.set_aside && (
          <Notice tone="warning" title="Your own weights are set aside">
            <p>
              They were made for other parts than the formula has now. Set them anew, or keep the shipped
              ones.
            </p>
          </Notice>
        )}
        <div className={css.sum} data-wrong={problem !== null || undefined}>
          <strong>{say(sumOf(points))} of 100</strong>
          <span role="status">{problem ?? 'They make 100.'}</span>
          {sumProblem(points) && (
            <Button
              variant="default"
              size="xs"
              onClick={() => {
                setPoints(fitToTotal(points, last));
              }}
            >
              Fit the others to 100
            </Button>
          )}
        </div>
        <ul className={css.parts} aria-label="Parts of the score">
          {now.parts.map((part) => (
            <li key={part.name} className={css.part}>
              <span id={`part-${part.name}`}>{part.label}</span>
              <Slider
                thumbLabel={`${part.label}, slider`}
                min={0}
                max={40}
                step={0.5}
                label={null}
                disabled={against !== null}
                value={Math.min(40, points[part.name] ?? 0)}
                onChange={(value) => {
                  set(part.name, value);
                }}
              />
              <NumberInput
                aria-labelledby={`part-${part.name}`}
                size="sm"
                min={0}
                max={100}
                step={0.5}
                decimalScale={1}
                disabled={against !== null}
                value={points[part.name] ?? 0}
                onChange={(value) => {
                  set(part.name, value);
                }}
              />
              <span className={css.shipped}>
                {points[part.name] === part.shipped ? 'as shipped' : `shipped ${say(part.shipped)}`}
              </span>
            </li>
          ))}
        </ul>
        <PriceBands bands={bands} used={used} disabled={against !== null} change={setBands} />
        <InlineError error={save.error ?? reset.error} />
        <div className={css.buttons}>
          <ReasonButton
            reason={against ?? problem ?? (untouched ? 'Nothing is changed yet.' : null)}
            loading={save.isPending}
            onClick={() => {
              save.mutate();
            }}
          >
            Save the weights
          </ReasonButton>
          <ReasonButton
            variant="default"
            reason={untouched ? 'Nothing is changed yet.' : null}
            onClick={() => {
              setPoints(before);
              setBands(bandsBefore);
            }}
          >
            Discard
          </ReasonButton>
          <ReasonButton
            variant="subtle"
            color="neutral"
            reason={against ?? (now.own ? null : 'The shipped weights count already.')}
            loading={reset.isPending}
            onClick={() => {
              reset.mutate();
            }}
          >
            Shipped weights again
          </ReasonButton>
        </div>
      </section>
      <div className={css.side}>
        <WeightsPreview
          projectId={projectId}
          parts={changedParts(tried, before)}
          bands={changedBands(settledBands, bandsBefore)}
          reason={against ?? bandsProblem(settledBands)}
          fitted={
            sumProblem(settled) === null
              ? null
              : now.parts
                  .filter(({ name }) => tried[name] !== settled[name])
                  .map(({ name, label }) => `${label} ${say(tried[name] ?? 0)}`)
                  .join(', ')
          }
        />
        <WeightsHistory
          projectId={projectId}
          shipped={Object.fromEntries(now.parts.map((part) => [part.name, part.shipped]))}
        />
      </div>
    </div>
  );
}

export function ScoringSkeleton() {
  return (
    <div className={css.columns} aria-busy="true" aria-label="Loading the weights">
      <Skeleton h={560} radius="lg" />
      <Skeleton h={420} radius="lg" />
    </div>
  );
}
