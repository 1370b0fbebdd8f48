// Something of the server, as it comes and goes.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { problemOf } from '../api/client';
import type { Problem } from '../api/types';

export interface Loaded<Value> {
  value: Value | null;
  problem: Problem | null;
  loading: boolean;
  reload: () => void;
  set: (value: Value) => void;
}

/** Loads anew whenever `key` changes; what was there stays until the new value comes. Late answers are dropped. */
export function useLoaded<Value>(load: (signal: AbortSignal) => Promise<Value>, key: string): Loaded<Value> {
  const [value, setValue] = useState<Value | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [loading, setLoading] = useState(true);
  const running = useRef<AbortController | null>(null);
  const latest = useRef(load);
  latest.current = load;

  const reload = useCallback(() => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setLoading(true);
    latest
      .current(controller.signal)
      .then((loaded) => {
        if (controller.signal.aborted) return;
        setValue(() => loaded);
        setProblem(null);
        setLoading(false);
      })
      .catch((error: unknown) => {
        if (controller.signal.aborted) return;
        setProblem(problemOf(error));
        setLoading(false);
      });
  }, []);

  useEffect(() => {
    reload();
    return () => running.current?.abort();
  }, [key, reload]);

  const set = useCallback((given: Value) => setValue(() => given), []);
  return { value, problem, loading, reload, set };
}

/** `value` after it has been the same for a while. */
export function useSettled<Value>(value: Value, milliseconds: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(() => value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

/** A button's work: runs once at a time and keeps what went wrong. */
export function useAction(): {
  busy: boolean;
  problem: Problem | null;
  run: (work: () => Promise<void>) => Promise<void>;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef(false);
  const run = useCallback(async (work: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { busy, problem, run };
}
