/** One thing that happened, as `GET /api/v1/events` tells it. */
export interface LiveEvent {
  type: string;
  data: Record<string, unknown>;
}

export type LiveStatus = 'off' | 'connecting' | 'live' | 'polling';

/** Names that events carry in the stream's own `event` field, if they carry one. */
const EVENT_TYPES = [
  'run-changed',
  'step-changed',
  'metric',
  'log',
  'progress',
  'node-changed',
  'preparation-changed',
] as const;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 10_000;
/** Topics of one page arrive one after the other while it mounts; they share a connection. */
const GATHER_MS = 30;

type Listener = (event: LiveEvent) => void;

/** The topics that an event belongs to; the platform chooses what it sends by the same rule. */
function topicsOf({ type, data }: LiveEvent): string[] {
  if (type === 'node-changed') return ['nodes'];
  if (type === 'preparation-changed') return ['preparations'];
  const run = typeof data.runId === 'string' ? [`run:${data.runId}`] : [];
  return type === 'run-changed' ? ['runs', ...run] : run;
}

/**
 * The page's one event stream. Components subscribe to topics; the union of what is wanted is one
 * EventSource. When it breaks, `status` says `polling` and the queries refetch by the clock until a
 * retry succeeds. What happened while no stream was open is not told again: `onOpen` calls those who
 * have to catch up.
 */
export class LiveConnection {
  private source: EventSource | undefined;
  private openTopics = '';
  private readonly wanted = new Map<string, number>();
  private readonly listeners = new Map<Listener, ReadonlySet<string>>();
  private readonly openListeners = new Set<() => void>();
  private readonly statusListeners = new Set<() => void>();
  private retryMs = FIRST_RETRY_MS;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private current: LiveStatus = 'off';
  private readonly url: string;

  constructor(url = '/api/v1/events') {
    this.url = url;
  }

  get status(): LiveStatus {
    return this.current;
  }

  subscribe(topics: readonly string[], listener: Listener): () => void {
    for (const topic of topics) this.wanted.set(topic, (this.wanted.get(topic) ?? 0) + 1);
    this.listeners.set(listener, new Set(topics));
    this.schedule(GATHER_MS);
    return () => {
      for (const topic of topics) {
        const left = (this.wanted.get(topic) ?? 1) - 1;
        if (left === 0) this.wanted.delete(topic);
        else this.wanted.set(topic, left);
      }
      this.listeners.delete(listener);
      this.schedule(GATHER_MS);
    };
  }

  onOpen(listener: () => void): () => void {
    this.openListeners.add(listener);
    return () => this.openListeners.delete(listener);
  }

  onStatus(listener: () => void): () => void {
    this.statusListeners.add(listener);
    return () => this.statusListeners.delete(listener);
  }

  private schedule(afterMs: number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.connect(), afterMs);
  }

  private connect() {
    const topics = [...this.wanted.keys()].sort().join(',');
    if (this.source && topics === this.openTopics) return;
    this.source?.close();
    this.source = undefined;
    this.openTopics = topics;
    if (topics === '' || typeof EventSource === 'undefined') {
      this.become(topics === '' ? 'off' : 'polling');
      return;
    }
    if (this.current !== 'live' && this.current !== 'polling') this.become('connecting');
    const source = new EventSource(`${this.url}?topics=${encodeURIComponent(topics)}`);
    this.source = source;
    source.onopen = () => {
      this.retryMs = FIRST_RETRY_MS;
      this.become('live');
      for (const listener of [...this.openListeners]) listener();
    };
    source.onerror = () => {
      source.close();
      if (this.source !== source) return;
      this.source = undefined;
      this.become('polling');
      this.schedule(this.retryMs);
      this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY_MS);
    };
    const deliver = (type: string) => (message: MessageEvent<string>) => {
      const data = parse(message.data);
      if (!data) return;
      const event = { type, data };
      const of = topicsOf(event);
      for (const [listener, topics] of [...this.listeners]) {
        if (of.some((topic) => topics.has(topic))) listener(event);
      }
    };
    for (const type of EVENT_TYPES) source.addEventListener(type, deliver(type));
    source.onmessage = (message: MessageEvent<string>) => {
      const data = parse(message.data);
      if (data && typeof data.type === 'string') deliver(data.type)(message);
    };
  }

  private become(status: LiveStatus) {
    if (status === this.current) return;
    this.current = status;
    for (const listener of [...this.statusListeners]) listener();
  }
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
