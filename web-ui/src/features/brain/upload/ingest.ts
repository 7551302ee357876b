import { api, body } from '@/api/client';
import type { Preparation, Section } from '@/api/types';
import type { Place } from './details';
import { sha256OfBytes } from './file-hash';
import type { Item } from './queue';
import { sendFile } from './send';

/** A block with the words that a mapping uses for it. */
export interface BlockPlace {
  id: string;
  label: string;
  side: string;
}

/** Which file is which section, as the platform reads mappings. */
export function mappingOf(
  pseudonym: string,
  items: readonly Item[],
  sections: readonly Section[],
  blocks: readonly BlockPlace[],
  place: Place,
): string {
  const entries = items.map(({ name, details }) => {
    const known = sections.find(({ number }) => number === details.section);
    const block = blocks.find(({ id }) => id === (known?.blockId ?? place.blockId));
    return {
      file: name,
      brain: pseudonym,
      hemisphere: block?.side.toLowerCase(),
      block: block?.label,
      section: details.section,
      zMm: known?.zMm ?? details.zMm,
      plane: (known?.plane ?? place.plane).toLowerCase(),
      thicknessUm: details.thicknessUm,
      stain: details.stain.trim(),
      pixelSizeUm: details.pixelSizeUm,
    };
  });
  return JSON.stringify({ entries });
}

/** Brings the mapping and the list of files, then asks for their ingestion. */
export async function ingest(
  projectId: string,
  name: string,
  mapping: string,
  items: readonly Item[],
  key: string,
): Promise<Preparation> {
  const mappingFile = freeName(items);
  const files = [
    await sent(projectId, mappingFile, mapping),
    ...items.map(({ name: file, sha256, bytes }) => ({ name: file, sha256, bytes })),
  ];
  const list = await sent(projectId, 'files.json', JSON.stringify({ mapping: mappingFile, files }));
  return body(
    api.POST('/api/v1/projects/{projectId}/preparations', {
      params: { path: { projectId } },
      headers: { 'Idempotency-Key': key },
      body: { kind: 'ingest', name, source: { uploadSha256: list.sha256 } },
    }),
  );
}

/** No scan is called so. */
function freeName(items: readonly Item[]): string {
  let name = 'mapping.json';
  while (items.some((item) => item.name === name)) name = `_${name}`;
  return name;
}

async function sent(projectId: string, name: string, text: string) {
  const bytes = new TextEncoder().encode(text);
  const sha256 = sha256OfBytes(bytes);
  await sendFile({
    projectId,
    sha256,
    file: new Blob([bytes]),
    signal: new AbortController().signal,
    onThere: () => undefined,
    onAway: () => undefined,
  });
  return { name, sha256, bytes: bytes.length };
}
