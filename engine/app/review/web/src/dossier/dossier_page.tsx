// One dossier: loaded, kept up to date, and shown as its state asks.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { path, request } from '../api/client';
import { listen } from '../api/events';
import type { Dossier, Summary } from '../api/types';
import { stateLabel } from '../base/labels';
import { useSpeech } from '../base/language';
import { useAction, useLoaded } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';
import { hashOf } from '../base/route';
import { HandOver } from './hand_over';
import { useOutbox } from './outbox_context';
import { ReviewPage } from './review_page';

const loadDossier = (id: string, signal?: AbortSignal) => request<Dossier>(path('dossiers', id), { signal });

/** Follows the dossier: what others do to it, and how reading it goes. */
function useDossier(id: string) {
  const outbox = useOutbox();
  const loaded = useLoaded((signal) => loadDossier(id, signal), id);
  const known = useRef<Summary | null>(null);
  known.current = loaded.value?.summary ?? null;
  const [version, setVersion] = useState(0);

  const took = useCallback((dossier: Dossier) => loaded.set(dossier), [loaded.set]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listen({
      dossier: (summary) => {
        if (summary.id !== id) return;
        clearTimeout(timer);
        timer = setTimeout(() => {
          const before = known.current;
          const same = before && before.state === summary.state && before.doubts === summary.doubts;
          if (same || outbox.lane(id).pending.length > 0) return;
          if (before?.state === 'reading' || before?.state === 'received') setVersion((now) => now + 1);
          loaded.reload();
        }, 300);
      },
      resumed: loaded.reload,
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [id]);
  const reread = useCallback(() => {
    setVersion((now) => now + 1);
    loaded.reload();
  }, [loaded.reload]);
  return { ...loaded, took, version, reread };
}

export function DossierPage({ id }: { id: string }) {
  const { value, problem, took, reload, reread, version } = useDossier(id);
  const { t } = useSpeech();
  useEffect(() => {
    document.title = value?.summary.name ? `${value.summary.name} – hoso` : 'hoso';
    return () => {
      document.title = 'hoso';
    };
  }, [value?.summary.name]);
  if (!value) {
    return problem ? (
      <div class="narrow">
        <h1>{t('dossier.missing')}</h1>
        <ProblemBox problem={problem}>
          <a href={hashOf('queue')}>{t('dossier.to_queue')}</a>
        </ProblemBox>
      </div>
    ) : (
      <p class="waiting">{t('loading')}</p>
    );
  }
  const { state } = value.summary;
  if (state === 'needs_review') {
    return (
      <ReviewPage key={`${id}.${version}`} id={id} first={value} took={took} version={version} onReread={reread} />
    );
  }
  if (state === 'confirmed' || state === 'packaged' || state === 'handed_over') {
    return <HandOver dossier={value} took={took} />;
  }
  return <Elsewhere dossier={value} onChange={reload} />;
}

/** Being read, set aside, or closed: nothing to review now. */
function Elsewhere({ dossier, onChange }: { dossier: Dossier; onChange: () => void }) {
  const { t } = useSpeech();
  const { busy, problem, run } = useAction();
  const { summary } = dossier;
  const retry = () =>
    run(async () => {
      await request(`${path('dossiers', summary.id)}/retry`, { method: 'POST' });
      onChange();
    });
  return (
    <div class="narrow">
      <h1>{summary.name || t('dossier.unnamed')}</h1>
      <p class={`state ${summary.state}`} role="status">
        {t(stateLabel(summary.state))}
      </p>
      {(summary.state === 'reading' || summary.state === 'received') && <p>{t('dossier.wait')}</p>}
      <ProblemBox problem={summary.problem ?? null} />
      <ProblemBox problem={problem} />
      {summary.state === 'set_aside' && (
        <button type="button" class="primary" disabled={busy} onClick={() => void retry()}>
          {t('dossier.retry')}
        </button>
      )}
      <p>
        <a href={hashOf('queue')}>{t('dossier.to_queue')}</a>
      </p>
    </div>
  );
}
