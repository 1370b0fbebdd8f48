// What is moved on the page and the server does not know yet.
import { useEffect, useRef, useState } from 'preact/hooks';

interface Moved<T> {
  key: string;
  place: T;
}

export interface Moves<T> {
  /** As it was moved here, else as the server knows it. */
  placeOf: (key: string, known: T) => T;
  /** Only shown, as while it is dragged. */
  show: (key: string, place: T) => void;
  send: (key: string, place: T) => void;
  /** Shown at once and sent when no further key follows: a burst of them is one change. */
  nudge: (key: string, known: T, moved: (place: T) => T) => void;
}

const settle_ms = 350;

/** `onPlaced` is done when the server has answered. */
export function useMoved<T>(onPlaced: (key: string, place: T) => Promise<unknown>): Moves<T> {
  const [moved, setMoved] = useState<Moved<T> | null>(null);
  /** What keys have moved: they may come faster than pictures. */
  const nudged = useRef<Moved<T> | null>(null);
  /** How many places the server has not answered yet. */
  const sent = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const send = async (key: string, place: T) => {
    ++sent.current;
    await onPlaced(key, place);
    --sent.current;
    // What the server says takes the place of what was moved here, also where it refused; but not what it said before it
    // knew the last move: the next key would start from there.
    if (!nudged.current && sent.current === 0) setMoved(null);
  };
  const flush = () => {
    clearTimeout(timer.current);
    const last = nudged.current;
    nudged.current = null;
    if (last) void send(last.key, last.place);
  };
  const flushLast = useRef(flush);
  flushLast.current = flush;
  useEffect(() => () => flushLast.current(), []);
  const placeOf = (key: string, known: T) => (moved?.key === key ? moved.place : known);

  return {
    placeOf,
    show: (key, place) => setMoved({ key, place }),
    send: (key, place) => void send(key, place),
    nudge: (key, known, change) => {
      if (nudged.current?.key !== key) flush();
      nudged.current = { key, place: change(nudged.current?.place ?? placeOf(key, known)) };
      setMoved(nudged.current);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => flushLast.current(), settle_ms);
    },
  };
}
