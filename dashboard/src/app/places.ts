import {
  IconAdjustmentsHorizontal,
  IconBookmarks,
  IconBulb,
  IconCalendar,
  IconChecks,
  IconClockPlay,
  IconFileImport,
  IconLayoutDashboard,
  IconListSearch,
  IconPalette,
  IconPhoto,
  IconPhotoStar,
  IconPuzzle,
  IconTemplate,
  IconTrendingUp,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';

export interface Place {
  to:
    | '/'
    | '/opportunities'
    | '/trends'
    | '/review'
    | '/pins'
    | '/studio'
    | '/calendar'
    | '/lists'
    | '/bring'
    | '/media'
    | '/scoring'
    | '/accounts'
    | '/projects'
    | '/schedules'
    | '/plugins'
    | '/members';
  label: string;
  icon: Icon;
  group: 'work' | 'setup';
  onBar?: boolean;
  adminOnly?: boolean;
}

export const PLACES: Place[] = [
  { to: '/', label: 'Overview', icon: IconLayoutDashboard, group: 'work', onBar: true },
  {
    to: '/opportunities',
    label: 'Opportunities',
    icon: IconBulb,
    group: 'work',
    onBar: true,
  },
  { to: '/review', label: 'Review', icon: IconChecks, group: 'work', onBar: true },
  { to: '/calendar', label: 'Calendar', icon: IconCalendar, group: 'work', onBar: true },
  { to: '/trends', label: 'Trends', icon: IconTrendingUp, group: 'work' },
  { to: '/pins', label: 'Pins', icon: IconPhoto, group: 'work' },
  { to: '/studio', label: 'Studio', icon: IconTemplate, group: 'work' },
  { to: '/lists', label: 'Lists', icon: IconListSearch, group: 'setup' },
  { to: '/bring', label: 'Bring products', icon: IconFileImport, group: 'setup' },
  { to: '/media', label: 'Media', icon: IconPhotoStar, group: 'setup' },
  { to: '/scoring', label: 'Scoring', icon: IconAdjustmentsHorizontal, group: 'setup' },
  { to: '/accounts', label: 'Accounts', icon: IconBookmarks, group: 'setup' },
  { to: '/projects', label: 'Projects', icon: IconPalette, group: 'setup' },
  { to: '/schedules', label: 'Schedules', icon: IconClockPlay, group: 'setup' },
  { to: '/plugins', label: 'Plug-ins', icon: IconPuzzle, group: 'setup' },
  { to: '/members', label: 'Members', icon: IconUsers, group: 'setup', adminOnly: true },
];
