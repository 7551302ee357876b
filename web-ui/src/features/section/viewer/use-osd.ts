import OpenSeadragon from 'openseadragon';
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { Camera } from './camera';
import { sameView, zoomOfLevel, type View } from './view';

export const NAVIGATOR = { width: 180, height: 120 };
const SETTLE_MS = 250;
const MOST_ZOOM_PIXEL_RATIO = 16;

const stillness = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** One deep zoom that goes from section to section, and what its view is. */
export interface DeepZoom {
  osd: OpenSeadragon.Viewer | undefined;
  camera: () => Camera | undefined;
  view: () => View | undefined;
  goTo: (view: View) => void;
  zoomToLevel: (level: number) => void;
}

/** Opens tiles in an element, follows the image, and says when the view has come to rest. */
export function useOsd(
  place: RefObject<HTMLDivElement | null>,
  /** Of the descriptor; with a query, which goes to the tiles as well. */
  source: string,
  {
    view,
    onView,
    onMove,
    onFail,
  }: {
    view: View | undefined;
    onView: (view: View) => void;
    onMove: (camera: Camera, atRest: boolean) => void;
    onFail: (failed: boolean) => void;
  },
): DeepZoom {
  const [osd, setOsd] = useState<OpenSeadragon.Viewer>();
  const item = useRef<OpenSeadragon.TiledImage>(undefined);
  const reported = useRef<View>(undefined);
  const move = useEffectEvent(onMove);
  const settled = useEffectEvent((next: View) => {
    if (reported.current && sameView(reported.current, next)) return;
    reported.current = next;
    onView(next);
  });
  const failed = useEffectEvent(onFail);
  const wanted = useEffectEvent(() => view);

  useEffect(() => {
    if (!place.current) return undefined;
    const viewer = OpenSeadragon({
      element: place.current,
      prefixUrl: '',
      showNavigationControl: false,
      showNavigator: true,
      navigatorPosition: 'TOP_RIGHT',
      navigatorAutoFade: false,
      navigatorWidth: `${NAVIGATOR.width}px`,
      navigatorHeight: `${NAVIGATOR.height}px`,
      navigatorDisplayRegionColor: '#5b4cc4',
      navigatorBackground: 'transparent',
      keyboardNavEnabled: false,
      gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: false },
      gestureSettingsPen: { clickToZoom: false, dblClickToZoom: false },
      maxZoomPixelRatio: MOST_ZOOM_PIXEL_RATIO,
      visibilityRatio: 0.4,
      animationTime: stillness() ? 0 : 0.5,
      drawer: 'canvas',
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const moved = (atRest: boolean) => {
      const camera = cameraOf(viewer, item.current);
      if (camera) move(camera, atRest);
    };
    viewer.addHandler('update-viewport', () => moved(false));
    viewer.addHandler('animation-finish', () => {
      moved(true);
      clearTimeout(timer);
      timer = setTimeout(() => {
        const next = viewOfOsd(viewer, item.current);
        if (next) settled(next);
      }, SETTLE_MS);
    });
    setOsd(viewer);
    return () => {
      clearTimeout(timer);
      item.current = undefined;
      viewer.destroy();
    };
  }, [place]);

  // The section before stays in sight until the next one is there.
  useEffect(() => {
    if (!osd) return;
    osd.addTiledImage({
      tileSource: source,
      index: 0,
      replace: item.current !== undefined,
      success: (event) => {
        const added = (event as unknown as { item: OpenSeadragon.TiledImage }).item;
        item.current = added;
        failed(false);
        const start = wanted();
        if (start) show(osd, added, start, true);
        else osd.viewport.goHome(true);
        const camera = cameraOf(osd, added);
        if (camera) move(camera, true);
      },
      error: () => failed(true),
    });
  }, [osd, source]);

  // An address that was gone back to, or written by hand.
  useEffect(() => {
    const known = reported.current;
    if (!view || !osd || !item.current || (known && sameView(known, view))) return;
    reported.current = view;
    show(osd, item.current, view, false);
  }, [osd, view]);

  return {
    osd,
    camera: () => osd && cameraOf(osd, item.current),
    view: () => osd && viewOfOsd(osd, item.current),
    goTo: (next) => {
      if (osd && item.current) show(osd, item.current, next, false);
    },
    zoomToLevel: (level) => {
      if (!osd || !item.current) return;
      const whole = item.current.viewportToImageZoom(osd.viewport.getHomeZoom());
      osd.viewport.zoomTo(item.current.imageToViewportZoom(zoomOfLevel(level, whole)));
    },
  };
}

function show(
  osd: OpenSeadragon.Viewer,
  item: OpenSeadragon.TiledImage,
  view: View,
  immediately: boolean,
) {
  osd.viewport.setRotation(view.rotationDeg, immediately);
  osd.viewport.zoomTo(item.imageToViewportZoom(view.zoom), undefined, immediately);
  osd.viewport.panTo(item.imageToViewportCoordinates(view.xPx, view.yPx), immediately);
}

function viewOfOsd(
  osd: OpenSeadragon.Viewer,
  item: OpenSeadragon.TiledImage | undefined,
): View | undefined {
  if (!item) return undefined;
  const centre = item.viewportToImageCoordinates(osd.viewport.getCenter());
  return {
    xPx: centre.x,
    yPx: centre.y,
    zoom: item.viewportToImageZoom(osd.viewport.getZoom()),
    rotationDeg: ((osd.viewport.getRotation() % 360) + 360) % 360 || 0,
  };
}

function cameraOf(
  osd: OpenSeadragon.Viewer,
  item: OpenSeadragon.TiledImage | undefined,
): Camera | undefined {
  if (!item) return undefined;
  const { x: widthPx, y: heightPx } = item.getContentSize();
  const { x: width, y: height } = osd.viewport.getContainerSize();
  const onScreen = (x: number, y: number) =>
    osd.viewport.pixelFromPoint(item.imageToViewportCoordinates(x, y, true), true);
  return Camera.of(
    { origin: onScreen(0, 0), right: onScreen(widthPx, 0), down: onScreen(0, heightPx) },
    { widthPx, heightPx },
    { width, height },
  );
}
