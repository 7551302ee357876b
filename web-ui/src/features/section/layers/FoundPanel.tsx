import { Button, CloseButton, Group } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { CopyIcon } from '@/components/CopyIcon';
import { Facts } from '@/components/Facts';
import { Panel } from '@/components/Page';
import { searchOf, type View } from '../viewer/view';
import type { Found } from './layer';

/** Of the screen, that what was found takes when it is shown. */
const SHOWN_SCREEN_PX = 300;

/** What the topmost layer has at the place that was clicked. */
export function FoundPanel({
  found,
  onClose,
  onShow,
}: {
  found: readonly Found[];
  onClose: () => void;
  onShow: (view: View) => void;
}) {
  const [top] = found;
  if (!top) return null;
  const { title, facts, at, patchset } = top;
  const view = at && { xPx: at.x, yPx: at.y, zoom: SHOWN_SCREEN_PX / at.sizePx, rotationDeg: 0 };
  return (
    <Panel
      title={title}
      aside={<CloseButton size="sm" aria-label={`Close ${title}`} onClick={onClose} />}
    >
      <Facts facts={facts.map(([name, value]) => [name, value])} />
      <Group gap="xs" mt={10}>
        {view && (
          <>
            <Button variant="default" onClick={() => onShow(view)}>
              Show it
            </Button>
            <CopyIcon
              label={`Copy a link to ${title.toLowerCase()}`}
              value={() => addressOf(view)}
              icon={<IconLink size={16} />}
            />
          </>
        )}
        {patchset !== undefined && (
          <Link
            to="/patchsets/$patchsetId"
            params={{ patchsetId: patchset }}
            style={{ fontSize: 12 }}
          >
            Its patchset
          </Link>
        )}
      </Group>
    </Panel>
  );
}

/** This page with its layers, at another view. */
function addressOf(view: View): string {
  const address = new URL(window.location.href);
  const { x, y, z } = searchOf(view);
  for (const [name, value] of Object.entries({ x, y, z })) {
    address.searchParams.set(name, String(value));
  }
  address.searchParams.delete('r');
  return address.href;
}
