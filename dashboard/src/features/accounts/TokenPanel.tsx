import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { accounts as api } from '@/shared/api/accountCalls';
import { keys } from '@/shared/api/keys';
import type { Account, AccountHealth } from '@/shared/api/types';
import { useReasonAgainst } from '@/shared/session';
import { toast } from '@/shared/toast';
import { Fact, Facts } from '@/shared/ui/Facts';
import { InlineError, Notice } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { Ago, Moment } from '@/shared/ui/Time';
import { Panel } from './Panel';
import css from './accounts.module.css';

/** How long the account's token lasts, what it allows, and renewing it. */
export function TokenPanel({ account, health }: { account: Account; health: AccountHealth }) {
  const { token } = health;
  const zone = account.time_zone;
  const against = useReasonAgainst('admin');
  const queries = useQueryClient();
  const renew = useMutation({
    mutationFn: () => api.renew(account.id),
    onSuccess: () => {
      toast(`${account.name} has a new token.`);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.accounts }),
  });
  if (token.kind === null)
    return (
      <Panel title="Token">
        <p className={css.about}>None is needed: its pins leave as files and feeds.</p>
      </Panel>
    );
  return (
    <Panel title="Token">
      <Facts>
        <Fact name="Since">{token.saved_at ? <Ago at={token.saved_at} zone={zone} /> : 'Unknown'}</Fact>
        <Fact name="Ends">
          {token.expires_at ? <Moment at={token.expires_at} zone={zone} /> : 'Nobody said'}
        </Fact>
        {token.refresh_expires_at && (
          <Fact name="Renewable until">
            <Moment at={token.refresh_expires_at} zone={zone} />
          </Fact>
        )}
        <Fact name="Renewal">
          {token.renewable ? 'By itself, days before it ends' : 'Not by itself: it was pasted'}
        </Fact>
        <Fact name="Allowed">{health.scopes.length > 0 ? health.scopes.join(', ') : 'Nobody said'}</Fact>
      </Facts>
      {token.renew_problem && (
        <Notice tone="info">
          <p>
            The last try did not work: {token.renew_problem}{' '}
            {token.renew_after && (
              <>
                The next is due on <Moment at={token.renew_after} zone={zone} />.
              </>
            )}
          </p>
        </Notice>
      )}
      <InlineError error={renew.error} />
      <div className={css.foot}>
        {token.renewable ? (
          <ReasonButton
            variant="default"
            reason={against}
            loading={renew.isPending}
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={() => {
              renew.mutate();
            }}
          >
            Renew it now
          </ReasonButton>
        ) : (
          <Link to="/accounts/connect" search={{ name: account.name }}>
            Connect it on Pinterest’s page instead
          </Link>
        )}
      </div>
    </Panel>
  );
}
