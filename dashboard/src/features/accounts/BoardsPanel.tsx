import { useState, type ReactNode } from 'react';
import { Button, Skeleton, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { accounts as api } from '@/shared/api/accountCalls';
import { api as calls } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import type { Account } from '@/shared/api/types';
import { useReasonAgainst } from '@/shared/session';
import { toast } from '@/shared/toast';
import { InlineError } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { Panel } from './Panel';
import css from './accounts.module.css';

/** The account's boards and their sections, and making more of both. */
export function BoardsPanel({ account }: { account: Account }) {
  const queries = useQueryClient();
  const [open, setOpen] = useState<string | null>(null);
  const boards = useQuery({
    queryKey: keys.boards(account.id),
    queryFn: () => calls.boards(account.id),
    enabled: account.state === 'connected' || account.state === 'paused',
  });
  return (
    <Panel title="Boards">
      {boards.isLoading && <Skeleton h={80} aria-busy="true" aria-label="Loading the boards" />}
      <InlineError error={boards.error} />
      {boards.data && boards.data.items.length === 0 && (
        <p className={css.about}>There is no board yet. Pins need one: make the first.</p>
      )}
      {boards.data && boards.data.items.length > 0 && (
        <ul aria-label="Boards">
          {boards.data.items.map((board) => (
            <li key={board.id}>
              <div className={css.row}>
                <p>{board.name}</p>
                {account.channel === 'pinterest' && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    color="neutral"
                    aria-expanded={open === board.id}
                    aria-label={`Sections of ${board.name}`}
                    onClick={() => {
                      setOpen(open === board.id ? null : board.id);
                    }}
                  >
                    Sections
                  </Button>
                )}
              </div>
              {open === board.id && <Sections account={account} boardId={board.id} boardName={board.name} />}
            </li>
          ))}
        </ul>
      )}
      <MakeByName
        what="board"
        label="Make a board"
        icon={<IconPlus size={16} aria-hidden />}
        make={(name) => api.makeBoard(account.id, name)}
        onMade={async (made) => {
          await queries.invalidateQueries({ queryKey: keys.boards(account.id) });
          toast(`The board ${made.name} is there.`);
        }}
      />
    </Panel>
  );
}

function Sections({ account, boardId, boardName }: { account: Account; boardId: string; boardName: string }) {
  const queries = useQueryClient();
  const key = keys.sections(account.id, boardId);
  const sections = useQuery({ queryKey: key, queryFn: () => api.sections(account.id, boardId) });
  return (
    <>
      {sections.isPending && <Skeleton h={40} aria-busy="true" aria-label="Loading the sections" />}
      <InlineError error={sections.error} />
      {sections.data && (
        <p className="pf-label">
          {sections.data.items.length === 0
            ? 'It has no sections.'
            : sections.data.items.map((section) => section.name).join(', ')}
        </p>
      )}
      <MakeByName
        what="section"
        label={`Make a section of ${boardName}`}
        make={(name) => api.makeSection(account.id, boardId, name)}
        onMade={() => queries.invalidateQueries({ queryKey: key })}
      />
    </>
  );
}

interface MakeByNameProps<Made> {
  /** What is made, in one word. */
  what: string;
  /** What the form is called. */
  label: string;
  icon?: ReactNode;
  make: (name: string) => Promise<Made>;
  onMade: (made: Made) => Promise<unknown>;
}

/** Makes something at Pinterest that needs nothing but a name. */
function MakeByName<Made>({ what, label, icon, make: call, onMade }: MakeByNameProps<Made>) {
  const against = useReasonAgainst('editor');
  const [text, setText] = useState('');
  const name = text.trim();
  const make = useMutation({
    mutationFn: () => call(name),
    onSuccess: async (made) => {
      setText('');
      await onMade(made);
    },
  });
  return (
    <>
      <form
        aria-label={label}
        className={css.row}
        onSubmit={(event) => {
          event.preventDefault();
          if (name) make.mutate();
        }}
      >
        <TextInput
          label={`New ${what}`}
          maxLength={180}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
        />
        <ReasonButton
          type="submit"
          variant="default"
          reason={against ?? (name ? null : `Give the ${what} a name.`)}
          loading={make.isPending}
          leftSection={icon}
        >
          Make it
        </ReasonButton>
      </form>
      <InlineError error={make.error} />
    </>
  );
}
