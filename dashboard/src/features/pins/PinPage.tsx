import { PageHeader } from '@/shared/ui/PageHeader';

export function PinPage() {
  return <PageHeader title="Pin" />;
}
