import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useWatch, type UseFormReturn } from 'react-hook-form';
import { brainsQuery } from '@/api/queries/brain';
import { patchsetQuery } from '@/api/queries/patchset';
import type { StudyTemplate } from '@/api/types';
import type { StudyFields } from './study-schema';

/**
 * A template's note says that the data is synthetic. It is taken over where every brain of the
 * patchset is, and leaves again with the patchset, unless a person wrote a note of their own.
 */
export function useTemplateNote(
  form: UseFormReturn<StudyFields>,
  projectId: string,
  template: StudyTemplate | undefined,
) {
  const patchsetId = useWatch({ control: form.control, name: 'patchsetId' });
  const known = template !== undefined && patchsetId !== '';
  const patchset = useQuery({ ...patchsetQuery(patchsetId), enabled: known });
  const brains = useQuery({ ...brainsQuery(projectId), enabled: known });
  const species = new Map(brains.data?.map((brain) => [brain.id, brain.species]));
  const members = known ? (patchset.data?.brains ?? []) : [];
  const synthetic =
    members.length > 0 &&
    members.every(({ brainId }) => species.get(brainId)?.startsWith('synthetic'));
  const note = (synthetic && template?.note) || '';
  const { resetField, getFieldState } = form;
  const isNew = template !== undefined;
  useEffect(() => {
    if (isNew && !getFieldState('note').isDirty) resetField('note', { defaultValue: note });
  }, [isNew, note, resetField, getFieldState]);
}
