// What the server tells by itself: the queue and dossiers that change.
import type { Queue, Summary } from './types';

export interface Listener {
  queue?: (queue: Queue) => void;
  dossier?: (summary: Summary) => void;
  /** The stream broke off and came back: something may have been missed. */
  resumed?: () => void;
  /** Whether the stream stands. */
  live?: (live: boolean) => void;
}

const listeners = new Set<Listener>();
let source: EventSource | null = null;
let broken = false;

function dataOf<Data>(event: Event): Data {
  return JSON.parse((event as MessageEvent<string>).data) as Data;
}

function open(): void {
  source = new EventSource('/api/v1/events');
  source.addEventListener('queue', (event) => {
    for (const listener of listeners) listener.queue?.(dataOf<Queue>(event));
  });
  source.addEventListener('dossier', (event) => {
    for (const listener of listeners) listener.dossier?.(dataOf<Summary>(event));
  });
  source.addEventListener('open', () => {
    for (const listener of listeners) {
      listener.live?.(true);
      if (broken) listener.resumed?.();
    }
    broken = false;
  });
  source.addEventListener('error', () => {
    broken = true;
    for (const listener of listeners) listener.live?.(false);
    // After an HTTP error the browser does not try again by itself.
    if (source?.readyState === EventSource.CLOSED) {
      source = null;
      setTimeout(() => listeners.size > 0 && !source && open(), 5000);
    }
  });
}

/** Tells `listener` until the function that comes back is called. One stream serves all listeners. */
export function listen(listener: Listener): () => void {
  listeners.add(listener);
  if (!source) open();
  else if (source.readyState === EventSource.OPEN) listener.live?.(true);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      source?.close();
      source = null;
    }
  };
}
