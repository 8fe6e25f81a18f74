import { PageHeader } from '@/shared/ui/PageHeader';

export function ReviewPage() {
  return <PageHeader title="Review" />;
}
