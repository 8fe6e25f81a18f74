import { SegmentedControl, Select } from '@mantine/core';
import { IconPalette } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useChosenProject, useProjects } from '@/shared/project';
import { EmptyState } from '@/shared/ui/EmptyState';
import { LinkButton } from '@/shared/ui/LinkButton';
import { ErrorState } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { CommissionRates } from './CommissionRates';
import { ScoringSkeleton, WeightsPanel } from './WeightsPanel';
import css from './scoring.module.css';

const route = getRouteApi('/shell/scoring');
const VIEWS = [
  { value: 'weights', label: 'Weights' },
  { value: 'rates', label: 'Commission rates' },
];

export function ScoringPage() {
  const { data, error, isPending, refetch } = useProjects();
  const { show } = route.useSearch();
  const navigate = useNavigate();
  const rates = show === 'rates';
  return (
    <>
      <PageHeader
        title="Scoring"
        action={
          <SegmentedControl
            aria-label="What to set"
            data={VIEWS}
            value={rates ? 'rates' : 'weights'}
            onChange={(value) =>
              void navigate({ to: '/scoring', search: { show: value === 'rates' ? value : undefined } })
            }
          />
        }
      >
        {rates
          ? 'What a sale pays, by category. The commission part of a score counts with it.'
          : 'How much each part counts when a project’s products are scored. Together they make 100.'}
      </PageHeader>
      {isPending ? (
        <ScoringSkeleton />
      ) : !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data.items.length === 0 ? (
        <EmptyState
          icon={IconPalette}
          title="No project to score for"
          action={<LinkButton to="/projects">Set up a project</LinkButton>}
        >
          Weights and rates belong to a project and its marketplace.
        </EmptyState>
      ) : (
        <OfProject rates={rates} />
      )}
    </>
  );
}

function OfProject({ rates }: { rates: boolean }) {
  const { data } = useProjects();
  const { project: narrowed } = useChosenProject();
  const [chosen, setChosen] = useState<string | null>(null);
  const items = data?.items ?? [];
  const project = narrowed ?? items.find((item) => item.id === chosen) ?? items[0];
  if (!project) return null;
  return (
    <>
      {!narrowed && items.length > 1 && !rates && (
        <Select
          label="Project"
          className={css.project}
          data={items.map(({ id, name }) => ({ value: id, label: name }))}
          value={project.id}
          onChange={setChosen}
        />
      )}
      {rates ? (
        <CommissionRates key={project.marketplace} first={project.marketplace} />
      ) : (
        <WeightsPanel key={project.id} projectId={project.id} />
      )}
    </>
  );
}
