import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { exportUrl, type Exported, type ExportFormat } from '../api/exportUrl';

const FORMATS: { format: ExportFormat; label: string }[] = [
  { format: 'csv', label: 'CSV, for any program' },
  { format: 'xlsx', label: 'XLSX, for spreadsheets' },
  { format: 'json', label: 'JSON, for scripts' },
];

interface Props {
  what: Exported;
  query?: Record<string, string | number | boolean | undefined>;
  label?: string;
}

/** Everything that matches as a file. */
export function ExportMenu({ what, query, label = 'Export' }: Props) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map(({ format, label: words }) => (
          <Menu.Item key={format} component="a" href={exportUrl(what, format, query)} download>
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
