import { ActionIcon, Kbd, Text, Tooltip } from '@mantine/core';
import {
  IconChevronLeft,
  IconChevronRight,
  IconFocusCentered,
  IconLink,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { CopyIcon } from '@/components/CopyIcon';

/** To the sections before and after, the whole of this one, and a link to just this view. */
export function SectionSteps({
  position,
  count,
  onPrevious,
  onNext,
  onWhole,
}: {
  position: number | null | undefined;
  count: number;
  /** Undefined where there is none. */
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
  onWhole: () => void;
}) {
  return (
    <>
      <Step label="Previous section" keys="p" onClick={onPrevious}>
        <IconChevronLeft size={16} />
      </Step>
      <Text size="sm" className="num" miw={56} ta="center">
        {position ? `${position} / ${count}` : '–'}
      </Text>
      <Step label="Next section" keys="n" onClick={onNext}>
        <IconChevronRight size={16} />
      </Step>
      <Step label="Show the whole section" keys="0" onClick={onWhole}>
        <IconFocusCentered size={16} />
      </Step>
      <CopyIcon
        label="Copy a link to this view"
        value={() => window.location.href}
        icon={<IconLink size={16} />}
      />
    </>
  );
}

function Step({
  label,
  keys,
  onClick,
  children,
}: {
  label: string;
  keys: string;
  onClick: (() => void) | undefined;
  children: ReactNode;
}) {
  return (
    <Tooltip
      label={
        <>
          {label} <Kbd>{keys}</Kbd>
        </>
      }
    >
      <ActionIcon
        variant="default"
        aria-label={label}
        disabled={onClick === undefined}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
