import { Badge, Button, Text, VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { revisionsQuery } from '@/api/queries/annotation';
import type { AnnotationRevision } from '@/api/types';
import { DialogButton } from '@/components/form/DialogButton';
import { Loaded } from '@/components/Loaded';
import { Panel } from '@/components/Page';
import { When } from '@/components/Time';
import { words } from '@/lib/format';
import type { Access } from '@/lib/session';
import type { Saved } from '../drawing/edit-session';
import { savedOf } from '../drawing/save';
import type { Shape } from '../shapes/shape';
import { BringBackForm } from './BringBackForm';
import classes from './HistoryPanel.module.css';

/** Who changed the selected annotation, when and why; earlier ones can be looked at and brought back. */
export function HistoryPanel({
  imageId,
  shape,
  unsaved,
  access,
  looked,
  onLook,
  onBroughtBack,
}: {
  imageId: string;
  shape: Shape;
  /** Whether it is changed here and not saved. */
  unsaved: boolean;
  access: Access;
  /** The revision that is looked at. */
  looked: number | undefined;
  onLook: (earlier: Shape | undefined) => void;
  onBroughtBack: (now: Saved) => void;
}) {
  const revisions = useInfiniteQuery(revisionsQuery(imageId, shape.id));
  const rows = revisions.data?.pages.flatMap((page) => page.items) ?? [];
  const newest = rows[0]?.annotation;
  const may: Access =
    access !== true
      ? access
      : newest?.locked
        ? 'It is locked.'
        : unsaved
          ? 'Save or undo your own changes of it first.'
          : true;
  return (
    <Panel title="History">
      <Loaded query={revisions} height={90}>
        {() => (
          <>
            <ol className={classes.list} reversed start={newest?.revision}>
              {rows.map((row) => (
                <Revision
                  key={row.annotation.revision}
                  of={row}
                  isNewest={row.annotation === newest}
                  isLooked={row.annotation.revision === looked}
                  onLook={onLook}
                >
                  <DialogButton
                    label="Bring back"
                    title={`Bring revision ${row.annotation.revision} back`}
                    access={may}
                  >
                    {(close) => (
                      <BringBackForm
                        imageId={imageId}
                        newestRevision={newest?.revision ?? 0}
                        earlier={row.annotation}
                        onDone={(now) => {
                          close();
                          onBroughtBack(now);
                        }}
                      />
                    )}
                  </DialogButton>
                </Revision>
              ))}
            </ol>
            {revisions.hasNextPage && (
              <Button
                variant="default"
                mt={8}
                loading={revisions.isFetchingNextPage}
                onClick={() => void revisions.fetchNextPage()}
              >
                Earlier revisions
              </Button>
            )}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function Revision({
  of: { annotation, changed },
  isNewest,
  isLooked,
  onLook,
  children,
}: {
  of: AnnotationRevision;
  isNewest: boolean;
  isLooked: boolean;
  onLook: (earlier: Shape | undefined) => void;
  children: ReactNode;
}) {
  const { revision, author, at, reason, deleted } = annotation;
  const region = annotation.region?.name ?? annotation.className ?? 'no region';
  const what = deleted
    ? 'deleted'
    : changed.length > 0
      ? `changed ${changed.map(words).join(', ')}`
      : revision === 1
        ? 'drawn'
        : 'saved as it was';
  return (
    <li className={classes.revision} data-looked={isLooked || undefined}>
      <div className={classes.head}>
        <strong>Revision {revision}</strong>
        <span>{what}</span>
        {isNewest && (
          <Badge size="xs" variant="outline" color="gray" className={classes.badge}>
            now
          </Badge>
        )}
      </div>
      <Text size="xs" c="dimmed">
        {author}, <When at={at} /> · {words(annotation.kind)}, {region}
      </Text>
      {reason && <Text size="xs">“{reason}”</Text>}
      {!isNewest && !deleted && (
        <div className={classes.actions}>
          <Button
            variant="default"
            size="compact-xs"
            aria-pressed={isLooked}
            onClick={() => onLook(isLooked ? undefined : (savedOf(annotation).shape ?? undefined))}
          >
            Look<VisuallyHidden> at revision {revision}</VisuallyHidden>
          </Button>
          {children}
        </div>
      )}
    </li>
  );
}
