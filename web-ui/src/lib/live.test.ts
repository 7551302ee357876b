import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeEventSource, latestEventSource as latest } from '@/testing/event-source';
import { LiveConnection } from './live';

describe('LiveConnection', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    FakeEventSource.all = [];
    vi.stubGlobal('EventSource', FakeEventSource);
  });
  afterEach(() => vi.unstubAllGlobals());

  it('serves all topics of a page with one stream', () => {
    const live = new LiveConnection();
    live.subscribe(['runs'], vi.fn());
    live.subscribe(['nodes', 'runs'], vi.fn());
    vi.runAllTimers();
    expect(FakeEventSource.all).toHaveLength(1);
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
    expect(FakeEventSource.all).toHaveLength(2);
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
