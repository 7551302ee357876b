import { Button, NumberInput, Text, TextInput, VisuallyHidden } from '@mantine/core';
import type { Section } from '@/api/types';
import { ProblemAlert } from '@/components/ProblemAlert';
import { formatBytes, formatDuration, words } from '@/lib/format';
import type { Details, Faults } from './details';
import type { Item, Phase } from './queue';
import classes from './Upload.module.css';

/** What is said of a field stands beneath it, so that the fields of a row stand on one line. */
const ORDER: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
];

/** A file: which section it shows, how far it has come, what stands against it. */
export function UploadRow({
  item,
  known,
  faults,
  onDetails,
  onPause,
  onResume,
  onRemove,
}: {
  item: Item;
  /** The section that the platform has of this number. */
  known: Section | undefined;
  /** Shown once the person has asked for the ingestion. */
  faults: Faults;
  onDetails: (details: Partial<Details>) => void;
  onPause: () => void;
  onResume: () => void;
  onRemove: () => void;
}) {
  const { name, phase, details, error } = item;
  const number = (field: keyof Details & keyof Faults, label: string, more: object = {}) => (
    <NumberInput
      size="xs"
      label={label}
      inputWrapperOrder={ORDER}
      hideControls
      allowNegative={field === 'zMm'}
      value={(details[field] as number | null) ?? ''}
      onChange={(value) => onDetails({ [field]: value === '' ? null : Number(value) })}
      error={faults[field]}
      {...more}
    />
  );
  return (
    <li className={classes.item} aria-label={name}>
      <div className={classes.head}>
        <strong className={classes.file}>{name}</strong>
        <span className={classes.dim}>{formatBytes(item.bytes)}</span>
        <span className={classes.buttons}>
          {['waiting', 'hashing', 'hashed', 'sending', 'away'].includes(phase) && (
            <Act what="Pause" name={name} onClick={onPause} />
          )}
          {phase === 'paused' && <Act what="Resume" name={name} onClick={onResume} />}
          {phase === 'failed' && item.file && item.bytes > 0 && (
            <Act what="Try again" name={name} onClick={onResume} />
          )}
          <Act what="Remove" name={name} onClick={onRemove} />
        </span>
      </div>
      <Progress item={item} />
      {phase === 'failed' && <ProblemAlert error={error} />}
      <div className={classes.fields}>
        {number('section', 'Section number', {
          description: known
            ? known.image
              ? `has a scan of ${words(known.image.stain)}; this is another one`
              : `z ${known.zMm.toFixed(2)} mm`
            : details.section === null
              ? undefined
              : 'is new',
          allowDecimal: false,
        })}
        {!known && details.section !== null && number('zMm', 'Position z (mm)')}
        {number('thicknessUm', 'Thickness (µm)')}
        <TextInput
          size="xs"
          label="Stain"
          inputWrapperOrder={ORDER}
          placeholder="e.g. cell-body silver"
          value={details.stain}
          onChange={(event) => onDetails({ stain: event.currentTarget.value })}
          error={faults.stain}
        />
        {number('pixelSizeUm', 'Pixel size (µm)', {
          placeholder: 'as the file says',
          description: 'only where the file states none',
        })}
      </div>
    </li>
  );
}

function Act({ what, name, onClick }: { what: string; name: string; onClick: () => void }) {
  return (
    <Button size="compact-xs" variant="default" onClick={onClick}>
      {what}
      <VisuallyHidden> {name}</VisuallyHidden>
    </Button>
  );
}

const SAYS: Record<Phase, string> = {
  lost: 'The page was left since. Choose the same file again, and it goes on where it was.',
  waiting: 'waits for the files before it',
  hashing: 'is read, so that each byte can be checked',
  hashed: 'waits for the files before it to be sent',
  sending: 'is sent',
  away: 'The network or the platform does not answer. It goes on by itself when it does.',
  paused: 'paused',
  failed: 'failed',
  there: 'is at the platform',
};

function Progress({ item: { phase, doneBytes, bytes, bytesPerSecond } }: { item: Item }) {
  const moves = phase === 'hashing' || phase === 'sending' || phase === 'away';
  const share = phase === 'there' ? 1 : moves ? doneBytes / Math.max(1, bytes) : 0;
  const figures = moves && [
    `${formatBytes(doneBytes)} of ${formatBytes(bytes)}`,
    bytesPerSecond && `${formatBytes(bytesPerSecond)}/s`,
    bytesPerSecond && `about ${formatDuration((bytes - doneBytes) / bytesPerSecond)} left`,
  ];
  return (
    <>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={phase === 'hashing' ? 'Read' : 'Sent'}
        aria-valuenow={Math.round(share * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
        data-phase={phase}
      >
        <div style={{ width: `${share * 100}%` }} />
      </div>
      <Text size="xs" c={phase === 'lost' || phase === 'away' ? undefined : 'dimmed'}>
        {[SAYS[phase], ...(figures || [])].filter(Boolean).join(' · ')}
      </Text>
    </>
  );
}
