import { List } from '@mantine/core';
import type { Objection } from '@/api/types';

/** Of thousands of places, as many are named as one reads. */
const NAMED = 8;

function places(where: readonly string[]): string {
  if (where.length === 0) return '';
  const more = where.length - NAMED;
  return ` (${where.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''})`;
}

/** What would refuse a request as it is, and what else to know of it. */
export function Objections({
  problems,
  notes,
}: {
  problems: readonly Objection[];
  notes: readonly string[];
}) {
  return (
    <>
      {problems.length > 0 && (
        <List size="sm" style={{ color: 'var(--app-bad)' }}>
          {problems.map(({ code, detail, where }) => (
            <List.Item key={`${code}${detail}`}>
              {detail}
              {places(where)}
            </List.Item>
          ))}
        </List>
      )}
      {notes.length > 0 && (
        <List size="sm">
          {notes.map((note) => (
            <List.Item key={note}>{note}</List.Item>
          ))}
        </List>
      )}
    </>
  );
}
