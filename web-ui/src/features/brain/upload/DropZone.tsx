import { FileButton, Text } from '@mantine/core';
import { useState } from 'react';
import { GuardedButton } from '@/components/Guarded';
import type { Access } from '@/lib/session';
import classes from './Upload.module.css';

/** Takes files that are dropped or chosen. */
export function DropZone({
  access,
  onFiles,
}: {
  access: Access;
  onFiles: (files: readonly File[]) => void;
}) {
  const [over, setOver] = useState(false);
  const may = access === true;
  return (
    <div
      className={classes.drop}
      data-over={(may && over) || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        event.dataTransfer.dropEffect = may ? 'copy' : 'none';
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        // Without this the browser would leave the page for the file.
        event.preventDefault();
        setOver(false);
        if (may) onFiles([...event.dataTransfer.files]);
      }}
    >
      <Text size="sm">Drop scans here, or</Text>
      {may ? (
        <FileButton multiple onChange={onFiles}>
          {(props) => (
            <GuardedButton access={access} variant="default" {...props}>
              Choose files
            </GuardedButton>
          )}
        </FileButton>
      ) : (
        <GuardedButton access={access}>Choose files</GuardedButton>
      )}
      <Text size="xs" c="dimmed" className={classes.hint}>
        TIFF, SVS, NDPI, OME-TIFF and what else the platform reads; of any size. They are sent in
        pieces, and go on after a cut. For hundreds of files use ./cytostudy section import.
      </Text>
    </div>
  );
}
