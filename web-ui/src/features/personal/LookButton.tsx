import { Button, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { api, body } from '@/api/client';
import type { PersonalDatum } from '@/api/types';
import { Facts } from '@/components/Facts';
import { Loaded } from '@/components/Loaded';
import { Notice } from '@/components/Notice';
import classes from './LookButton.module.css';

export const KIND_NAMES: Readonly<Record<PersonalDatum['kind'], string>> = {
  LABEL: 'label image',
  MACRO: 'macro image',
  THUMBNAIL: 'thumbnail',
  TEXT: 'free text',
};

/** Shows what was taken out only when it is asked for twice: each look is recorded. */
export function LookButton({ datum }: { datum: PersonalDatum }) {
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState(false);
  const close = () => {
    setOpen(false);
    setShown(false);
  };
  if (!datum.sha256) {
    return (
      <Text size="xs" c="dimmed">
        could not be decoded; lies in the file alone
      </Text>
    );
  }
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Look …
      </Button>
      <Modal
        opened={open}
        onClose={close}
        size="lg"
        title={`${KIND_NAMES[datum.kind]} of brain ${datum.brain}, section ${datum.section}`}
      >
        {shown ? (
          <Content datum={datum} />
        ) : (
          <Stack gap="sm" align="flex-start">
            <Notice tone="warn">
              It may name a donor. That you look at it is recorded in the audit log.
            </Notice>
            <Button onClick={() => setShown(true)}>Show it</Button>
          </Stack>
        )}
      </Modal>
    </>
  );
}

type Seen = { picture: Blob } | { texts: Record<string, unknown> };

function Content({ datum }: { datum: PersonalDatum }) {
  const content = useQuery({
    queryKey: ['personal-data', datum.id, 'content'],
    queryFn: async ({ signal }): Promise<Seen> => {
      const file = await body(
        api.GET('/api/v1/personal-data/{id}/content', {
          params: { path: { id: datum.id } },
          parseAs: 'blob',
          signal,
        }),
      );
      return datum.kind === 'TEXT'
        ? { texts: JSON.parse(await file.text()) as Record<string, unknown> }
        : { picture: file };
    },
    // Nothing of it stays in memory once the window is closed; a second look is a second entry.
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    retry: false,
  });
  return (
    <Loaded query={content} height={200}>
      {(seen) =>
        'picture' in seen ? (
          <Picture file={seen.picture} label={KIND_NAMES[datum.kind]} />
        ) : (
          <Facts
            facts={Object.entries(seen.texts).map(([field, text]) => [
              field,
              typeof text === 'string' ? text : JSON.stringify(text),
            ])}
          />
        )
      }
    </Loaded>
  );
}

/** The bytes have an address as long as the picture is in sight. */
function Picture({ file, label }: { file: Blob; label: string }) {
  const show = useCallback(
    (image: HTMLImageElement) => {
      const address = URL.createObjectURL(file);
      image.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [file],
  );
  return <img className={classes.picture} ref={show} alt={label} />;
}
