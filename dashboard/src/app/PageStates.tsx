import { Skeleton, Stack } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorState } from '@/shared/ui/Notice';
import { LinkButton } from '@/shared/ui/LinkButton';

export function PagePending() {
  return (
    <Stack aria-busy="true" aria-label="Loading" gap="lg">
      <Skeleton h={36} w={220} />
      <Skeleton h={180} radius="lg" />
      <Skeleton h={320} radius="lg" />
    </Stack>
  );
}

export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <ErrorState
      error={error}
      retry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}

export function PageMissing() {
  return (
    <main style={{ padding: 24, maxWidth: 720, margin: '10vh auto' }}>
      <EmptyState
        icon={IconMapOff}
        title="There is no page at this address"
        as="h1"
        action={<LinkButton to="/">Go to the overview</LinkButton>}
      >
        The address may be mistyped, or what stood here was removed.
      </EmptyState>
    </main>
  );
}
