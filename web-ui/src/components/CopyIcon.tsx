import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** Copies what `value` gives at the moment of the click. */
export function CopyIcon({
  label,
  value,
  icon,
}: {
  label: string;
  value: () => string;
  icon: ReactNode;
}) {
  const clipboard = useClipboard();
  return (
    <Tooltip label={clipboard.copied ? 'Copied' : label}>
      <ActionIcon variant="default" aria-label={label} onClick={() => clipboard.copy(value())}>
        {clipboard.copied ? <IconCheck size={16} /> : icon}
      </ActionIcon>
    </Tooltip>
  );
}
