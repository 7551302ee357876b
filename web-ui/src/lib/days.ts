const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** When a day as a date field gives it, e.g. `2026-11-23`, begins here; undefined if it is none. */
export function dayStart(day: string | undefined): string | undefined {
  return instant(day, '00:00:00');
}

/** Its last millisecond. */
export function dayEnd(day: string | undefined): string | undefined {
  return instant(day, '23:59:59.999');
}

/** The day that it is here. */
export function today(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function instant(day: string | undefined, time: string): string | undefined {
  if (!day || !DAY.test(day)) return undefined;
  const at = new Date(`${day}T${time}`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
