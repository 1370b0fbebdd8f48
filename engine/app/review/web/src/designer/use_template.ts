// The template as the server holds it, and one change after another.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { problemOf, request, useSession } from '../api/client';
import type { Problem } from '../api/types';
import type { Edit, Template } from './types';

/** The token of the one-time link, taken out of the address so that nobody copies it from there. */
function linkOf(): string {
  const link = location.hash.slice(1);
  if (link) history.replaceState(null, '', location.pathname);
  return link;
}

/** A page that is loaded again has its session still. */
async function openSession(): Promise<void> {
  const link = linkOf();
  const answer = link
    ? await request<{ csrf: string }>('/session', { json: { link } })
    : await request<{ csrf: string }>('/session');
  useSession({ account: { name: '', display_name: '', role: 'officer' }, csrf: answer.csrf });
}

export interface OpenTemplate {
  template: Template | null;
  problem: Problem | null;
  /** Whether the change was made. Changes are sent one after another, in the order in which they are asked for. */
  edit: (edit: Edit) => Promise<Template | null>;
  undo: () => void;
  redo: () => void;
  reload: () => Promise<Template | null>;
  save: (agreed: string) => Promise<Template | null>;
}

export function useTemplate(): OpenTemplate {
  const [template, setTemplate] = useState<Template | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const version = useRef(0);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const take = (state: Template) => {
    version.current = state.version;
    setTemplate(state);
    return state;
  };

  const send = useCallback((path: string, more: Record<string, unknown> = {}): Promise<Template | null> => {
    const next = queue.current.then(async () => {
      try {
        const state = take(await request<Template>(path, { json: { version: version.current, ...more } }));
        setProblem(null);
        return state;
      } catch (error) {
        setProblem(problemOf(error));
        return null;
      }
    });
    queue.current = next;
    return next;
  }, []);

  useEffect(() => {
    openSession()
      .then(async () => take(await request<Template>('/template')))
      .catch((error: unknown) => setProblem(problemOf(error)));
  }, []);

  return {
    template,
    problem,
    edit: useCallback((edit) => send('/template/edits', { edit }), [send]),
    undo: useCallback(() => void send('/template/undo'), [send]),
    redo: useCallback(() => void send('/template/redo'), [send]),
    reload: useCallback(() => send('/template/reload'), [send]),
    save: useCallback((agreed) => send('/template/save', { agreed }), [send]),
  };
}
