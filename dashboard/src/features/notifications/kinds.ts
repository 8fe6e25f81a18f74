import { IconAlertOctagon, IconAlertTriangle, IconInfoCircle, type Icon } from '@tabler/icons-react';
import type { Notification } from '@/shared/api/types';
import type { Tone } from '@/shared/ui/Notice';

/** What can be told, as the filter calls it. */
export const KINDS: Record<Notification['kind'], string> = {
  account_reconnect: 'Accounts to connect again',
  account_paused: 'Accounts stopped by Pinterest',
  duplicates_found: 'Pins that stand twice',
  pin_undecided: 'Pins that wait for your word',
  pin_failed: 'Pins that Pinterest refused',
  pinterest_silent: 'Pinterest does not answer',
  site_refused: 'Sites that refuse',
  schedule_failing: 'Schedules that keep failing',
};

export const SEVERITIES: Record<Notification['severity'], { label: string; tone: Tone; icon: Icon }> = {
  urgent: { label: 'Stops the income', tone: 'danger', icon: IconAlertOctagon },
  warning: { label: 'To look at', tone: 'warning', icon: IconAlertTriangle },
  information: { label: 'To know', tone: 'info', icon: IconInfoCircle },
};
