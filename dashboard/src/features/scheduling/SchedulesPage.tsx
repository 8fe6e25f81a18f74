import { PageHeader } from '@/shared/ui/PageHeader';

export function SchedulesPage() {
  return <PageHeader title="Schedules" />;
}
