/** A random UUID, version 4; `crypto.randomUUID` is missing where the page came over plain http. */
export function randomUuid(): string {
  const b = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(b, (byte, i) => {
    const fixed = i === 6 ? (byte & 0x0f) | 0x40 : i === 8 ? (byte & 0x3f) | 0x80 : byte;
    return fixed.toString(16).padStart(2, '0');
  }).join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
