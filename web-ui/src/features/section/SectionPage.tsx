import { keepPreviousData, noop, useQuery, useQueryClient } from '@tanstack/react-query';
import { CatchBoundary, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { brainQuery } from '@/api/queries/brain';
import { neighboursQuery, sectionQuery } from '@/api/queries/section';
import { Empty } from '@/components/Empty';
import { Loaded } from '@/components/Loaded';
import { Page, Panel } from '@/components/Page';
import { StateBadge } from '@/components/StateBadge';
import { words } from '@/lib/format';
import { useMayChange } from '@/lib/session';
import { AnnotationsPanel } from './AnnotationsPanel';
import { ChangeSection } from './ChangeSection';
import { ClassPanel } from './drawing/ClassPanel';
import { changes, dropped, untouched, type Saved } from './drawing/edit-session';
import { recentRegions, remembered, type Region } from './drawing/region-tree';
import { findAnnotation } from './drawing/save';
import { SaveBar } from './drawing/SaveBar';
import { SaveDialog } from './drawing/SaveDialog';
import { Spoken } from './drawing/Spoken';
import { Toolbar } from './drawing/Toolbar';
import { useEditor, useSurroundings } from './drawing/use-editor';
import { useSave } from './drawing/use-save';
import { DeletedPanel } from './history/DeletedPanel';
import { HistoryPanel } from './history/HistoryPanel';
import { FoundPanel } from './layers/FoundPanel';
import { LayersPanel } from './layers/LayersPanel';
import { PatchsetSelect } from './layers/PatchsetSelect';
import { useLayers } from './layers/use-layers';
import { SectionFacts } from './SectionFacts';
import classes from './SectionPage.module.css';
import { SectionSteps } from './SectionSteps';
import type { Kind, Shape } from './shapes/shape';
import { useShapes } from './shapes/use-shapes';
import { useSectionKeys } from './use-section-keys';
import { useSectionSearch } from './use-section-search';
import { useSelectionLink } from './use-selection-link';
import type { Point } from './viewer/camera';
import { DrawnBadge } from './viewer/DrawnBadge';
import { IntensityPanel } from './viewer/IntensityPanel';
import type { Drawn } from './viewer/shape-painter';
import { carried, searchOf, viewOf } from './viewer/view';
import type { ViewerHandle } from './viewer/Viewer';

const Viewer = lazy(() => import('./viewer/Viewer'));

export function SectionPage() {
  const { brainId, sectionId } = useParams({ from: '/brains/$brainId/sections/$sectionId' });
  const { search, set, goTo } = useSectionSearch();
  const client = useQueryClient();
  const brain = useQuery(brainQuery(brainId));
  const section = useQuery(sectionQuery(sectionId));
  // Those of the section before stand until these are there, so that the buttons do not flicker.
  const neighbours = useQuery({ ...neighboursQuery(sectionId), placeholderData: keepPreviousData });
  const viewer = useRef<ViewerHandle>(null);
  const [drawn, setDrawn] = useState<Drawn>();
  const [saveOpen, setSaveOpen] = useState(false);
  const [recent, setRecent] = useState(recentRegions);
  const projectId = brain.data?.projectId;
  const access = useMayChange(projectId);
  const image = section.data?.image;

  const shapes = useShapes(sectionId, image);
  const { summary, store } = shapes;
  const annotationsShown = search.annotations ?? true;
  const { editor, state, kept } = useEditor(sectionId);
  const touched = [...state.session.current];
  const kinds = new Set<Kind>([
    ...(summary?.regions.map(({ kind }) => kind) ?? []),
    ...touched.flatMap(([, shape]) => shape?.kind ?? []),
  ]);
  const layers = useLayers(
    section.data && { section: section.data, patchset: search.patchset },
    { present: kinds, complete: summary?.reading.done ?? image === null },
    search.layers,
    annotationsShown,
  );
  useSurroundings(editor, access, store, [...layers.opacities.keys()]);
  const intensity =
    search.low !== undefined && search.high !== undefined
      ? { low: search.low, high: search.high }
      : undefined;
  const unsaved = changes(state.session);
  const saving = useSave(editor, image?.id, shapes);

  useSelectionLink(
    editor,
    state,
    // What is not read yet is asked for by itself.
    async (id) => (await store?.get(id)) ?? (image ? findAnnotation(image.id, id) : undefined),
    summary && sectionId,
    search.sel,
    (sel) => set({ sel }),
  );
  const [looked, look] = useState<Shape>();
  const { selected } = state;
  const [lookedDeleted, lookDeleted] = useState<Shape>();
  const earlier = looked && looked.id === selected?.id ? looked : undefined;
  const [place, setPlace] = useState<Point & { sectionId: string }>();
  const found = place?.sectionId === sectionId ? layers.find(place) : [];

  const { position, count = 0, previous, next } = neighbours.data ?? {};
  useEffect(() => {
    for (const id of [previous, next]) if (id) void client.query(sectionQuery(id)).catch(noop);
  }, [client, previous, next]);
  /** The view stays where it is, also where the other section has pixels of another size. */
  const go = async (to: string | null | undefined) => {
    if (!to || neighbours.isPlaceholderData) return;
    const view = viewer.current?.view();
    const other = (await client.query({ ...sectionQuery(to), staleTime: 'static' })).image;
    const { annotations, layers: shown, patchset } = search;
    goTo(brainId, to, {
      annotations,
      layers: shown,
      patchset,
      ...(view && image && other && search.z !== undefined
        ? searchOf(carried(view, image.pixelSizeUm, other.pixelSizeUm))
        : {}),
    });
  };
  const steps = {
    previous: () => void go(previous),
    next: () => void go(next),
    whole: () => viewer.current?.reset(),
  };
  const showAnnotations = (shown: boolean) => set({ annotations: shown ? undefined : false });
  const broughtBack = (id: string, now: Saved) => {
    editor.replace(dropped(state.session, id));
    editor.select(now.shape ?? undefined);
    void shapes.change(now.shape ? [now.shape] : [], now.shape ? [] : [id]);
  };
  const chooseRegion = (region: Region) => {
    const { selected, next: coming } = state;
    const kind = selected?.kind ?? coming.kind;
    setRecent(remembered(recent, region));
    editor.classify({ kind: kind === 'layer' || kind === 'landmark' ? kind : 'area', region });
  };
  useSectionKeys(viewer, editor, {
    ...steps,
    toggleAnnotations: () => showAnnotations(!annotationsShown),
    save: () => {
      if (unsaved.length > 0) setSaveOpen(true);
    },
    recent,
    onRegion: chooseRegion,
  });

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
        <SectionSteps
          position={position}
          count={count}
          onPrevious={previous ? steps.previous : undefined}
          onNext={next ? steps.next : undefined}
          onWhole={steps.whole}
        />
      }
    >
      <div className={classes.columns}>
        <section className={classes.frame} aria-label="Map">
          <Toolbar editor={editor} state={state} access={access}>
            <SaveBar
              unsaved={unsaved.length}
              restoredFrom={state.restoredFrom}
              kept={kept}
              access={access}
              onSave={() => setSaveOpen(true)}
              onDiscard={() => editor.open(sectionId, untouched)}
            />
          </Toolbar>
          <div className={classes.stage}>
            <Loaded query={section} height={560}>
              {(data) =>
                data.image && store ? (
                  <CatchBoundary getResetKey={() => data.id} errorComponent={NoViewer}>
                    <Suspense fallback={null}>
                      <Viewer
                        ref={viewer}
                        image={data.image}
                        store={store}
                        storeVersion={shapes.version}
                        hidden={touched.map(([id]) => id).join(' ')}
                        editor={editor}
                        opacities={summary ? layers.opacities : NOTHING}
                        underlays={layers.underlays}
                        earlier={earlier ?? lookedDeleted}
                        intensity={intensity}
                        view={viewOf(search)}
                        onView={(view) => set(searchOf(view))}
                        onDrawn={setDrawn}
                        onPlace={(at) => setPlace({ ...at, sectionId })}
                      />
                    </Suspense>
                  </CatchBoundary>
                ) : data.image ? null : (
                  <Empty title="This section has no image">
                    It is recorded as {words(data.state)}, so that the order of the sections stays
                    true.
                  </Empty>
                )
              }
            </Loaded>
          </div>
          <div className={classes.foot}>
            <DrawnBadge
              drawn={drawn}
              summary={summary}
              failed={Boolean(shapes.query.error)}
              hidden={layers.opacities.size === 0 && (summary?.count ?? 0) > 0}
              onResume={shapes.resume}
            />
            {image && (
              <Spoken state={state} unsaved={unsaved.length} pixelSizeUm={image.pixelSizeUm} />
            )}
          </div>
        </section>
        <aside className={classes.side}>
          {access === true && (
            <ClassPanel editor={editor} state={state} recent={recent} onRegion={chooseRegion} />
          )}
          {image && selected && selected.revision > 0 && (
            <HistoryPanel
              key={selected.id}
              imageId={image.id}
              shape={selected}
              unsaved={unsaved.some(({ id }) => id === selected.id)}
              access={access}
              looked={earlier?.revision}
              onLook={look}
              onBroughtBack={(now) => {
                broughtBack(selected.id, now);
                look(undefined);
              }}
            />
          )}
          {image && (
            <DeletedPanel
              key={image.id}
              imageId={image.id}
              access={access}
              looked={lookedDeleted?.id}
              onLook={lookDeleted}
              onBroughtBack={(now) => {
                if (now.shape) broughtBack(now.shape.id, now);
              }}
            />
          )}
          <FoundPanel
            found={found}
            onClose={() => setPlace(undefined)}
            onShow={(view) => viewer.current?.goTo(view)}
          />
          <LayersPanel
            layers={layers.listed}
            annotationsShown={annotationsShown}
            onAnnotations={showAnnotations}
            onLayer={(id, change) => set({ layers: layers.changed(id, change) })}
            controls={{
              patches: projectId && (
                <PatchsetSelect
                  projectId={projectId}
                  chosen={search.patchset}
                  onChoose={(patchset) => set({ patchset })}
                />
              ),
            }}
          />
          {image && (
            <IntensityPanel
              imageId={image.id}
              chosen={intensity}
              onChoose={(chosen) => set({ low: chosen?.low, high: chosen?.high })}
            />
          )}
          <AnnotationsPanel
            sectionId={sectionId}
            projectId={projectId}
            fileName={`${brain.data?.pseudonym ?? 'brain'}-section-${section.data?.number ?? ''}.geojson`}
            shapes={shapes}
          />
          <Panel
            title="Section"
            aside={section.data && <ChangeSection section={section.data} projectId={projectId} />}
          >
            {section.data && <SectionFacts section={section.data} />}
          </Panel>
        </aside>
      </div>
      <SaveDialog
        opened={saveOpen}
        onClose={() => setSaveOpen(false)}
        unsaved={unsaved}
        saving={saving}
      />
    </Page>
  );
}

const NOTHING: ReadonlyMap<Kind, number> = new Map();

/** What stands beside the picture is still of use where a browser cannot draw it. */
function NoViewer({ error }: { error: unknown }) {
  return (
    <Empty title="This browser cannot draw the section">
      Deep zoom needs a canvas. What it said:{' '}
      {error instanceof Error ? error.message : String(error)}
    </Empty>
  );
}
