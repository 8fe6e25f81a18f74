import { useState, type RefObject } from 'react';
import { Button, Group, Skeleton, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/shared/api/keys';
import { review } from '@/shared/api/reviewCalls';
import type { Comment } from '@/shared/api/types';
import { useSession } from '@/shared/session';
import { toast, toastError } from '@/shared/toast';
import { InlineError } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { Moment } from '@/shared/ui/Time';
import { commentsQuery, reviewersQuery } from './queries';
import css from './review.module.css';

interface Props {
  pinId: string;
  field?: RefObject<HTMLTextAreaElement | null>;
}

/** What the team says about a pin, and a field to say more: viewers, such as clients, too. */
export function Comments({ pinId, field }: Props) {
  const { data, error, isPending } = useQuery(commentsQuery(pinId));
  const refresh = useRefresh(pinId);
  const [text, setText] = useState('');
  const add = useMutation({
    mutationFn: () => review.comment(pinId, text),
    onSuccess: async () => {
      setText('');
      await refresh();
    },
  });
  if (isPending) return <Skeleton h={72} aria-busy="true" aria-label="Loading the comments" />;
  if (!data) return <InlineError error={error} />;
  return (
    <div className={css.comments}>
      {data.items.length === 0 ? (
        <p className={css.quiet}>Nobody has said anything yet.</p>
      ) : (
        <ol aria-label="Comments">
          {data.items.map((comment) => (
            <CommentItem key={comment.id} comment={comment} onChanged={refresh} />
          ))}
        </ol>
      )}
      <form
        aria-label="Comment on the pin"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) add.mutate();
        }}
      >
        <Textarea
          ref={field}
          aria-label="Comment"
          placeholder="Say something; @Name asks a member"
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
              event.currentTarget.form?.requestSubmit();
          }}
        />
        <InlineError error={add.error} />
        <Group justify="space-between" gap="xs" mt="xs">
          <Mentions
            onPick={(name) => {
              setText((before) => `${before}${before && !before.endsWith(' ') ? ' ' : ''}@${name} `);
              field?.current?.focus();
            }}
          />
          <ReasonButton
            type="submit"
            variant="default"
            size="xs"
            loading={add.isPending}
            reason={text.trim() ? null : 'Write something first.'}
          >
            Comment
          </ReasonButton>
        </Group>
      </form>
    </div>
  );
}

function Mentions({ onPick }: { onPick: (name: string) => void }) {
  const { data } = useQuery(reviewersQuery);
  const { user } = useSession();
  const others = (data?.items ?? []).filter(({ id }) => id !== user.id).slice(0, 4);
  return (
    <Group gap={4}>
      {others.map(({ id, name }) => (
        <Button
          key={id}
          variant="subtle"
          color="neutral"
          size="compact-xs"
          aria-label={`Ask ${name}`}
          onClick={() => {
            onPick(name);
          }}
        >
          @{name}
        </Button>
      ))}
    </Group>
  );
}

function useRefresh(pinId: string) {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: keys.comments(pinId) });
    await queries.invalidateQueries({ queryKey: keys.pins() });
    await queries.invalidateQueries({ queryKey: keys.pin(pinId) });
  };
}

function CommentItem({ comment, onChanged }: { comment: Comment; onChanged: () => Promise<void> }) {
  const { time_zone: zone } = useSession();
  const [mode, setMode] = useState<'read' | 'edit' | 'delete'>('read');
  const [text, setText] = useState(comment.text);
  const change = useMutation({
    mutationFn: async () => {
      await (mode === 'delete' ? review.deleteComment(comment.id) : review.changeComment(comment.id, text));
    },
    onSuccess: async () => {
      if (mode === 'delete') toast('The comment is deleted.');
      setMode('read');
      await onChanged();
    },
    onError: toastError,
  });
  const run = () => {
    change.mutate();
  };
  const back = () => {
    setMode('read');
    setText(comment.text);
  };
  return (
    <li>
      <p className={css.said}>
        <strong>{comment.author.name}</strong>{' '}
        <span className="pf-label">
          <Moment at={comment.created_at} zone={zone} />
          {comment.edited_at && ', changed'}
        </span>
      </p>
      {mode === 'edit' ? (
        <Textarea
          aria-label="Change the comment"
          autosize
          maxLength={2000}
          value={text}
          data-autofocus
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
        />
      ) : (
        <p className={css.commentText}>{comment.text}</p>
      )}
      {comment.mine && (
        <Group gap={4}>
          {mode === 'read' ? (
            <>
              <SmallButton
                label="Change"
                about={comment}
                onClick={() => {
                  setMode('edit');
                }}
              />{' '}
              {/* prettier-ignore */}
              <SmallButton label="Delete" about={comment} onClick={() => { setMode('delete'); }} />{' '}
              {/* prettier-ignore */}
            </>
          ) : (
            <>
              {mode === 'delete' && <span className="pf-label">Delete it for good?</span>}
              <Button size="compact-xs" variant="default" loading={change.isPending} onClick={run}>
                {mode === 'delete' ? 'Delete for good' : 'Save'}
              </Button>
              <Button size="compact-xs" variant="subtle" color="neutral" onClick={back}>
                Keep it
              </Button>
            </>
          )}
        </Group>
      )}
    </li>
  );
}

function SmallButton({ label, about, onClick }: { label: string; about: Comment; onClick: () => void }) {
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      color="neutral"
      aria-label={`${label} the comment “${about.text.slice(0, 40)}”`}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
