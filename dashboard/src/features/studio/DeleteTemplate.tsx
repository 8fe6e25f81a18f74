import { Button, Group, Modal, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import { studio } from '@/shared/api/studioCalls';
import type { PinState, Template } from '@/shared/api/types';
import { plural } from '@/shared/format';
import { toast, toastError } from '@/shared/toast';
import { InlineError } from '@/shared/ui/Notice';

const OPEN: PinState[] = ['in_review', 'approved', 'scheduled'];

interface Props {
  template: Pick<Template, 'id' | 'name'>;
  onClose: () => void;
  onDeleted?: () => void;
}

/** Says what depends on a template before it goes, and offers it back after. */
export function DeleteTemplate({ template, onClose, onDeleted }: Props) {
  const queries = useQueryClient();
  const pins = useQuery({
    queryKey: keys.pins({ open: true }),
    queryFn: () => api.pins(OPEN, { limit: 200 }),
  });
  const used = pins.data?.items.filter((pin) => pin.template === template.id).length ?? 0;
  const refresh = () => queries.invalidateQueries({ queryKey: keys.templates });
  const remove = useMutation({
    mutationFn: async () => {
      const files = await studio.template(template.id);
      await studio.removeTemplate(template.id);
      return files;
    },
    onSuccess: async ({ design, sample }) => {
      onClose();
      onDeleted?.();
      queries.removeQueries({ queryKey: keys.template(template.id) });
      await refresh();
      toast(`“${template.name}” was deleted.`, {
        label: 'Undo',
        run: () => void studio.addTemplate({ design, sample }).then(refresh, toastError),
      });
    },
  });
  return (
    <Modal opened onClose={onClose} title={`Delete “${template.name}”?`}>
      <Stack gap="md">
        <p style={{ margin: 0 }}>
          {used === 0
            ? 'No open pin uses it. Published pins keep their pictures.'
            : `${plural(used, 'open pin uses', 'open pins use')} it. Their pictures stay, but to change one you must choose another template first.`}
        </p>
        <InlineError error={remove.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" data-autofocus onClick={onClose}>
            Keep it
          </Button>
          <Button
            color="danger"
            loading={remove.isPending}
            disabled={pins.isPending}
            onClick={() => {
              remove.mutate();
            }}
          >
            Delete
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
