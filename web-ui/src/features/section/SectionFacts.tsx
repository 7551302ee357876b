import type { ReactNode } from 'react';
import type { Section } from '@/api/types';
import { Facts } from '@/components/Facts';
import { Hash } from '@/components/Hash';
import { formatBytes, formatInteger, formatNumber, words } from '@/lib/format';

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
              ['Pixel', `${formatNumber(image.pixelSizeUm)} µm`],
              ['Levels', image.levels],
              ['Stain', image.stain],
              ['Stain batch', image.stainBatch],
              ['Tissue', `${Math.round(image.tissueFraction * 100)} %`],
              ['File', formatBytes(image.bytes)],
              ['sha256', <Hash key="sha" value={image.sha256} />],
            ] as [string, ReactNode][])
          : []),
      ]}
    />
  );
}
