import { PageHeader } from '@/shared/ui/PageHeader';

export function PinsPage() {
  return <PageHeader title="Pins" />;
}
