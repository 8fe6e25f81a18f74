import { PageHeader } from '@/shared/ui/PageHeader';

export function ListsPage() {
  return <PageHeader title="Lists" />;
}
