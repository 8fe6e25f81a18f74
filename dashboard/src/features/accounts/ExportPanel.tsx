import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, CopyButton, NativeSelect, Skeleton, TextInput } from '@mantine/core';
import { IconDownload, IconRefresh } from '@tabler/icons-react';
import { accounts as api } from '@/shared/api/accountCalls';
import { keys } from '@/shared/api/keys';
import type { Account, AccountExport } from '@/shared/api/types';
import { plural } from '@/shared/format';
import { useReasonAgainst } from '@/shared/session';
import { InlineError, Notice } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { Ago } from '@/shared/ui/Time';
import { Panel } from './Panel';
import css from './accounts.module.css';

const WAYS = [
  { value: 'pinterest_csv', label: 'Files for Pinterest’s bulk upload' },
  { value: 'rss', label: 'A feed (RSS)' },
];

/** How the pins of an account without a key leave: files to take, or a feed. */
export function ExportPanel({ account }: { account: Account }) {
  const queries = useQueryClient();
  const mayChoose = useReasonAgainst('admin');
  const setting = useQuery({
    queryKey: keys.accountExport(account.id),
    queryFn: () => api.exportOf(account.id),
  });
  const choose = useMutation({
    mutationFn: (way: AccountExport['way']) => api.chooseExport(account.id, way),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.accounts }),
  });
  const found = setting.data;
  return (
    <Panel title="How its pins leave">
      {setting.isLoading && <Skeleton h={80} aria-busy="true" aria-label="Loading" />}
      <InlineError error={setting.error ?? choose.error} />
      {found?.fault && (
        <Notice tone="warning">
          <p>{found.fault}</p>
        </Notice>
      )}
      {found && (
        <>
          <NativeSelect
            label="By"
            data={WAYS}
            value={found.way}
            disabled={mayChoose !== null}
            description={mayChoose}
            onChange={(event) => {
              choose.mutate(event.currentTarget.value === 'rss' ? 'rss' : 'pinterest_csv');
            }}
          />
          {found.way === 'rss' ? (
            <FeedPart account={account} madeAt={found.feed_made_at} fault={found.fault} />
          ) : (
            <FilesPart account={account} fault={found.fault} />
          )}
        </>
      )}
    </Panel>
  );
}

function FilesPart({ account, fault }: { account: Account; fault: string | null }) {
  const queries = useQueryClient();
  const against = useReasonAgainst('editor');
  const files = useQuery({ queryKey: keys.accountFiles(account.id), queryFn: () => api.exports(account.id) });
  const handOut = useMutation({
    mutationFn: () => api.handOut(account.id),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.accounts }),
  });
  const said = handOut.data;
  return (
    <>
      <p className={css.about}>
        A file holds up to 100 scheduled pins of the next 14 days, each once; they count as published then.
      </p>
      <div className={css.foot}>
        <ReasonButton
          reason={against ?? fault}
          loading={handOut.isPending}
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => {
            handOut.mutate();
          }}
        >
          Make the next file
        </ReasonButton>
      </div>
      <InlineError error={handOut.error ?? files.error} />
      {said && (
        <div role="status">
          <p>
            {said.batch
              ? `File ${String(said.batch.number)} holds ${plural(said.batch.rows, 'pin')}.`
              : 'There is nothing to hand out: no pin’s slot lies within the next 14 days.'}
            {said.further > 0 && ` ${plural(said.further, 'pin')} more for another file.`}
          </p>
          {said.left_out.map((each) => (
            <p key={each.pin_id} className="pf-label">
              Left out: {each.title}. {each.reason}
            </p>
          ))}
        </div>
      )}
      <ul aria-label="Files">
        {files.data?.items.map((file) => (
          <li key={file.number}>
            <a
              href={`/api/v1/accounts/${account.id}/export.csv?batch=${String(file.number)}`}
              download={`pinterest-${String(file.number)}.csv`}
            >
              File {file.number}
            </a>{' '}
            <span className="pf-label">
              {plural(file.rows, 'pin')}, <Ago at={file.made_at} zone={account.time_zone} />, {file.made_by}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function FeedPart({
  account,
  madeAt,
  fault,
}: {
  account: Account;
  madeAt: string | null;
  fault: string | null;
}) {
  const queries = useQueryClient();
  const against = useReasonAgainst('admin');
  const renew = useMutation({
    mutationFn: () => api.renewFeed(account.id),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.accounts }),
  });
  return (
    <>
      <p className={css.about}>
        {madeAt ? (
          <>
            Its address was made <Ago at={madeAt} zone={account.time_zone} />. A new one ends it at once.
          </>
        ) : (
          'It has no address yet.'
        )}
      </p>
      {renew.data && (
        <div className={css.row}>
          <TextInput
            label="The feed’s address"
            description="Shown this once; whoever knows it can read the feed."
            readOnly
            value={renew.data.url}
          />
          <CopyButton value={renew.data.url}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
        </div>
      )}
      <InlineError error={renew.error} />
      <div className={css.foot}>
        <ReasonButton
          variant="default"
          reason={against ?? fault}
          loading={renew.isPending}
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={() => {
            renew.mutate();
          }}
        >
          {madeAt ? 'Make a new address' : 'Make its address'}
        </ReasonButton>
      </div>
    </>
  );
}
