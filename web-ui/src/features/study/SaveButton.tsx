import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { saveFile } from './save-file';

/** A text that a person takes away as a file. */
export function SaveButton({
  name,
  label,
  what,
  type,
  text,
}: {
  name: string;
  label: string;
  /** What is in it, for who does not see where the button stands. */
  what: string;
  type: string;
  text: () => string;
}) {
  return (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={<IconDownload size={13} />}
      aria-label={`Download ${what} as ${label}`}
      onClick={() => saveFile(name, type, text())}
    >
      {label}
    </Button>
  );
}
