import { useState } from 'react';
import { PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { accounts as api } from '@/shared/api/accountCalls';
import { keys } from '@/shared/api/keys';
import type { Account } from '@/shared/api/types';
import { useReasonAgainst } from '@/shared/session';
import { toast } from '@/shared/toast';
import { InlineError } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { Panel } from './Panel';
import css from './accounts.module.css';

/** The proxy through which all calls of an account leave. */
export function ProxyPanel({ account }: { account: Account }) {
  const queries = useQueryClient();
  const against = useReasonAgainst('admin');
  const [proxy, setProxy] = useState('');
  const told = () => queries.invalidateQueries({ queryKey: keys.accounts });
  const set = useMutation({
    mutationFn: () => api.setProxy(account.id, proxy.trim()),
    onSuccess: async () => {
      setProxy('');
      await told();
      toast('Pinterest answers through the proxy; every call of this account takes it now.');
    },
  });
  const test = useMutation({
    mutationFn: () => api.testProxy(account.id),
    onSuccess: (answer) => {
      toast(`Pinterest answers through ${answer.proxy}.`);
    },
  });
  const remove = useMutation({ mutationFn: () => api.removeProxy(account.id), onSuccess: told });
  return (
    <Panel title="Way out">
      <p className={css.about}>
        {account.proxy
          ? `Every call of this account leaves through ${account.proxy}.`
          : 'Its calls leave from this machine. A proxy changes the way, never a limit.'}
      </p>
      <form
        aria-label="Set a proxy"
        className={css.row}
        onSubmit={(event) => {
          event.preventDefault();
          if (proxy.trim()) set.mutate();
        }}
      >
        <PasswordInput
          label="Proxy"
          description="http:// or socks5://, with user:password@ if it asks; tried first, then stored encrypted"
          autoComplete="off"
          value={proxy}
          onChange={(event) => {
            setProxy(event.currentTarget.value);
          }}
        />
        <ReasonButton
          type="submit"
          variant="default"
          reason={against ?? (proxy.trim() ? null : 'Enter the proxy’s address.')}
          loading={set.isPending}
        >
          Try and keep it
        </ReasonButton>
      </form>
      <InlineError error={set.error ?? test.error ?? remove.error} />
      {account.proxy && (
        <div className={css.foot}>
          <ReasonButton
            variant="default"
            reason={against}
            loading={test.isPending}
            onClick={() => {
              test.mutate();
            }}
          >
            Try it now
          </ReasonButton>
          <ReasonButton
            variant="subtle"
            color="neutral"
            reason={against}
            loading={remove.isPending}
            onClick={() => {
              remove.mutate();
            }}
          >
            Take it away
          </ReasonButton>
        </div>
      )}
    </Panel>
  );
}
