import { Button, Group, Stack, Text } from '@mantine/core';
import { DialogButton } from '@/components/form/DialogButton';
import { GuardedButton } from '@/components/Guarded';
import { formatAbsolute, plural } from '@/lib/format';
import type { Access } from '@/lib/session';
import classes from './SaveBar.module.css';

/** How much is not saved, and where it is until then. */
export function SaveBar({
  unsaved,
  restoredFrom,
  kept,
  access,
  onSave,
  onDiscard,
}: {
  unsaved: number;
  restoredFrom: string | undefined;
  kept: boolean;
  access: Access;
  onSave: () => void;
  onDiscard: () => void;
}) {
  const says =
    unsaved === 0
      ? 'All saved'
      : !kept
        ? `${plural(unsaved, 'change')} unsaved; this browser keeps no more: save soon`
        : restoredFrom
          ? `${plural(unsaved, 'change')} unsaved, found again from ${formatAbsolute(restoredFrom)}`
          : `${plural(unsaved, 'change')} unsaved, kept in this browser`;
  return (
    <div className={classes.bar}>
      <Text
        size="xs"
        c={kept ? 'dimmed' : 'red'}
        className={classes.says}
        role="status"
        data-testid="unsaved"
      >
        {says}
      </Text>
      {unsaved > 0 && (
        <DialogButton label="Discard" title="Discard what is not saved" access={true}>
          {(close) => (
            <Stack gap="sm">
              <Text size="sm">
                {plural(unsaved, 'change')} of yours will be gone, here and from this browser. What
                is saved stays.
              </Text>
              <Group>
                <Button
                  color="red"
                  onClick={() => {
                    onDiscard();
                    close();
                  }}
                >
                  Discard
                </Button>
              </Group>
            </Stack>
          )}
        </DialogButton>
      )}
      <GuardedButton
        access={access === true && unsaved === 0 ? 'Nothing is unsaved.' : access}
        onClick={onSave}
      >
        Save …
      </GuardedButton>
    </div>
  );
}
