import { Select } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { sectionsQuery } from '@/api/queries/section';
import type { Brain, Section } from '@/api/types';
import { Empty } from '@/components/Empty';
import { Loaded } from '@/components/Loaded';
import { Panel } from '@/components/Page';
import { FAULT_NAMES, qualityWords } from '@/components/quality';
import { StateBadge } from '@/components/StateBadge';
import { Stretch } from '@/components/Stretch';
import { formatInteger, formatNumber, words } from '@/lib/format';
import classes from './BrainPage.module.css';
import { NewSection } from './NewSection';

/** As the platform knows them: any fault, none, not looked for, or one of the faults. */
const QUALITIES = [
  { value: 'flagged', label: 'any fault' },
  { value: 'clean', label: 'no fault' },
  { value: 'unknown', label: 'not checked' },
  ...Object.entries(FAULT_NAMES).map(([value, label]) => ({ value, label })),
];

/** The sections of a brain in their order, or those whose image has some fault. */
export function SectionsPanel({ brainId, brain }: { brainId: string; brain: Brain | undefined }) {
  const { quality: asked } = useSearch({ from: '/brains/$brainId' });
  const navigate = useNavigate({ from: '/brains/$brainId' });
  const quality = QUALITIES.find(({ value }) => value === asked)?.value;
  const all = useQuery(sectionsQuery(brainId));
  const shown = useQuery(sectionsQuery(brainId, quality));
  const count = all.data && formatInteger(all.data.length);
  const some = quality && shown.data ? `${formatInteger(shown.data.length)} of ` : '';
  return (
    <Panel
      title={count === undefined ? 'Sections' : `Sections (${some}${count})`}
      aside={
        <div className={classes.tools}>
          <Select
            size="xs"
            aria-label="Image quality"
            placeholder="Any quality"
            data={QUALITIES}
            value={quality ?? null}
            onChange={(value) =>
              void navigate({
                to: '.',
                search: (before) => ({ ...before, quality: value ?? undefined }),
                replace: true,
              })
            }
            clearable
            clearButtonProps={{ 'aria-label': 'Any quality' }}
          />
          {brain && all.data && <NewSection brain={brain} last={all.data.at(-1)} />}
        </div>
      }
    >
      <Loaded query={shown} height={420}>
        {(rows) =>
          rows.length === 0 ? (
            quality ? (
              <Empty title="No section is so">
                None of the images has this quality. Clear the choice to see all sections.
              </Empty>
            ) : (
              <Empty title="No section yet">
                Add each section that was cut; ingestion then brings its image. The sections of a
                synthetic cortex come with its ingestion.
              </Empty>
            )
          ) : (
            <Stretch key={quality} rows={rows}>
              {(some) => (
                <ul className={classes.grid}>
                  {some.map((section) => (
                    <li key={section.id}>
                      <SectionCard section={section} brainId={brainId} />
                    </li>
                  ))}
                </ul>
              )}
            </Stretch>
          )
        }
      </Loaded>
    </Panel>
  );
}

function SectionCard({ section, brainId }: { section: Section; brainId: string }) {
  const { image } = section;
  const isFlagged = (image?.quality?.flags.length ?? 0) > 0;
  return (
    <Link
      className={classes.card}
      to="/brains/$brainId/sections/$sectionId"
      params={{ brainId, sectionId: section.id }}
    >
      <div className={classes.picture}>
        {image ? (
          <img
            src={`/api/v1/sections/${section.id}/thumbnail`}
            alt=""
            loading="lazy"
            decoding="async"
          />
        ) : (
          <span>no image</span>
        )}
      </div>
      <div className={classes.about}>
        <span className={classes.name}>Section {section.number}</span>
        {section.state !== 'PRESENT' && <StateBadge state={section.state} />}
        <span className={classes.dim}>z {section.zMm.toFixed(2)} mm</span>
      </div>
      <div className={classes.dim}>
        {image ? `${image.stain} · ${formatNumber(image.pixelSizeUm)} µm/px` : words(section.state)}
      </div>
      {image && (
        <div className={isFlagged ? classes.faults : classes.dim}>
          {isFlagged && <IconAlertTriangle size={13} aria-hidden />}
          {qualityWords(image.quality)}
        </div>
      )}
    </Link>
  );
}
