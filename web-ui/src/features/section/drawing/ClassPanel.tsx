import { ActionIcon, Kbd, Select, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { parcellationsQuery } from '@/api/queries/annotation';
import { Loaded } from '@/components/Loaded';
import { Panel } from '@/components/Page';
import { KINDS, type Kind, type Shape } from '../shapes/shape';
import type { Class, Editor, EditorState } from './editor';
import { regionTree, type Region, type RegionNode } from './region-tree';
import classes from './ClassPanel.module.css';

const KIND_LABELS: Record<Kind, string> = {
  area: 'Area',
  layer: 'Cortical layer',
  exclude: 'Excluded (no patch may show it)',
  extent: 'Annotated extent',
  detection: 'Detection (a cell)',
  landmark: 'Landmark',
};

/** Which region what is drawn next belongs to, or what is selected now. */
export function ClassPanel({
  editor,
  state,
  recent,
  onRegion,
}: {
  editor: Editor;
  state: EditorState;
  recent: readonly Region[];
  onRegion: (region: Region) => void;
}) {
  const { selected, next } = state;
  const parcellations = useQuery(parcellationsQuery);
  const [chosen, choose] = useState<string>();
  const [words, setWords] = useState('');
  const kind = selected?.kind ?? next.kind;
  const region = selected ? selected.region : next.region?.name;
  const needsRegion = kind !== 'exclude' && kind !== 'extent';
  return (
    <Panel
      title={selected ? 'Selected' : 'Drawn next'}
      aside={
        <Text size="xs" c="dimmed" className={classes.what}>
          {selected ? describe(selected) : 'class of new annotations'}
        </Text>
      }
    >
      <Select
        aria-label="Kind"
        data={KINDS.map((value) => ({ value, label: KIND_LABELS[value] }))}
        value={kind}
        onChange={(value) => {
          const found = KINDS.find((each) => each === value);
          if (found) editor.classify({ kind: found, region: regionOf(state) });
        }}
        allowDeselect={false}
        mb={8}
      />
      <div className={classes.current} data-testid="region">
        {needsRegion ? (region ?? 'no region') : 'names no region'}
      </div>
      {recent.length === 0 ? (
        <Text size="xs" c="dimmed" className={classes.recent}>
          Regions that you choose stand here, each with a key.
        </Text>
      ) : (
        <ul className={classes.recent} aria-label="Recent regions">
          {recent.map((each, i) => (
            <li key={each.id}>
              <UnstyledButton
                className={classes.chip}
                disabled={!needsRegion}
                onClick={() => onRegion(each)}
              >
                <span style={{ background: each.colour }} /> {each.name}{' '}
                <Kbd size="xs">⇧{i + 1}</Kbd>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      <Loaded query={parcellations} height={120}>
        {(all) => {
          const current = all.find(({ id }) => id === chosen) ?? all[0];
          if (!current) {
            return (
              <Text size="xs" c="dimmed">
                No parcellation is registered yet; an import of annotations brings one.
              </Text>
            );
          }
          return (
            <>
              <Select
                aria-label="Parcellation"
                mb={6}
                data={all.map(({ id, name, version }) => ({
                  value: id,
                  label: `${name}@${version}`,
                }))}
                value={current.id}
                onChange={(id) => choose(id ?? undefined)}
                allowDeselect={false}
              />
              <TextInput
                aria-label="Search regions"
                placeholder="Search regions and aliases"
                value={words}
                onChange={(event) => setWords(event.currentTarget.value)}
                mb={6}
              />
              <Regions
                key={current.id}
                regions={current.regions}
                words={words}
                disabled={!needsRegion}
                onRegion={onRegion}
              />
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

function Regions({
  regions,
  words,
  disabled,
  onRegion,
}: {
  regions: readonly Region[];
  words: string;
  disabled: boolean;
  onRegion: (region: Region) => void;
}) {
  const nodes = useMemo(() => regionTree(regions, words), [regions, words]);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  if (nodes.length === 0) {
    return (
      <Text size="xs" c="dimmed">
        No region is called so.
      </Text>
    );
  }
  const branch = (branches: readonly RegionNode[], label?: string) => (
    <ul aria-label={label} className={classes.branch}>
      {branches.map(({ region, below }) => {
        // While one searches, all that leads to what was found stands open.
        const isOpen = words.trim() !== '' || open.has(region.id);
        return (
          <li key={region.id}>
            <div className={classes.node}>
              {below.length > 0 ? (
                <ActionIcon
                  size={24}
                  aria-label={`Parts of ${region.name}`}
                  aria-expanded={isOpen}
                  onClick={() => toggle(region.id)}
                >
                  <IconChevronRight
                    size={13}
                    style={{ transform: isOpen ? 'rotate(90deg)' : undefined }}
                  />
                </ActionIcon>
              ) : (
                <span className={classes.leaf} />
              )}
              <UnstyledButton
                className={classes.region}
                disabled={disabled}
                onClick={() => onRegion(region)}
              >
                <span style={{ background: region.colour }} /> {region.name}
              </UnstyledButton>
            </div>
            {isOpen && below.length > 0 && branch(below)}
          </li>
        );
      })}
    </ul>
  );
  return (
    <div className={classes.regions} tabIndex={0} role="region" aria-label="Regions">
      {branch(nodes)}
    </div>
  );
}

/** The region that stays when the kind alone is changed. */
function regionOf({ selected, next }: EditorState): Class['region'] {
  if (!selected) return next.region;
  const { region, regionId, colour } = selected;
  return region === undefined ? undefined : { id: regionId, name: region, colour };
}

function describe({ revision, annotator, origin, locked }: Shape): string {
  if (revision === 0) return 'not saved yet';
  return [
    `revision ${revision}`,
    annotator,
    origin === 'human' ? undefined : origin,
    locked ? 'locked' : undefined,
  ]
    .filter(Boolean)
    .join(', ');
}
