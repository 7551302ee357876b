import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

/** The beginning of a hash or id, the whole of it in the tooltip and at a click in the clipboard. */
export function Hash({ value, length = 12 }: { value: string; length?: number }) {
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 2 }}>
      <Tooltip label={<span style={{ wordBreak: 'break-all' }}>{value}</span>}>
        <span
          style={{
            fontFamily: 'var(--mantine-font-family-monospace)',
            fontSize: 12,
            whiteSpace: 'nowrap',
          }}
        >
          {value.slice(0, length)}
          {value.length > length && '…'}
        </span>
      </Tooltip>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <ActionIcon size={20} onClick={copy} aria-label={copied ? 'Copied' : `Copy ${value}`}>
            {copied ? <IconCheck size={13} /> : <IconCopy size={13} />}
          </ActionIcon>
        )}
      </CopyButton>
    </span>
  );
}
