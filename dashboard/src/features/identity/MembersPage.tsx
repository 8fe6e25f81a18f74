import {
  ActionIcon,
  Button,
  Group,
  Modal,
  PasswordInput,
  Select,
  Skeleton,
  Stack,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useForm } from '@mantine/form';
import { IconLock, IconPlus, IconTrash, IconUsers } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import type { Member, NewMember, Role } from '@/shared/api/types';
import { useReasonAgainst, useSession } from '@/shared/session';
import { toast, toastError } from '@/shared/toast';
import { EmptyState } from '@/shared/ui/EmptyState';
import { LinkButton } from '@/shared/ui/LinkButton';
import { ErrorState, InlineError } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import css from './members.module.css';

const ROLES: { value: Role; label: string; may: string }[] = [
  { value: 'viewer', label: 'Viewer', may: 'Sees everything, changes nothing' },
  { value: 'editor', label: 'Editor', may: 'Drafts, edits, approves and rejects' },
  { value: 'admin', label: 'Admin', may: 'Also accounts, projects and members' },
];

export function MembersPage() {
  const against = useReasonAgainst('admin');
  if (against) {
    return (
      <>
        <PageHeader title="Members" />
        <EmptyState
          icon={IconLock}
          title="Only admins see the members"
          action={<LinkButton to="/">Go to the overview</LinkButton>}
        >
          {against}
        </EmptyState>
      </>
    );
  }
  return <Members />;
}

function Members() {
  const { data, error, isPending, refetch } = useQuery({ queryKey: keys.members, queryFn: api.members });
  const { tenant } = useSession();
  const [adding, add] = useDisclosure(false);
  const [leaving, setLeaving] = useState<Member | null>(null);
  return (
    <>
      <PageHeader
        title="Members"
        action={
          <Button onClick={add.open} leftSection={<IconPlus size={18} aria-hidden />}>
            Add a member
          </Button>
        }
      >
        Who works in {tenant.name}, and what each may do.
      </PageHeader>
      {isPending ? (
        <Skeleton h={220} radius="lg" aria-busy="true" aria-label="Loading the members" />
      ) : !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data.items.length === 0 ? (
        <EmptyState
          icon={IconUsers}
          title="No members"
          action={<Button onClick={add.open}>Add the first member</Button>}
        >
          People you add sign in with their own e-mail and password.
        </EmptyState>
      ) : (
        <ul className={`pf-card ${css.list ?? ''}`} aria-label="Members">
          {data.items.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              onRemove={() => {
                setLeaving(member);
              }}
            />
          ))}
        </ul>
      )}
      <Modal opened={adding} onClose={add.close} title="Add a member">
        <AddMemberForm onDone={add.close} />
      </Modal>
      <RemoveDialog
        member={leaving}
        onClose={() => {
          setLeaving(null);
        }}
      />
    </>
  );
}

function MemberRow({ member, onRemove }: { member: Member; onRemove: () => void }) {
  const { user } = useSession();
  const queries = useQueryClient();
  const isSelf = member.user_id === user.id;
  const change = useMutation({
    mutationFn: (role: Role) => api.changeMember(member.id, role),
    onSuccess: async (changed) => {
      await queries.invalidateQueries({ queryKey: keys.members });
      toast(`${changed.name} is now ${changed.role}.`);
    },
    onError: toastError,
  });
  const reason = isSelf ? 'You cannot remove yourself or change your own role.' : null;
  return (
    <li className={css.row}>
      <div className={css.who}>
        <h2 className={css.name}>
          {member.name} {isSelf && <span>(you)</span>}
        </h2>
        <p className={css.mail}>{member.email}</p>
      </div>
      <Select
        className={css.role}
        aria-label={`Role of ${member.name}`}
        data={ROLES.map(({ value, label }) => ({ value, label }))}
        value={member.role}
        disabled={isSelf || change.isPending}
        title={reason ?? undefined}
        onChange={(role) => {
          if (role && role !== member.role) change.mutate(role);
        }}
      />
      <Tooltip label={reason ?? 'Remove'}>
        <ActionIcon
          variant="subtle"
          color="danger"
          size={36}
          aria-label={`Remove ${member.name}`}
          aria-disabled={isSelf || undefined}
          data-disabled={isSelf || undefined}
          onClick={() => {
            if (!isSelf) onRemove();
          }}
        >
          <IconTrash size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}

function RemoveDialog({ member, onClose }: { member: Member | null; onClose: () => void }) {
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: (id: string) => api.removeMember(id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.members });
      toast(`${member?.name ?? 'The member'} was removed.`);
      onClose();
    },
  });
  return (
    <Modal opened={member !== null} onClose={onClose} title={`Remove ${member?.name ?? ''}?`} size="sm">
      <Stack gap="md">
        <p style={{ margin: 0 }}>
          They are signed out and lose access at once. This cannot be undone; you can add them again. What
          they approved stays on record.
        </p>
        <InlineError error={remove.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            color="danger"
            loading={remove.isPending}
            onClick={() => {
              if (member) remove.mutate(member.id);
            }}
          >
            Remove
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function AddMemberForm({ onDone }: { onDone: () => void }) {
  const queries = useQueryClient();
  const form = useForm<NewMember>({
    initialValues: { name: '', email: '', role: 'editor', password: '' },
    validate: {
      name: (value) => (value.trim() ? null : 'Enter a name.'),
      email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : 'Enter an e-mail address.'),
      password: (value) => (value.length >= 10 ? null : 'At least 10 characters.'),
    },
  });
  const save = useMutation({
    mutationFn: (member: NewMember) => api.addMember(member),
    onSuccess: async (member) => {
      await queries.invalidateQueries({ queryKey: keys.members });
      toast(`${member.name} can sign in now.`);
      onDone();
    },
  });
  return (
    <form
      aria-label="Add a member"
      noValidate
      onSubmit={form.onSubmit((values) => {
        save.mutate({ ...values, name: values.name.trim(), email: values.email.trim() });
      })}
    >
      <Stack gap="md">
        <TextInput label="Name" data-autofocus {...form.getInputProps('name')} />
        <TextInput label="E-mail" type="email" {...form.getInputProps('email')} />
        <Select
          label="Role"
          description={ROLES.find(({ value }) => value === form.values.role)?.may}
          data={ROLES.map(({ value, label }) => ({ value, label }))}
          {...form.getInputProps('role')}
        />
        <PasswordInput
          label="First password"
          description="Give it to them; at least 10 characters"
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <InlineError error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            Add
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
