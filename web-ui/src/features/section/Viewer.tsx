import OpenSeadragon from 'openseadragon';
import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { createPortal } from 'react-dom';
import type { Image } from '@/api/types';
import { ProblemAlert } from '@/components/ProblemAlert';
import { textOn } from '@/lib/colours';
import { formatInteger } from '@/lib/format';
import type { Outline } from './geojson';
import { formatLength, scaleBar } from './scale';
import classes from './SectionPage.module.css';

export interface View {
  xPx: number;
  yPx: number;
  /** Screen pixels per image pixel of level 0. */
  zoom: number;
}

export interface ViewerHandle {
  reset: () => void;
  zoomBy: (factor: number) => void;
}

const BAR_MAX_PX = 140;
const NAVIGATOR_PX = 180;
const SETTLE_MS = 250;

/** Deep zoom of one image with its scale, its coordinates and its annotations on top. */
export default function Viewer({
  ref,
  image,
  outlines,
  colourOf,
  opacity,
  view,
  onView,
}: {
  ref: Ref<ViewerHandle>;
  image: Image;
  outlines: readonly Outline[];
  colourOf: (region: string) => string;
  opacity: number;
  view: View | undefined;
  onView: (view: View) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const viewer = useRef<OpenSeadragon.Viewer>(undefined);
  const [overlay] = useState(() => document.createElement('div'));
  const [zoom, setZoom] = useState<number>();
  const [pointer, setPointer] = useState<{ x: number; y: number }>();
  const [failed, setFailed] = useState(false);
  const settled = useEffectEvent(onView);
  const firstView = useEffectEvent(() => view);

  useEffect(() => {
    if (!place.current) return undefined;
    const osd = OpenSeadragon({
      element: place.current,
      tileSources: `/api/v1/images/${image.id}/deepzoom.dzi`,
      prefixUrl: '',
      showNavigationControl: false,
      showNavigator: true,
      navigatorPosition: 'TOP_RIGHT',
      navigatorWidth: `${NAVIGATOR_PX}px`,
      navigatorHeight: `${Math.round((NAVIGATOR_PX * image.heightPx) / image.widthPx)}px`,
      navigatorDisplayRegionColor: '#5b4cc4',
      navigatorBackground: '#f4f3f0',
      gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
      maxZoomPixelRatio: 8,
      visibilityRatio: 0.4,
      animationTime: 0.5,
      drawer: 'canvas',
    });
    viewer.current = osd;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const measure = () => {
      const item = osd.world.getItemAt(0) as OpenSeadragon.TiledImage | undefined;
      if (item) setZoom(item.viewportToImageZoom(osd.viewport.getZoom(true)));
    };
    osd.addHandler('open', () => {
      const item = osd.world.getItemAt(0);
      const { x: width, y: height } = item.getContentSize();
      osd.addOverlay({
        element: overlay,
        location: item.imageToViewportRectangle(0, 0, width, height),
      });
      const start = firstView();
      if (start) {
        osd.viewport.zoomTo(item.imageToViewportZoom(start.zoom), undefined, true);
        osd.viewport.panTo(item.imageToViewportCoordinates(start.xPx, start.yPx), true);
      }
      measure();
    });
    osd.addHandler('open-failed', () => setFailed(true));
    osd.addHandler('animation', measure);
    osd.addHandler('resize', measure);
    osd.addHandler('animation-finish', () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const item = osd.world.getItemAt(0) as OpenSeadragon.TiledImage | undefined;
        if (!item) return;
        const centre = item.viewportToImageCoordinates(osd.viewport.getCenter());
        settled({
          xPx: centre.x,
          yPx: centre.y,
          zoom: item.viewportToImageZoom(osd.viewport.getZoom()),
        });
      }, SETTLE_MS);
    });
    const tracker = new OpenSeadragon.MouseTracker({
      element: osd.container,
      moveHandler: (event) => {
        const item = osd.world.getItemAt(0) as OpenSeadragon.TiledImage | undefined;
        if (!item || !('position' in event)) return;
        const at = item.viewportToImageCoordinates(osd.viewport.pointFromPixel(event.position));
        setPointer({ x: at.x, y: at.y });
      },
      leaveHandler: () => setPointer(undefined),
    });
    return () => {
      clearTimeout(timer);
      tracker.destroy();
      osd.destroy();
      viewer.current = undefined;
    };
  }, [image.id, image.widthPx, image.heightPx, overlay]);

  useImperativeHandle(ref, () => ({
    reset: () => {
      viewer.current?.viewport.goHome();
    },
    zoomBy: (factor) => {
      viewer.current?.viewport.zoomBy(factor);
    },
  }));

  const bar = zoom === undefined ? undefined : scaleBar(image.pixelSizeUm / zoom, BAR_MAX_PX);
  const inside =
    pointer &&
    pointer.x >= 0 &&
    pointer.y >= 0 &&
    pointer.x < image.widthPx &&
    pointer.y < image.heightPx;
  return (
    <>
      <div
        ref={place}
        className={classes.viewer}
        role="application"
        aria-label="Deep zoom of the section"
      />
      {createPortal(
        <svg
          className={classes.overlay}
          viewBox={`0 0 ${image.widthPx} ${image.heightPx}`}
          preserveAspectRatio="none"
          aria-hidden
        >
          {outlines.map((shape, i) => {
            const colour = colourOf(shape.region);
            return (
              <g key={i}>
                <path
                  d={shape.path}
                  fill={shape.closed ? colour : 'none'}
                  fillOpacity={opacity}
                  stroke={colour}
                  strokeWidth={2}
                  vectorEffect="non-scaling-stroke"
                />
                {zoom !== undefined && shape.closed && (
                  <text
                    x={shape.label.x}
                    y={shape.label.y}
                    fontSize={12 / zoom}
                    textAnchor="middle"
                    fill={textOn(colour)}
                    stroke={colour}
                    strokeWidth={3 / zoom}
                    paintOrder="stroke"
                    style={{ fontWeight: 600 }}
                  >
                    {shape.region}
                  </text>
                )}
              </g>
            );
          })}
        </svg>,
        overlay,
      )}
      {bar && (
        <div className={classes.hud}>
          <div>
            {formatLength(bar.um)}
            <div className={classes.bar} style={{ width: bar.px }} />
          </div>
          <div style={{ minWidth: 150 }}>
            {inside
              ? `x ${formatInteger(pointer.x)} px · y ${formatInteger(pointer.y)} px`
              : 'level-0 pixels'}
            <br />
            {inside
              ? `${((pointer.x * image.pixelSizeUm) / 1000).toFixed(2)} mm · ${((pointer.y * image.pixelSizeUm) / 1000).toFixed(2)} mm`
              : `zoom ${zoom === undefined ? '' : zoom.toPrecision(2)}×`}
          </div>
        </div>
      )}
      {failed && (
        <div className={classes.failed}>
          <ProblemAlert
            error={
              new Error(
                'The tiles of this image cannot be read. The image root may not be mounted here; ask an administrator.',
              )
            }
          />
        </div>
      )}
    </>
  );
}
