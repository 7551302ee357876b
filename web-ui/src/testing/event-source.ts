/** Stands in for the browser's event stream: a test opens it, breaks it and tells events through it. */
export class FakeEventSource {
  static all: FakeEventSource[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  closed = false;
  readonly url: string;

  constructor(url: string) {
    this.url = decodeURIComponent(url);
    FakeEventSource.all.push(this);
  }
  addEventListener() {}
  close() {
    this.closed = true;
  }
  tell(data: object) {
    this.onmessage?.({ data: JSON.stringify(data) });
  }
}

export function latestEventSource(): FakeEventSource {
  const source = FakeEventSource.all.at(-1);
  if (!source) throw new Error('nothing was opened');
  return source;
}
