import { useRef, type ReactNode } from 'react';
import { SaveButton } from './SaveButton';

/** A drawing that can be taken away as a file; `says` goes into the file as what it rests on. */
export function SvgFigure({
  name,
  label,
  title,
  says,
  width,
  height,
  children,
}: {
  /** Of the file, without its ending. */
  name: string;
  label: string;
  title: string;
  says: string;
  width: number;
  height: number;
  children: ReactNode;
}) {
  const drawing = useRef<SVGSVGElement>(null);
  return (
    <figure style={{ margin: '8px 0' }}>
      <div tabIndex={0} role="region" aria-label={`${label}, drawing`} style={{ overflow: 'auto' }}>
        <svg
          ref={drawing}
          xmlns="http://www.w3.org/2000/svg"
          role="img"
          aria-label={label}
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          style={{
            display: 'block',
            maxWidth: '100%',
            height: 'auto',
            minWidth: Math.min(width, 640),
          }}
          fill="currentColor"
          fontSize={12}
          fontFamily="system-ui, sans-serif"
        >
          <title>{title}</title>
          <desc>{says}</desc>
          {children}
        </svg>
      </div>
      <SaveButton
        name={`${name}.svg`}
        label="SVG"
        what={label}
        type="image/svg+xml"
        text={() => drawing.current?.outerHTML ?? ''}
      />
    </figure>
  );
}

/** How wide a text of a drawing is at most: nothing may be cut off, whatever font a viewer has. */
export function textWidth(texts: readonly string[]): number {
  return 7.2 * Math.max(0, ...texts.map((text) => text.length));
}
