import { PageHeader } from '@/shared/ui/PageHeader';

export function CalendarPage() {
  return <PageHeader title="Calendar" />;
}
