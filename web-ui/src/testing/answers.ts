/** What the stand-in of the platform answers. */
export interface Answer {
  status: number;
  type?: string;
  body: unknown;
}

export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  body?: unknown;
}

export const json = (body: unknown, status = 200): Answer => ({ status, body });

export const refused = (
  status: number,
  code: string,
  title: string,
  detail: string,
  errors: { pointer: string; detail: string }[] = [],
): Answer => ({
  status,
  type: 'application/problem+json',
  body: {
    type: `urn:cytostudy:problem:${code}`,
    title,
    status,
    detail,
    instance: 'f1x7u2e',
    errors,
  },
});

export const missing = () =>
  refused(
    404,
    'not-found',
    'There is no such thing, or the caller may not know of it',
    'Check the link.',
  );

export function page(items: readonly unknown[], query: URLSearchParams): Answer {
  const from = Number(query.get('cursor') ?? 0);
  const limit = Number(query.get('limit') ?? 50);
  const to = from + limit;
  return json({ items: items.slice(from, to), nextCursor: to < items.length ? String(to) : null });
}

export const find = (items: readonly { id: string }[], id: string | undefined) => {
  const found = items.find((item) => item.id === id);
  return found ? json(found) : missing();
};

export const found = (item: unknown) => (item ? json(item) : missing());

/** Answers one kind of request; the parts are what stood in the place of groups in its path. */
export type Handler = (asked: Asked, ...parts: string[]) => Answer;

export type Route = [method: string, path: RegExp, handler: Handler];
