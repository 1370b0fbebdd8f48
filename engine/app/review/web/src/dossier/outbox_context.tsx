// The one outbox of the page, for every view.
import { createContext, type ComponentChildren } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { path, request } from '../api/client';
import type { Dossier } from '../api/types';
import { type Lane, Outbox } from './outbox';

export function sharedOutbox(): Outbox {
  return new Outbox((id, body) => request<Dossier>(`${path('dossiers', id)}/fields`, { json: body }));
}

const OutboxContext = createContext<Outbox | null>(null);

export function OutboxProvider({ outbox, children }: { outbox: Outbox; children: ComponentChildren }) {
  return <OutboxContext.Provider value={outbox}>{children}</OutboxContext.Provider>;
}

export function useOutbox(): Outbox {
  const outbox = useContext(OutboxContext);
  if (!outbox) throw new Error('no outbox');
  return outbox;
}

function useWatched<Value>(read: (outbox: Outbox) => Value, same: (a: Value, b: Value) => boolean): Value {
  const outbox = useOutbox();
  const [value, setValue] = useState(() => read(outbox));
  useEffect(() => {
    const look = () => setValue((before) => (same(before, read(outbox)) ? before : read(outbox)));
    look();
    return outbox.watch(look);
  }, [outbox]);
  return value;
}

export function useOutboxState(): { unsaved: number; retrying: boolean } {
  return useWatched(
    (outbox) => ({ unsaved: outbox.unsaved, retrying: outbox.retrying }),
    (a, b) => a.unsaved === b.unsaved && a.retrying === b.retrying,
  );
}

export function useLane(id: string): Lane {
  return useWatched(
    (outbox) => {
      const { pending, refused, retrying } = outbox.lane(id);
      return { pending, refused, retrying };
    },
    (a, b) => a.pending === b.pending && a.refused === b.refused && a.retrying === b.retrying,
  );
}
