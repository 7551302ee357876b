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

export interface LiveChange {
  events: readonly LiveEvent[];
  /** More may have happened than the events tell. */
  missed: boolean;
}

/**
 * Calls back with what came of the topics, at most every 400 ms and never while a call is under way;
 * also when a stream opens, for nobody told what happened before, and by the clock while it is
 * broken.
 */
export function useLiveChanges(
  topics: readonly string[],
  onChange: (change: LiveChange) => unknown,
  types?: readonly string[],
) {
  const status = useLiveStatus();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const busy = useRef(false);
  const gathered = useRef<LiveEvent[]>([]);
  const missed = useRef(false);
  function later() {
    timer.current ??= setTimeout(() => void tell(), REFRESH_MS);
  }
  async function tell() {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (busy.current) {
      later();
      return;
    }
    const change = { events: gathered.current, missed: missed.current };
    gathered.current = [];
    missed.current = false;
    busy.current = true;
    try {
      await onChange(change);
    } finally {
      busy.current = false;
    }
  }
  useLive(topics, (event) => {
    if (types && !types.includes(event.type)) return;
    gathered.current.push(event);
    later();
  });
  const catchUp = useEffectEvent(() => {
    missed.current = true;
    void tell();
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const connection = use(LiveContext);
  const listens = topics.length > 0;
  useEffect(
    () => (listens ? connection.onOpen(() => catchUp()) : undefined),
    [connection, listens],
  );
  const polls = status === 'polling' && listens;
  useEffect(() => {
    if (!polls) return undefined;
    const clock = setInterval(() => catchUp(), POLL_MS);
    return () => clearInterval(clock);
  }, [polls]);
}

/** Keeps queries fresh: whatever comes of the topics has them refetched. */
export function useLiveRefresh(
  topics: readonly string[],
  keys: readonly QueryKey[],
  types?: readonly string[],
) {
  const client = useQueryClient();
  useLiveChanges(
    topics,
    () => {
      for (const queryKey of keys) void client.invalidateQueries({ queryKey });
    },
    types,
  );
}
