import { PageHeader } from '@/shared/ui/PageHeader';

export function OpportunitiesPage() {
  return <PageHeader title="Opportunities" />;
}
