import { PageHeader } from '@/shared/ui/PageHeader';

export function ProjectsPage() {
  return <PageHeader title="Projects" />;
}
