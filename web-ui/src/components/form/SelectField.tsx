import { Select } from '@mantine/core';
import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';

/** One of a few; an empty string is none. */
export function SelectField<F extends FieldValues>({
  control,
  name,
  label,
  data,
  description,
  placeholder,
  clearable = false,
}: {
  control: Control<F>;
  name: FieldPath<F>;
  label: string;
  data: { value: string; label: string }[];
  description?: string;
  placeholder?: string;
  clearable?: boolean;
}) {
  const { field, fieldState } = useController({ control, name });
  return (
    <Select
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={placeholder}
      data={data}
      value={field.value || null}
      onChange={(value) => field.onChange(value ?? '')}
      onBlur={field.onBlur}
      error={fieldState.error?.message}
      allowDeselect={false}
      clearable={clearable}
      clearButtonProps={{ 'aria-label': `Choose no ${label.toLowerCase()}` }}
    />
  );
}
