import { ActionIcon, Button, Group, Kbd, Slider, Switch, Text, Tooltip } from '@mantine/core';
import {
  IconChevronLeft,
  IconChevronRight,
  IconFocusCentered,
  IconLink,
} from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CatchBoundary, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useRef } from 'react';
import { annotationsQuery } from '@/api/queries/annotation';
import { brainQuery } from '@/api/queries/brain';
import { neighboursQuery, sectionQuery } from '@/api/queries/section';
import type { Section } from '@/api/types';
import { CopyIcon } from '@/components/CopyIcon';
import { Empty } from '@/components/Empty';
import { Facts } from '@/components/Facts';
import { Hash } from '@/components/Hash';
import { Loaded } from '@/components/Loaded';
import { Page, Panel } from '@/components/Page';
import { StateBadge } from '@/components/StateBadge';
import { areaColour } from '@/lib/colours';
import { formatBytes, formatInteger, formatNumber, plural, words } from '@/lib/format';
import { useKeys } from '@/lib/keys';
import { ChangeSection } from './ChangeSection';
import { outlines } from './geojson';
import { ImportAnnotations } from './ImportAnnotations';
import classes from './SectionPage.module.css';
import type { ViewerHandle } from './Viewer';

const Viewer = lazy(() => import('./Viewer'));
const DEFAULT_OPACITY = 35;

export function SectionPage() {
  const { brainId, sectionId } = useParams({ from: '/brains/$brainId/sections/$sectionId' });
  const search = useSearch({ from: '/brains/$brainId/sections/$sectionId' });
  const navigate = useNavigate({ from: '/brains/$brainId/sections/$sectionId' });
  const brain = useQuery(brainQuery(brainId));
  const section = useQuery(sectionQuery(sectionId));
  // Those of the section before stand until these are there, so that the buttons do not flicker.
  const neighbours = useQuery({ ...neighboursQuery(sectionId), placeholderData: keepPreviousData });
  const annotations = useQuery(annotationsQuery(sectionId));
  const viewer = useRef<ViewerHandle>(null);

  const shown = search.annotations ?? true;
  const opacity = search.opacity ?? DEFAULT_OPACITY;
  const shapes = useMemo(() => outlines(annotations.data), [annotations.data]);
  const regions = useMemo(() => [...new Set(shapes.map((s) => s.region))].sort(), [shapes]);
  const { position, count = 0, previous, next } = neighbours.data ?? {};
  const go = (to: string | null | undefined) => {
    if (!to || neighbours.isPlaceholderData) return;
    void navigate({
      to: '/brains/$brainId/sections/$sectionId',
      params: { brainId, sectionId: to },
      search: { annotations: search.annotations, opacity: search.opacity },
      replace: true,
    });
  };
  const set = (change: Partial<typeof search>) =>
    void navigate({ to: '.', search: { ...search, ...change }, replace: true });

  useKeys('Section', [
    { keys: 'p', does: 'previous section', run: () => go(previous) },
    { keys: 'n', does: 'next section', run: () => go(next) },
    { keys: 'a', does: 'show or hide the annotations', run: () => set({ annotations: !shown }) },
    { keys: '0', does: 'the whole section', run: () => viewer.current?.reset() },
    { keys: '+', does: 'zoom in', run: () => viewer.current?.zoomBy(1.5) },
    { keys: '-', does: 'zoom out', run: () => viewer.current?.zoomBy(1 / 1.5) },
  ]);

  return (
    <Page
      wide
      title={section.data ? `Section ${section.data.number}` : 'Section'}
      crumbs={[
        { label: 'Data', link: { to: '/brains' } },
        {
          label: brain.data?.pseudonym ?? 'Brain',
          link: { to: '/brains/$brainId', params: { brainId } },
        },
      ]}
      badge={section.data && <StateBadge state={section.data.state} soft />}
      actions={
        <>
          <Tooltip
            label={
              <>
                Previous section <Kbd>p</Kbd>
              </>
            }
          >
            <ActionIcon
              variant="default"
              aria-label="Previous section"
              disabled={!previous}
              onClick={() => go(previous)}
            >
              <IconChevronLeft size={16} />
            </ActionIcon>
          </Tooltip>
          <Text size="sm" className="num" miw={56} ta="center">
            {position ? `${position} / ${count}` : '–'}
          </Text>
          <Tooltip
            label={
              <>
                Next section <Kbd>n</Kbd>
              </>
            }
          >
            <ActionIcon
              variant="default"
              aria-label="Next section"
              disabled={!next}
              onClick={() => go(next)}
            >
              <IconChevronRight size={16} />
            </ActionIcon>
          </Tooltip>
          <Tooltip
            label={
              <>
                Whole section <Kbd>0</Kbd>
              </>
            }
          >
            <ActionIcon
              variant="default"
              aria-label="Show the whole section"
              onClick={() => viewer.current?.reset()}
            >
              <IconFocusCentered size={16} />
            </ActionIcon>
          </Tooltip>
          <CopyIcon
            label="Copy a link to this view"
            value={() => window.location.href}
            icon={<IconLink size={16} />}
          />
        </>
      }
    >
      <div className={classes.columns}>
        <div className={classes.stage}>
          <Loaded query={section} height={560}>
            {(data) =>
              data.image ? (
                <CatchBoundary getResetKey={() => data.id} errorComponent={NoViewer}>
                  <Suspense fallback={null}>
                    <Viewer
                      key={data.id}
                      ref={viewer}
                      image={data.image}
                      outlines={shown ? shapes : []}
                      colourOf={(region) => areaColour(regions.indexOf(region))}
                      opacity={opacity / 100}
                      view={
                        search.x !== undefined && search.y !== undefined && search.z !== undefined
                          ? { xPx: search.x, yPx: search.y, zoom: search.z }
                          : undefined
                      }
                      onView={(view) =>
                        set({
                          x: Math.round(view.xPx),
                          y: Math.round(view.yPx),
                          z: Number(view.zoom.toPrecision(4)),
                        })
                      }
                    />
                  </Suspense>
                </CatchBoundary>
              ) : (
                <Empty title="This section has no image">
                  It is recorded as {words(data.state)}, so that the order of the sections stays
                  true.
                </Empty>
              )
            }
          </Loaded>
        </div>
        <aside className={classes.side}>
          <Panel
            title="Annotations"
            aside={
              <Text size="xs" c="dimmed">
                {plural(shapes.length, 'outline')}
              </Text>
            }
          >
            <Group justify="space-between" mb={10}>
              <Switch
                size="xs"
                label="Show"
                checked={shown}
                onChange={(e) => set({ annotations: e.currentTarget.checked })}
              />
              <Kbd size="xs">a</Kbd>
            </Group>
            <Text size="xs" c="dimmed" id="opacity-label">
              Opacity {opacity} %
            </Text>
            <Slider
              size="sm"
              value={opacity}
              onChange={(value) => set({ opacity: value })}
              min={5}
              max={100}
              label={null}
              thumbProps={{ 'aria-labelledby': 'opacity-label' }}
              mb={12}
            />
            {regions.length === 0 ? (
              <Text size="sm" c="dimmed">
                Nobody has annotated this section. Unlabelled is not background.
              </Text>
            ) : (
              <ul className={classes.legend}>
                {regions.map((region, i) => (
                  <li key={region}>
                    <span style={{ background: areaColour(i) }} /> {region}
                  </li>
                ))}
              </ul>
            )}
            <Group gap="xs" mt={14}>
              <ImportAnnotations sectionId={sectionId} projectId={brain.data?.projectId} />
              <Button
                variant="default"
                component="a"
                href={`/api/v1/sections/${sectionId}/annotations`}
                download={`${brain.data?.pseudonym ?? 'brain'}-section-${section.data?.number ?? ''}.geojson`}
                disabled={shapes.length === 0}
                aria-disabled={shapes.length === 0}
              >
                Export GeoJSON
              </Button>
            </Group>
          </Panel>
          <Panel
            title="Section"
            aside={
              section.data && (
                <ChangeSection section={section.data} projectId={brain.data?.projectId} />
              )
            }
          >
            {section.data && <SectionFacts section={section.data} />}
          </Panel>
        </aside>
      </div>
    </Page>
  );
}

