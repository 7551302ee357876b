import { NumberInput, Text } from '@mantine/core';
import { formatNumber } from '@/lib/format';
import { describe } from '@/lib/ranges';
import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';

/** A number with its unit; what the range allows is said beneath before it is broken. */
export function NumberField<F extends FieldValues>({
  control,
  name,
  label,
  unit: ownUnit,
  spec,
  hint,
}: {
  control: Control<F>;
  name: FieldPath<F>;
  label: string;
  /** Where the document knows none. */
  unit?: string;
  /** Schema and field of the API's document, which knows the range, the unit and the demo's value. */
  spec?: readonly [schema: string, field: string];
  hint?: string;
}) {
  const known = spec ? describe(...spec) : undefined;
  const unit = ownUnit ? ownUnit : known?.unit;
  const {
    field: { ref, value: current, onChange, onBlur, name: fieldName },
    fieldState,
  } = useController({ control, name });
  const value = current as number | null | undefined;
  return (
    <NumberInput
      label={label}
      description={
        [
          hint,
          known?.says,
          known?.start !== undefined &&
            current !== known.start &&
            `demo: ${formatNumber(known.start)}`,
        ]
          .filter(Boolean)
          .join(' · ') || undefined
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      rightSection={
        unit ? (
          <Text size="xs" c="dimmed" pr={8} style={{ whiteSpace: 'nowrap' }}>
            {unit}
          </Text>
        ) : undefined
      }
      rightSectionWidth={unit ? 20 + unit.length * 7 : undefined}
      hideControls
      allowDecimal
      value={value ?? ''}
      // Of an undefined value the form would take the one that it started with.
      onChange={(next) =>
        onChange(typeof next === 'number' ? next : next === '' ? null : Number(next))
      }
      onBlur={onBlur}
      error={fieldState.error?.message}
      ref={ref}
      name={fieldName}
    />
  );
}
