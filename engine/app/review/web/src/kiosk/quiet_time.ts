// Who leaves without a word is forgotten: after a quiet time a countdown, then everything goes.
import { useEffect, useRef, useState } from 'preact/hooks';

export interface QuietTime {
  quiet_seconds: number;
  countdown_seconds: number;
}

/** The server forgets by itself after ten minutes; this is well before. */
export const usual_quiet_time: QuietTime = { quiet_seconds: 120, countdown_seconds: 30 };

/** Seconds left until `forget` is called; null while there is no hurry. Any key or touch starts anew. */
export function useQuietTime(running: boolean, time: QuietTime, forget: () => void): number | null {
  const [left, setLeft] = useState<number | null>(null);
  const last = useRef(performance.now());
  const act = useRef(forget);
  act.current = forget;
  useEffect(() => {
    if (!running) return setLeft(null);
    last.current = performance.now();
    const touch = () => {
      last.current = performance.now();
      setLeft(null);
    };
    const look = () => {
      const quiet = (performance.now() - last.current) / 1000 - time.quiet_seconds;
      if (quiet < 0) return;
      if (quiet >= time.countdown_seconds) act.current();
      else setLeft(Math.ceil(time.countdown_seconds - quiet));
    };
    const events = ['keydown', 'pointerdown', 'pointermove', 'touchstart', 'wheel'];
    for (const name of events) addEventListener(name, touch, { passive: true, capture: true });
    const timer = setInterval(look, 250);
    return () => {
      clearInterval(timer);
      for (const name of events) removeEventListener(name, touch, { capture: true });
    };
  }, [running, time]);
  return left;
}
