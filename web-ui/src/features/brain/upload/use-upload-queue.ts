import { useEffect, useState, useSyncExternalStore } from 'react';
import { useWho } from '@/lib/session';
import type { Place } from './details';
import { findQueue, keepQueue } from './kept';
import { UploadQueue } from './queue';

/** The files that are brought to a brain; what is known of them outlives the page. */
export function useUploadQueue(projectId: string, brainId: string, first: Place) {
  const { subject } = useWho().session;
  const [kept] = useState(() => findQueue(subject, brainId));
  const [place, setPlace] = useState(kept?.place ?? first);
  const [queue] = useState(() => new UploadQueue(projectId, kept?.items));
  const items = useSyncExternalStore(queue.subscribe, queue.snapshot);
  const known = JSON.stringify(
    items.map(({ id, sha256, phase, details }) => [id, sha256, phase, details]),
  );
  useEffect(() => {
    keepQueue(subject, brainId, place, queue.snapshot());
  }, [subject, brainId, place, queue, known]);
  useEffect(() => () => queue.close(), [queue]);
  return { queue, items, place, setPlace };
}
