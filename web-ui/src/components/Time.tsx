import { Tooltip } from '@mantine/core';
import { formatAbsolute, formatDuration, formatRelative, secondsBetween } from '@/lib/format';
import { useNow } from '@/lib/now';

/**
 * When something happened, as people say it; the exact time is in the tooltip. The page's clock ticks
 * in steps, so what happened since its last tick is “just now”.
 */
export function When({ at }: { at: string | null | undefined }) {
  const now = useNow(10_000);
  if (!at) return <>–</>;
  return (
    <Tooltip label={formatAbsolute(at)}>
      <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
        {formatRelative(at, Math.max(now, Date.parse(at)))}
      </time>
    </Tooltip>
  );
}

/** How long, counting on while it is not finished. */
export function Lasted({
  from,
  to,
}: {
  from: string | null | undefined;
  to: string | null | undefined;
}) {
  const now = useNow(1_000);
  if (!from) return <>–</>;
  return (
    <span style={{ whiteSpace: 'nowrap' }}>{formatDuration(secondsBetween(from, to, now))}</span>
  );
}
