import type { ReactNode } from 'react';
import type { Image, Section } from '@/api/types';
import { Facts } from '@/components/Facts';
import { Hash } from '@/components/Hash';
import { PIXEL_SIZE_SOURCES } from '@/components/pixel-size';
import { qualityWords } from '@/components/quality';
import { formatBytes, formatInteger, formatNumber, plural, words } from '@/lib/format';

export function SectionFacts({ section }: { section: Section }) {
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
              ['Pixel', `${formatNumber(image.pixelSizeUm)} µm${pixelSizeSource(image)}`],
              ['Levels', image.levels],
              ['Stain', image.stain],
              ['Stain batch', image.stainBatch],
              ['Tissue', `${Math.round(image.tissueFraction * 100)} %`],
              ['Faults', qualityWords(image.quality)],
              ['Held back', heldBack(image.personalItems)],
              ['File', formatBytes(image.bytes)],
              ['sha256', <Hash key="sha" value={image.sha256} />],
            ] as [string, ReactNode][])
          : []),
      ]}
    />
  );
}

/** Where the size of a pixel comes from: nobody guesses it. */
function pixelSizeSource({ pixelSizeFrom, pixelSizeBy }: Image): string {
  if (!pixelSizeFrom) return '';
  return pixelSizeFrom === 'SUPPLIED'
    ? `, supplied by ${pixelSizeBy ?? 'the import'}`
    : `, from ${PIXEL_SIZE_SOURCES[pixelSizeFrom] ?? words(pixelSizeFrom)}`;
}

/** What may name a donor is counted for all, and shown to administrators. */
function heldBack(items: number): string {
  return items === 0 ? 'nothing' : `${plural(items, 'thing')} that may name a donor`;
}
