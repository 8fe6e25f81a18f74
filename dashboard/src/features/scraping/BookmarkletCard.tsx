import { Button, CopyButton, Select, Skeleton } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '@/shared/api/keys';
import { scraping as api } from '@/shared/api/scrapingCalls';
import type { Bookmarklet, Token } from '@/shared/api/types';
import { useChosenProject, useProjects } from '@/shared/project';
import { useReasonAgainst, useSession } from '@/shared/session';
import { toast, toastError } from '@/shared/toast';
import { InlineError } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { Ago } from '@/shared/ui/Time';
import css from './bring.module.css';

/** Bookmarks that send the page one is looking at: make, put into the browser, revoke. */
export function BookmarkletCard() {
  const queries = useQueryClient();
  const against = useReasonAgainst('editor');
  const { data: projects } = useProjects();
  const { projectId } = useChosenProject();
  const [picked, setPicked] = useState<string | null>(projectId);
  const project = picked ?? projects?.items[0]?.id ?? null;
  const tokens = useQuery({ queryKey: keys.tokens, queryFn: api.tokens });
  const own = tokens.data?.items.filter((token) => token.scope === 'bring_pages') ?? [];
  const make = useMutation({
    mutationFn: api.makeBookmarklet,
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.tokens }),
  });
  return (
    <section className={`pf-card ${css.card ?? ''}`} aria-labelledby="bookmarklet-title">
      <div>
        <h2 id="bookmarklet-title" className={css.title}>
          From your browser
        </h2>
        <p className={css.quiet}>
          A bookmark that sends the Amazon page you are looking at. It holds a token that can do nothing else;
          revoke it here at any time.
        </p>
      </div>
      <div className={css.make}>
        <Select
          label="Project"
          data={(projects?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={project}
          onChange={setPicked}
        />
        <ReasonButton
          variant="default"
          reason={against ?? (project ? null : 'Set up a project first.')}
          loading={make.isPending}
          onClick={() => {
            if (project) make.mutate(project);
          }}
        >
          Make a bookmarklet
        </ReasonButton>
      </div>
      <InlineError error={make.error} />
      {make.data && <Made made={make.data} />}
      {tokens.isPending && <Skeleton h={48} />}
      <InlineError error={tokens.error} />
      {own.length > 0 && (
        <ul className={css.runs} aria-label="Your bookmarklets">
          {own.map((token) => (
            <TokenRow
              key={token.id}
              token={token}
              gone={() => {
                if (make.data?.token_id === token.id) make.reset();
              }}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function Made({ made }: { made: Bookmarklet }) {
  return (
    <div className={css.made} role="status">
      <a
        className={css.bookmark}
        draggable
        // React does not put a javascript: address into a page; a bookmark needs one.
        ref={(node) => node?.setAttribute('href', made.javascript)}
        onClick={(event) => {
          event.preventDefault();
          toast('Drag it to the bookmarks bar, then click it there on an Amazon page.');
        }}
      >
        <IconBookmark size={18} aria-hidden /> Bring to pinflow
      </a>
      <p className={css.quiet}>
        Drag it to your bookmarks bar, or copy its address into a new bookmark. It is shown this once.
      </p>
      <CopyButton value={made.javascript}>
        {({ copied, copy }) => (
          <Button size="xs" variant="default" onClick={copy}>
            {copied ? 'Copied' : 'Copy its address'}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}

function TokenRow({ token, gone }: { token: Token; gone: () => void }) {
  const queries = useQueryClient();
  const { time_zone: zone } = useSession();
  const [sure, setSure] = useState(false);
  const revoke = useMutation({
    mutationFn: () => api.revokeToken(token.id),
    onSuccess: async () => {
      gone();
      toast('Revoked. That bookmark brings nothing any more.');
      await queries.invalidateQueries({ queryKey: keys.tokens });
    },
    onError: toastError,
  });
  return (
    <li className={css.run}>
      <div className={css.runWhat}>
        <h3 className={css.runName}>{token.name}</h3>
        <span className="pf-label">
          made <Ago at={token.created_at} zone={zone} />,{' '}
          {token.last_used_at ? (
            <>
              used <Ago at={token.last_used_at} zone={zone} />
            </>
          ) : (
            'never used'
          )}
        </span>
      </div>
      <div className={css.runButtons}>
        {sure && (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              setSure(false);
            }}
          >
            Keep
          </Button>
        )}
        <Button
          size="xs"
          variant={sure ? 'filled' : 'subtle'}
          color={sure ? 'danger' : 'neutral'}
          loading={revoke.isPending}
          aria-label={`${sure ? 'Revoke for good' : 'Revoke'}: ${token.name}`}
          onClick={() => {
            if (sure) revoke.mutate();
            else setSure(true);
          }}
        >
          {sure ? 'Revoke for good' : 'Revoke'}
        </Button>
      </div>
    </li>
  );
}
