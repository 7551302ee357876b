import type OpenSeadragon from 'openseadragon';
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
  useState,
  useSyncExternalStore,
  type Ref,
} from 'react';
import { createPortal } from 'react-dom';
import type { Image } from '@/api/types';
import { ProblemAlert } from '@/components/ProblemAlert';
import type { Editor } from '../drawing/editor';
import type { RemoteShapeStore } from '../shapes/open-store';
import type { Kind, Shape } from '../shapes/shape';
import type { Camera, Point } from './camera';
import { Hud } from './Hud';
import type { IntensityWindow } from './IntensityPanel';
import { Scene, type Underlay } from './scene';
import { ShapePainter, type Drawn } from './shape-painter';
import { usePointer } from './use-pointer';
import { useOsd } from './use-osd';
import { turned, type View } from './view';
import classes from './Viewer.module.css';

export interface ViewerHandle {
  reset: () => void;
  zoomBy: (factor: number) => void;
  zoomToLevel: (level: number) => void;
  /** As shares of the view. */
  panBy: (x: number, y: number) => void;
  rotateBy: (degrees: number) => void;
  /** So that keys go to the map, not to a button that was pressed before. */
  focus: () => void;
  /** Whether keys are meant for the map: it has the focus, or nothing has it. */
  hasFocus: () => boolean;
  camera: () => Camera | undefined;
  view: () => View | undefined;
  goTo: (view: View) => void;
}

const UNREADABLE =
  'The tiles of this image cannot be read. The image root may not be mounted here; ask an administrator.';

/** Deep zoom of one image with what lies on top of it. */
export default function Viewer({
  ref,
  image,
  store,
  storeVersion,
  hidden,
  editor,
  opacities,
  underlays,
  earlier,
  intensity,
  view,
  onView,
  onDrawn,
  onPlace,
}: {
  ref: Ref<ViewerHandle>;
  image: Image;
  store: RemoteShapeStore;
  /** Of what the store holds; another section's begins with another word. */
  storeVersion: string;
  /** Annotations that are drawn as they are here, not as they are saved: identifiers and blanks. */
  hidden: string;
  editor: Editor;
  opacities: ReadonlyMap<Kind, number>;
  underlays: readonly Underlay[];
  /** An earlier revision that is looked at. */
  earlier: Shape | undefined;
  intensity: IntensityWindow | undefined;
  view: View | undefined;
  onView: (view: View) => void;
  /** The same function at each render. */
  onDrawn: (drawn: Drawn) => void;
  /** A place was clicked, in level-0 pixels, with the tool that selects. */
  onPlace: (at: Point) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const [scene, setScene] = useState<Scene>();
  const [zoom, setZoom] = useState<number>();
  const [pointer, setPointer] = useState<Point>();
  const [failed, setFailed] = useState(false);
  const state = useSyncExternalStore(editor.subscribe, editor.snapshot);
  const zoomDeep = useOsd(place, sourceOf(image, intensity), {
    view,
    onView,
    onMove: (camera, atRest) => {
      setZoom(camera.zoom);
      scene?.move(camera, atRest);
    },
    onFail: setFailed,
  });
  const { osd } = zoomDeep;

  const drawOn = useCallback(
    (canvas: HTMLCanvasElement) => {
      const made = new Scene(canvas, (repaint) => new ShapePainter(store, repaint, onDrawn));
      setScene(made);
      return () => {
        made.close();
        setScene(undefined);
      };
    },
    [store, onDrawn],
  );

  useEffect(
    () => scene?.show({ underlays, opacities, editor: state, earlier }),
    [scene, underlays, opacities, state, earlier],
  );

  // The version names the section first.
  const section = useRef<string>(undefined);
  useEffect(() => {
    const [now] = storeVersion.split(' ');
    void store.hide(hidden.split(' '));
    scene?.renew(section.current !== now);
    section.current = now;
  }, [scene, store, storeVersion, hidden]);

  const camera = useEffectEvent(() => zoomDeep.camera());
  useEffect(() => {
    const first = camera();
    if (first) scene?.move(first, true);
  }, [scene]);

  usePointer(osd, editor, zoomDeep.camera, { onPointer: setPointer, onPlace });

  useImperativeHandle(ref, () => ({
    reset: () => {
      osd?.viewport.setRotation(0);
      osd?.viewport.goHome();
    },
    zoomBy: (factor) => {
      osd?.viewport.zoomBy(factor);
      osd?.viewport.applyConstraints();
    },
    zoomToLevel: zoomDeep.zoomToLevel,
    panBy: (x, y) => panBy(osd, x, y),
    rotateBy: (degrees) => {
      if (osd) osd.viewport.setRotation(turned(osd.viewport.getRotation(), degrees));
    },
    focus: () => osd?.canvas.focus({ preventScroll: true }),
    hasFocus: () =>
      document.activeElement === document.body ||
      place.current?.contains(document.activeElement) === true,
    camera: zoomDeep.camera,
    view: zoomDeep.view,
    goTo: zoomDeep.goTo,
  }));

  return (
    <>
      <div
        ref={place}
        className={classes.viewer}
        data-tool={state.tool}
        role="application"
        aria-label="Deep zoom of the section"
      />
      {/* Above the tiles, beneath the overview. */}
      {osd &&
        createPortal(
          <canvas ref={drawOn} className={classes.canvas} data-testid="overlay" aria-hidden />,
          osd.canvas,
        )}
      <Hud image={image} zoom={zoom} pointer={pointer} />
      {failed && (
        <div className={classes.failed}>
          <ProblemAlert error={new Error(UNREADABLE)} />
        </div>
      )}
    </>
  );
}

function sourceOf({ id }: Image, intensity: IntensityWindow | undefined): string {
  const query = intensity ? `?low=${intensity.low}&high=${intensity.high}` : '';
  return `/api/v1/images/${id}/deepzoom.dzi${query}`;
}

function panBy(osd: OpenSeadragon.Viewer | undefined, x: number, y: number) {
  if (!osd) return;
  const { viewport } = osd;
  const size = viewport.getContainerSize();
  const step = size.clone();
  step.x = size.x * x;
  step.y = size.y * y;
  viewport.panBy(viewport.deltaPointsFromPixels(step));
  viewport.applyConstraints();
}
