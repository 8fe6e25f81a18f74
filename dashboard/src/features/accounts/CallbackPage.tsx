import { useEffect, useRef } from 'react';
import { Skeleton } from '@mantine/core';
import { IconCircleCheck, IconPlugConnectedX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { accounts as api } from '@/shared/api/accountCalls';
import { asApiError } from '@/shared/api/error';
import { keys } from '@/shared/api/keys';
import { EmptyState } from '@/shared/ui/EmptyState';
import { LinkButton } from '@/shared/ui/LinkButton';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Steps } from './Steps';

const page = getRouteApi('/shell/accounts/callback');

/** Where Pinterest sends people back to: takes the answer once, and keeps the code out of the history. */
export function CallbackPage() {
  const { state, code, error } = page.useSearch();
  const navigate = page.useNavigate();
  const queries = useQueryClient();
  const finish = useMutation({
    mutationFn: api.finish,
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.accounts }),
  });
  const sent = useRef(false);
  const { mutate } = finish;
  useEffect(() => {
    if (sent.current || state === undefined) return;
    sent.current = true;
    mutate({
      state: String(state),
      ...(code === undefined ? {} : { code: String(code) }),
      ...(error ? { error } : {}),
    });
    // A code that stands in the address would be offered again by the browser's history.
    void navigate({ search: {}, replace: true });
  }, [state, code, error, mutate, navigate]);
  const idle = finish.isIdle && state === undefined;
  return (
    <>
      <PageHeader title="Connect an account">Back from Pinterest.</PageHeader>
      <Steps at={finish.isSuccess ? 3 : 2} />
      {finish.isSuccess ? (
        <EmptyState
          icon={IconCircleCheck}
          title={`${finish.data.name} is connected`}
          action={
            <LinkButton to="/accounts/$id" params={{ id: finish.data.id }}>
              Look at its health and boards
            </LinkButton>
          }
        >
          {finish.data.username ? `Pinterest says it is @${finish.data.username}. ` : ''}Choose its board in a
          project; approved pins then get their slots. It begins with {finish.data.cap_today} pins a day.
        </EmptyState>
      ) : finish.isError || idle ? (
        <div role="alert">
          <EmptyState
            icon={IconPlugConnectedX}
            title="Nothing was connected"
            action={<LinkButton to="/accounts/connect">Begin again</LinkButton>}
          >
            {finish.isError
              ? asApiError(finish.error).message
              : 'This page is where Pinterest sends you back to; there is no answer of Pinterest in its address.'}
          </EmptyState>
        </div>
      ) : (
        <Skeleton h={200} radius="lg" aria-busy="true" aria-label="Asking Pinterest for the tokens" />
      )}
    </>
  );
}
