import { PageHeader } from '@/shared/ui/PageHeader';

export function OverviewPage() {
  return <PageHeader title="Overview" />;
}
