import { PageHeader } from '@/shared/ui/PageHeader';

export function AccountsPage() {
  return <PageHeader title="Accounts" />;
}
