import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { logsQuery } from '@/api/queries/log';
import type { LogPage, LoggedLine, Step } from '@/api/types';
import { Empty } from '@/components/Empty';
import { Loaded } from '@/components/Loaded';
import { plural } from '@/lib/format';
import { useLive } from '@/lib/use-live';
import { withoutEmptyPages } from './log-pages';
import classes from './Logs.module.css';

const SEVERITIES = ['DEBUG', 'INFO', 'WARN', 'ERROR'] as const;
const LINE_PX = 19;
const POLL_MS = 3_000;

/** The run's log: follows its end until it is paused or scrolled up. */
export function Logs({
  runId,
  steps,
  active,
}: {
  runId: string;
  steps: readonly Step[];
  active: boolean;
}) {
  const [step, setStep] = useState<string | null>(null);
  const [least, setLeast] = useState<string>('INFO');
  const [text, setText] = useState('');
  const [paused, setPaused] = useState(false);
  const client = useQueryClient();
  const options = logsQuery(runId, step ?? undefined);
  const logs = useInfiniteQuery(options);
  const next = () => {
    if (paused || logs.isFetching || !logs.hasNextPage) return;
    void logs.fetchNextPage().then(() => client.setQueryData(options.queryKey, withoutEmptyPages));
  };
  const more = useEffectEvent(next);
  useLive(active ? [`run:${runId}`] : [], (event) => {
    if (event.type === 'log' || event.type === 'step-changed') next();
  });
  useEffect(() => {
    if (!active) return undefined;
    // The stream may have told of a line while the last page was still on its way.
    const timer = setInterval(() => more(), POLL_MS);
    return () => clearInterval(timer);
  }, [active]);

  const pages = logs.data?.pages.length ?? 0;
  const lastFull = (logs.data?.pages.at(-1)?.lines.length ?? 0) > 0;
  useEffect(() => {
    if (lastFull) more();
  }, [pages, lastFull]);

  const shown = useMemo(() => filterLines(logs.data, least, text), [logs.data, least, text]);
  const errors = shown.findIndex((line) => line.line.severity === 'ERROR');

  return (
    <Loaded query={logs} height={420}>
      {() => (
        <>
          <Group gap="xs" className={classes.bar}>
            <TextInput
              data-search
              aria-label="Search the log"
              placeholder="Search the log  ( / )"
              leftSection={<IconSearch size={14} aria-hidden />}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              w={220}
            />
            <Select
              aria-label="Least severity"
              data={SEVERITIES.map((s) => ({ value: s, label: `${s.toLowerCase()} and above` }))}
              value={least}
              onChange={(value) => setLeast(value ?? 'INFO')}
              allowDeselect={false}
              w={160}
            />
            <Select
              aria-label="Step"
              placeholder="All steps"
              clearable
              data={steps.map((s) => s.key)}
              value={step}
              onChange={setStep}
              w={140}
            />
            <Button
              variant="default"
              leftSection={paused ? <IconPlayerPlay size={14} /> : <IconPlayerPause size={14} />}
              onClick={() => setPaused(!paused)}
            >
              {paused ? 'Follow' : 'Pause'}
            </Button>
            <Text size="xs" c="dimmed" role="status">
              {plural(shown.length, 'line')}
              {paused && ', paused'}
            </Text>
          </Group>
          {shown.length === 0 ? (
            <Empty title="No line to show">
              {text || least !== 'INFO'
                ? 'Nothing matches the filter.'
                : 'Lines appear when the first step starts.'}
            </Empty>
          ) : (
            <Lines lines={shown} follow={!paused} jump={errors} />
          )}
        </>
      )}
    </Loaded>
  );
}

function filterLines(
  data: InfiniteData<LogPage> | undefined,
  least: string,
  text: string,
): LoggedLine[] {
  const from = SEVERITIES.indexOf(least as (typeof SEVERITIES)[number]);
  const wanted = text.toLowerCase();
  return (data?.pages ?? []).flatMap((page) =>
    page.lines.filter(
      (line) =>
        SEVERITIES.indexOf(line.line.severity) >= from &&
        (wanted === '' || line.line.text.toLowerCase().includes(wanted)),
    ),
  );
}

function Lines({ lines, follow, jump }: { lines: LoggedLine[]; follow: boolean; jump: number }) {
  const scroller = useRef<HTMLDivElement>(null);
  const [away, setAway] = useState(false);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_PX,
    overscan: 20,
    initialRect: { width: 900, height: 420 },
  });
  const tail = useEffectEvent(() => {
    if (follow && !away) virtual.scrollToIndex(lines.length - 1, { align: 'end' });
  });
  useEffect(() => tail(), [lines.length]);
  return (
    <div style={{ position: 'relative' }}>
      <div
        ref={scroller}
        className={classes.lines}
        role="log"
        aria-live="off"
        aria-label="Log lines"
        tabIndex={0}
        onScroll={(event) => {
          const box = event.currentTarget;
          setAway(box.scrollHeight - box.scrollTop - box.clientHeight > 3 * LINE_PX);
        }}
      >
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => {
            const logged = lines[item.index];
            if (!logged) return null;
            const { line, step } = logged;
            return (
              <div
                key={item.index}
                ref={virtual.measureElement}
                data-index={item.index}
                className={classes.line}
                data-severity={line.severity}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <span className={classes.time}>{line.at.slice(11, 19)}</span>
                <span className={classes.severity}>{line.severity.toLowerCase()}</span>
                <span className={classes.time}>{step}</span>
                <span className={classes.text}>{line.text}</span>
              </div>
            );
          })}
        </div>
      </div>
      <Group gap="xs" className={classes.jump}>
        {jump >= 0 && (
          <Button
            variant="default"
            onClick={() => virtual.scrollToIndex(jump, { align: 'center' })}
          >
            First error
          </Button>
        )}
        {away && (
          <Button
            variant="default"
            onClick={() => virtual.scrollToIndex(lines.length - 1, { align: 'end' })}
          >
            To the end
          </Button>
        )}
      </Group>
    </div>
  );
}
