import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { createContext, use, useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react';
import { LiveConnection, type LiveEvent, type LiveStatus } from './live';

export const LiveContext = createContext(new LiveConnection());

export function useLiveStatus(): LiveStatus {
  const connection = use(LiveContext);
  return useSyncExternalStore(
    (changed) => connection.onStatus(changed),
    () => connection.status,
  );
}

/** Calls back for every event of the topics while the component is mounted. */
export function useLive(topics: readonly string[], onEvent: (event: LiveEvent) => void) {
  const connection = use(LiveContext);
  const deliver = useEffectEvent(onEvent);
  const joined = topics.join(',');
  useEffect(() => {
    if (joined === '') return undefined;
    return connection.subscribe(joined.split(','), (event) => deliver(event));
  }, [connection, joined]);
}

const MOST_RUN_TOPICS = 20;

/** `runs` tells of states alone; the progress of the runs under way has topics of its own. */
export function runTopics(runs: readonly { id: string; state: string }[]): string[] {
  const active = runs.filter((run) => run.state === 'RUNNING').slice(0, MOST_RUN_TOPICS);
  return ['runs', ...active.map((run) => `run:${run.id}`)];
}

const REFRESH_MS = 400;
const POLL_MS = 4_000;

/**
 * Keeps queries fresh: refetched (at most every 400 ms) when an event of the topics comes, when a
 * stream opens, for nobody told what happened before, and by the clock while it is broken.
 */
export function useLiveRefresh(
  topics: readonly string[],
  keys: readonly QueryKey[],
  types?: readonly string[],
) {
  const client = useQueryClient();
  const status = useLiveStatus();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const refresh = () => {
    for (const queryKey of keys) void client.invalidateQueries({ queryKey });
  };
  const poll = useEffectEvent(refresh);
  useLive(topics, (event) => {
    if ((types && !types.includes(event.type)) || timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      refresh();
    }, REFRESH_MS);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const connection = use(LiveContext);
  const listens = topics.length > 0;
  useEffect(() => (listens ? connection.onOpen(() => poll()) : undefined), [connection, listens]);
  const polls = status === 'polling' && listens;
  useEffect(() => {
    if (!polls) return undefined;
    const clock = setInterval(() => poll(), POLL_MS);
    return () => clearInterval(clock);
  }, [polls]);
}
