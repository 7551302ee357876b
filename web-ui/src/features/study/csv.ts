export type Cell = string | number | null | undefined;

/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+@\t\r-]/;

/** Quotes as RFC 4180 asks; numbers keep all their digits; no text is read as a formula. */
function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csv(lines: readonly (readonly Cell[])[]): string {
  return lines.map((line) => line.map(cell).join(',') + '\r\n').join('');
}