/** What stands beside the picture is still of use where a browser cannot draw it. */
function NoViewer({ error }: { error: unknown }) {
  return (
    <Empty title="This browser cannot draw the section">
      Deep zoom needs a canvas. What it said:{' '}
      {error instanceof Error ? error.message : String(error)}
    </Empty>
  );
}

function SectionFacts({ section }: { section: Section }) {
  const { image } = section;
  return (
    <Facts
      facts={[
        ['Hemisphere', words(section.hemisphere)],
        ['Block', section.block],
        ['z', `${section.zMm.toFixed(2)} mm`],
        ['Plane', words(section.plane)],
        ['Thickness', `${formatNumber(section.thicknessUm)} µm`],
        ['Flipped', section.flipped ? 'yes' : 'no'],
        ...(image
          ? ([
              ['Size', `${formatInteger(image.widthPx)} × ${formatInteger(image.heightPx)} px`],
              ['Pixel', `${formatNumber(image.pixelSizeUm)} µm`],
              ['Levels', image.levels],
              ['Stain', image.stain],
              ['Stain batch', image.stainBatch],
              ['Tissue', `${Math.round(image.tissueFraction * 100)} %`],
              ['File', formatBytes(image.bytes)],
              ['sha256', <Hash key="sha" value={image.sha256} />],
            ] as [string, React.ReactNode][])
          : []),
      ]}
    />
  );
}
