import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveConnection } from './live';

class FakeSource {
  static all: FakeSource[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  closed = false;
  readonly url: string;

  constructor(url: string) {
    this.url = decodeURIComponent(url);
    FakeSource.all.push(this);
  }
  addEventListener() {}
  close() {
    this.closed = true;
  }
}

describe('LiveConnection', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    FakeSource.all = [];
    vi.stubGlobal('EventSource', FakeSource);
  });
  afterEach(() => vi.unstubAllGlobals());

  const latest = () => {
    const source = FakeSource.all.at(-1);
    if (!source) throw new Error('nothing was opened');
    return source;
  };

  it('serves all topics of a page with one stream', () => {
    const live = new LiveConnection();
    live.subscribe(['runs'], vi.fn());
    live.subscribe(['nodes', 'runs'], vi.fn());
    vi.runAllTimers();
    expect(FakeSource.all).toHaveLength(1);
    expect(latest().url).toBe('/api/v1/events?topics=nodes,runs');
  });

  it('tells listeners of an event by the type in its data', () => {
    const live = new LiveConnection();
    const listener = vi.fn();
    live.subscribe(['runs'], listener);
    vi.runAllTimers();
    latest().onmessage?.({ data: '{"type":"run-changed","runId":"r1"}' });
    latest().onmessage?.({ data: 'not json' });
    expect(listener).toHaveBeenCalledExactlyOnceWith({
      type: 'run-changed',
      data: { type: 'run-changed', runId: 'r1' },
    });
  });

  it('tells each listener of its own topics alone', () => {
    const live = new LiveConnection();
    const [runs, one, nodes] = [vi.fn(), vi.fn(), vi.fn()];
    live.subscribe(['runs'], runs);
    live.subscribe(['run:r1'], one);
    live.subscribe(['nodes'], nodes);
    vi.runAllTimers();
    const tell = (data: object) => latest().onmessage?.({ data: JSON.stringify(data) });
    tell({ type: 'metric', runId: 'r1' });
    tell({ type: 'metric', runId: 'r2' });
    tell({ type: 'run-changed', runId: 'r2' });
    tell({ type: 'node-changed', nodeId: 'n1' });
    expect([runs, one, nodes].map((each) => each.mock.calls.length)).toEqual([1, 1, 1]);
  });

  it('asks everybody to catch up whenever a stream opens', () => {
    const live = new LiveConnection();
    const catchUp = vi.fn();
    live.onOpen(catchUp);
    live.subscribe(['runs'], vi.fn());
    vi.advanceTimersByTime(50);
    latest().onopen?.();
    expect(catchUp).toHaveBeenCalledTimes(1);
    live.subscribe(['run:r1'], vi.fn());
    vi.advanceTimersByTime(50);
    latest().onopen?.();
    expect(catchUp).toHaveBeenCalledTimes(2);
    latest().onerror?.();
    vi.advanceTimersByTime(1_000);
    latest().onopen?.();
    expect(catchUp).toHaveBeenCalledTimes(3);
  });

  it('says that it polls while the stream is broken, and connects again', () => {
    const live = new LiveConnection();
    live.subscribe(['runs'], vi.fn());
    vi.advanceTimersByTime(50);
    latest().onopen?.();
    expect(live.status).toBe('live');
    latest().onerror?.();
    expect(live.status).toBe('polling');
    vi.advanceTimersByTime(1_000);
    expect(FakeSource.all).toHaveLength(2);
    latest().onopen?.();
    expect(live.status).toBe('live');
  });

  it('closes the stream when nobody listens any more', () => {
    const live = new LiveConnection();
    const leave = live.subscribe(['runs'], vi.fn());
    vi.runAllTimers();
    leave();
    vi.runAllTimers();
    expect(latest().closed).toBe(true);
    expect(live.status).toBe('off');
  });
});
