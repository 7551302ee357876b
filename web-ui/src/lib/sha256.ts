/** Browsers hash only where the page came over https or from this machine. */
export const mayHash = window.isSecureContext;

/** The sha256 of a file, in lower-case hexadecimal digits. */
export async function sha256Of(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
