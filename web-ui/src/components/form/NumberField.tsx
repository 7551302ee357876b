import { NumberInput, Text } from '@mantine/core';
import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';

/** A number with its unit; what the range allows is said beneath before it is broken. */
export function NumberField<F extends FieldValues>({
  control,
  name,
  label,
  unit,
  range,
  hint,
  step,
}: {
  control: Control<F>;
  name: FieldPath<F>;
  label: string;
  unit?: string;
  range?: readonly [number, number];
  hint?: string;
  step?: number;
}) {
  const {
    field: { ref, value: current, onChange, onBlur, name: fieldName },
    fieldState,
  } = useController({ control, name });
  const value = current as number | '' | undefined;
  return (
    <NumberInput
      label={label}
      description={
        [hint, range && `${range[0]} to ${range[1]}`].filter(Boolean).join(' · ') || undefined
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
      step={step}
      value={value ?? ''}
      onChange={(next) =>
        onChange(typeof next === 'number' ? next : next === '' ? undefined : Number(next))
      }
      onBlur={onBlur}
      error={fieldState.error?.message}
      ref={ref}
      name={fieldName}
    />
  );
}
