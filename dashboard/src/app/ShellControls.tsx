import { ActionIcon, NativeSelect, Tooltip, useMantineColorScheme } from '@mantine/core';
import {
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconSelector,
  IconSun,
  IconTestPipe,
} from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '@/shared/api/calls';
import { setCsrfToken } from '@/shared/api/client';
import { dotted, formatMoment, zoneName } from '@/shared/format';
import type { LiveState } from '@/shared/live';
import { overviewQuery } from '@/shared/overview';
import { useChosenProject, useProjects } from '@/shared/project';
import { useSession } from '@/shared/session';
import { toastError } from '@/shared/toast';
import css from './Shell.module.css';

const ALL = 'all';

export function ProjectSwitcher() {
  const { data } = useProjects();
  const { projectId, choose } = useChosenProject();
  const options = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <NativeSelect
      aria-label="Project"
      className={css.switcher}
      size="sm"
      data={[{ value: ALL, label: 'All projects' }, ...options]}
      value={projectId ?? ALL}
      onChange={(event) => {
        const { value } = event.currentTarget;
        choose(value === ALL ? null : value);
      }}
      rightSection={<IconSelector size={16} aria-hidden />}
    />
  );
}

const LIVE_WORDS: Record<LiveState, string> = {
  connecting: 'Connecting',
  live: 'Live',
  reconnecting: 'Reconnecting',
};

export function LiveNote({ state }: { state: LiveState }) {
  return (
    <span className={css.live} data-state={state} role="status">
      <span className={css.dot} aria-hidden />
      {LIVE_WORDS[state]}
    </span>
  );
}

export function DemoNote() {
  const { data } = useQuery(overviewQuery);
  const { time_zone: zone } = useSession();
  if (!data?.demo) return null;
  return (
    <p className={css.demo}>
      <IconTestPipe size={16} stroke={1.8} aria-hidden />
      <span>
        Demo on the sandbox
        {data.clock_shifted && (
          <>
            <br />
            Its clock: {formatMoment(data.now, zone)} ({zoneName(zone)})
          </>
        )}
      </span>
    </p>
  );
}

const SCHEMES = {
  auto: { label: 'System', icon: IconDeviceDesktop, next: 'light' },
  light: { label: 'Light', icon: IconSun, next: 'dark' },
  dark: { label: 'Dark', icon: IconMoon, next: 'auto' },
} as const;

export function SchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { label, icon: Mark, next } = SCHEMES[colorScheme];
  const says = `Colours: ${label}. Change to ${SCHEMES[next].label}`;
  return (
    <Tooltip label={says}>
      <ActionIcon
        variant="subtle"
        color="neutral"
        size={32}
        aria-label={says}
        onClick={() => {
          setColorScheme(next);
        }}
      >
        <Mark size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

export function UserMenu() {
  const { user, tenant, role } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: api.signOut,
    onSuccess: async () => {
      setCsrfToken(null);
      await navigate({ to: '/login', search: {} });
      queries.clear();
    },
    onError: toastError,
  });
  const initials = user.name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .slice(0, 2)
    .join('');
  return (
    <div className={css.user}>
      <span className={css.avatar} aria-hidden>
        {initials}
      </span>
      <span className={css.userText}>
        <span className={css.userName} title={user.email}>
          {user.name}
        </span>
        <span className="pf-label">{dotted(tenant.name, role)}</span>
      </span>
      <Tooltip label="Sign out">
        <ActionIcon
          variant="subtle"
          color="neutral"
          size={32}
          aria-label="Sign out"
          loading={signOut.isPending}
          onClick={() => {
            signOut.mutate();
          }}
        >
          <IconLogout size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
