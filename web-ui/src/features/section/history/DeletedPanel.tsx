import { Button, Text, VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { deletedQuery } from '@/api/queries/annotation';
import type { Annotation } from '@/api/types';
import { DialogButton } from '@/components/form/DialogButton';
import { Loaded } from '@/components/Loaded';
import { MorePages } from '@/components/MorePages';
import { Panel } from '@/components/Page';
import { When } from '@/components/Time';
import { words } from '@/lib/format';
import type { Access } from '@/lib/session';
import type { Saved } from '../drawing/edit-session';
import { savedOf } from '../drawing/save';
import type { Shape } from '../shapes/shape';
import { BringBackForm } from './BringBackForm';
import classes from './HistoryPanel.module.css';

interface Shared {
  imageId: string;
  access: Access;
  /** The annotation that is looked at. */
  looked: string | undefined;
  onLook: (deleted: Shape | undefined) => void;
  onBroughtBack: (now: Saved) => void;
}

/** What was deleted from the image, by whom and why; all of it can be looked at and brought back. */
export function DeletedPanel(shared: Shared) {
  const [open, setOpen] = useState(false);
  return (
    <Panel
      title="Deleted annotations"
      aside={
        <Button
          variant="default"
          size="compact-xs"
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
            shared.onLook(undefined);
          }}
        >
          {open ? 'Hide' : 'Show'}
        </Button>
      }
    >
      {open ? (
        <Deleted {...shared} />
      ) : (
        <Text size="xs" c="dimmed">
          Who deleted what, when and why. All of it can be brought back.
        </Text>
      )}
    </Panel>
  );
}

function Deleted({ imageId, access, looked, onLook, onBroughtBack }: Shared) {
  const deleted = useInfiniteQuery(deletedQuery(imageId));
  const rows = deleted.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Loaded query={deleted} height={90}>
      {() =>
        rows.length === 0 ? (
          <Text size="sm">Nothing is deleted on this image.</Text>
        ) : (
          <>
            <ul className={classes.list} aria-label="Deleted annotations">
              {rows.map((row) => (
                <Row key={row.id} of={row} isLooked={row.id === looked} onLook={onLook}>
                  <DialogButton
                    label="Bring back"
                    title={`Bring back: ${nameOf(row)}`}
                    access={access}
                  >
                    {(close) => (
                      <BringBackForm
                        imageId={imageId}
                        newestRevision={row.revision}
                        earlier={row}
                        onDone={(now) => {
                          close();
                          onLook(undefined);
                          onBroughtBack(now);
                        }}
                      />
                    )}
                  </DialogButton>
                </Row>
              ))}
            </ul>
            <MorePages count={rows.length} one="deletion" query={deleted} />
          </>
        )
      }
    </Loaded>
  );
}

const nameOf = ({ kind, region, className }: Annotation) =>
  `${words(kind)}, ${region?.name ?? className ?? 'no region'}`;

function Row({
  of,
  isLooked,
  onLook,
  children,
}: {
  of: Annotation;
  isLooked: boolean;
  onLook: (deleted: Shape | undefined) => void;
  children: ReactNode;
}) {
  const { author, at, reason } = of;
  return (
    <li className={classes.revision} data-looked={isLooked || undefined}>
      <div className={classes.head}>
        <strong>{nameOf(of)}</strong>
      </div>
      <Text size="xs" c="dimmed">
        deleted by {author}, <When at={at} />
      </Text>
      {reason && <Text size="xs">“{reason}”</Text>}
      <div className={classes.actions}>
        <Button
          variant="default"
          size="compact-xs"
          aria-pressed={isLooked}
          onClick={() =>
            // A deletion has no shape of its own: what is looked at is what was deleted.
            onLook(isLooked ? undefined : (savedOf({ ...of, deleted: false }).shape ?? undefined))
          }
        >
          Look<VisuallyHidden> at {nameOf(of)}</VisuallyHidden>
        </Button>
        {children}
      </div>
    </li>
  );
}
