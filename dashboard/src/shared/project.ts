import { useQuery } from '@tanstack/react-query';
import { useLocalStorage } from '@mantine/hooks';
import { api } from './api/calls';
import { keys } from './api/keys';
import type { Project } from './api/types';

export function useProjects() {
  return useQuery({ queryKey: keys.projects, queryFn: api.projects });
}

/** The project the whole workbench is narrowed to; null means all of them. Kept for the next visit. */
export function useChosenProject(): {
  projectId: string | null;
  project: Project | null;
  choose: (id: string | null) => void;
} {
  const [stored, setStored] = useLocalStorage<string | null>({
    key: 'pinflow.project',
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const { data } = useProjects();
  const project = data?.items.find((item) => item.id === stored) ?? null;
  // A project that went away (or belongs to another login) must not empty every page.
  const gone = data !== undefined && stored !== null && project === null;
  return { projectId: gone ? null : stored, project, choose: setStored };
}
