const integer = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

export function formatInteger(value: number): string {
  return integer.format(value);
}

/** Decimal places that keep three significant digits, without an exponent for everyday sizes. */
export function formatNumber(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (value === 0) return '0';
  const magnitude = Math.abs(value);
  if (magnitude >= 1e6 || magnitude < 1e-3) return value.toExponential(2).replace('-', '−');
  if (Number.isInteger(value)) return integer.format(value).replace('-', '−');
  return value.toPrecision(magnitude >= 1000 ? 4 : 3).replace('-', '−');
}

/** A tick of an axis: all have the decimals that the step between them needs; 0 is a logarithm's. */
export function formatTick(value: number, step: number): string {
  const size = Math.max(Math.abs(value), step);
  if (step < 1e-4 || size >= 1e5) return formatNumber(value);
  const decimals = String(Number(step.toPrecision(6))).split('.')[1]?.length ?? 0;
  return value.toFixed(decimals).replace('-', '−');
}

/** Scores lie in 0–1 and are read against each other: always three decimals. */
export function formatScore(value: number): string {
  return value.toFixed(3);
}

/** A number that may not be there, with its 95 % interval where there is one. */
export function formatEstimate(of: {
  value?: number | null;
  low?: number | null;
  high?: number | null;
}): string {
  if (typeof of.value !== 'number') return 'not there';
  return typeof of.low === 'number' && typeof of.high === 'number'
    ? `${formatScore(of.value)} [${formatScore(of.low)}, ${formatScore(of.high)}]`
    : formatScore(of.value);
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits)} ${UNITS[unit] ?? 'B'}`;
}

/** e.g. `42 s`, `3 min 05 s`, `2 h 10 min`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const two = (n: number) => String(n).padStart(2, '0');
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  if (whole < 86_400)
    return `${Math.floor(whole / 3600)} h ${two(Math.floor(whole / 60) % 60)} min`;
  return `${Math.floor(whole / 86_400)} d ${Math.floor(whole / 3600) % 24} h`;
}

export function secondsBetween(from: string, to: string | null | undefined, nowMs: number): number {
  return ((to ? Date.parse(to) : nowMs) - Date.parse(from)) / 1000;
}

export function formatRelative(at: string, nowMs: number): string {
  const seconds = Math.round((nowMs - Date.parse(at)) / 1000);
  if (seconds < -5) return `in ${formatDuration(-seconds)}`;
  if (seconds < 10) return 'just now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  if (seconds < 30 * 86_400) return `${Math.floor(seconds / 86_400)} d ago`;
  return new Date(at).toLocaleDateString('en-GB', { dateStyle: 'medium' });
}

export function formatAbsolute(at: string): string {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'long' });
}

/** `held-out-section` → `held-out section`, `UNSEEN_BRAIN` → `unseen brain`. */
export function words(name: string): string {
  return name
    .toLowerCase()
    .replace(/_/g, ' ')
    .replace('held-out-section', 'held-out section')
    .replace('brain-unseen-by-probe', 'brain unseen by probe')
    .replace('unseen-brain', 'unseen brain')
    .replace('not-supported', 'not supported')
    .replace('not-testable', 'not testable')
    .replace('trained-brains', 'trained brains')
    .replace('nearest-neighbours', 'nearest neighbours')
    .replace('profile-texture', 'profile + texture')
    .replace(/\bmlp\b/, 'MLP');
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatInteger(count)} ${count === 1 ? one : many}`;
}
