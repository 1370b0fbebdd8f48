// On to another dossier.
import { useState } from 'preact/hooks';
import { request } from '../api/client';
import type { QueuePage } from '../api/types';
import { useAction } from '../base/loaded';
import { go, hashOf } from '../base/route';

/** The first dossier of the queue that needs a person, other than `id`. */
async function nextDossier(id: string): Promise<string | null> {
  const page = await request<QueuePage>('/dossiers?state=needs_review&limit=2');
  return page.dossiers.find((dossier) => dossier.id !== id)?.id ?? null;
}

/** `none`: asked, and there was no other. */
export function useNext(id: string) {
  const [none, setNone] = useState(false);
  const { run, problem } = useAction();
  const next = () =>
    run(async () => {
      const other = await nextDossier(id);
      if (other) go(hashOf('dossier', other));
      else setNone(true);
    });
  return { next, none, problem };
}
