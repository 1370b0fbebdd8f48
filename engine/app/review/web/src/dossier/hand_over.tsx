// The dossier is confirmed: its package, what the receiver will say of it, the receipt, and on to the next one.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { path, request } from '../api/client';
import type { Dossier, Rehearsal } from '../api/types';
import { clockText, stateLabel } from '../base/labels';
import { useSpeech } from '../base/language';
import { useAction, useLoaded } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';
import { hashOf } from '../base/route';
import { useMayChange } from '../base/session';
import { History } from './history';
import { useNext } from './next_dossier';

function RehearsalResult({ id }: { id: string }) {
  const { t, say } = useSpeech();
  const { value, problem } = useLoaded(
    (signal) => request<Rehearsal>(`${path('dossiers', id)}/rehearsal`, { signal }),
    id,
  );
  if (problem) return <ProblemBox problem={problem} />;
  if (!value) return <p>{t('loading')}</p>;
  return (
    <div class={value.accepted ? 'rehearsal good' : 'rehearsal bad'} role="status">
      <strong>{t(value.accepted ? 'rehearsal.accepted' : 'rehearsal.refused')}</strong>
      <pre>{say(value.text)}</pre>
    </div>
  );
}

export function HandOver({ dossier, took }: { dossier: Dossier; took: (dossier: Dossier) => void }) {
  const { t } = useSpeech();
  const { summary } = dossier;
  const base = path('dossiers', summary.id);
  const { busy, problem, run } = useAction();
  const { next, none, problem: next_problem } = useNext(summary.id);
  const [history, setHistory] = useState(false);
  const may_change = useMayChange();
  const main = useRef<HTMLButtonElement>(null);
  const change = (what: 'hand-over' | 'reopen') =>
    run(async () => took(await request<Dossier>(`${base}/${what}`, { method: 'POST' })));
  const handed = summary.state === 'handed_over';
  const ready = summary.state === 'packaged';
  useLayoutEffect(() => main.current?.focus(), [summary.state]);

  return (
    <div class="narrow hand-over">
      <p>
        <a href={hashOf('queue')}>← {t('nav.queue')}</a>
      </p>
      <h1>{summary.name || t('dossier.unnamed')}</h1>
      <p class={`state ${summary.state}`} role="status">
        {t(stateLabel(summary.state))}
      </p>
      <p>
        {summary.procedure} {summary.procedure_title}
      </p>
      <p class="effort">{t('effort.took', { time: clockText(dossier.seconds ?? 0), keys: dossier.keystrokes ?? 0 })}</p>
      {summary.state === 'confirmed' && <p>{t('hand_over.packing')}</p>}
      {ready && <RehearsalResult id={summary.id} />}
      <ProblemBox problem={problem ?? next_problem} />
      <div class="buttons">
        {handed ? (
          <button type="button" class="primary" ref={main} onClick={() => void next()}>
            {t('hand_over.next')} <kbd>Enter</kbd>
          </button>
        ) : (
          <button
            type="button"
            class="primary"
            ref={main}
            disabled={busy || !ready || !may_change}
            onClick={() => void change('hand-over')}
          >
            {t('hand_over.do')} <kbd>Enter</kbd>
          </button>
        )}
        {summary.state !== 'confirmed' && (
          <>
            <a class="button" href={`/api/v1${base}/package`} download>
              {t('hand_over.package')}
            </a>
            <a class="button" href={`/api/v1${base}/receipt`} target="_blank" rel="noopener">
              {t('hand_over.receipt')}
            </a>
          </>
        )}
        {!handed && may_change && (
          <button type="button" disabled={busy} onClick={() => void change('reopen')}>
            {t('hand_over.reopen')}
          </button>
        )}
        {!handed && (
          <button type="button" onClick={() => void next()}>
            {t('hand_over.next')}
          </button>
        )}
        <button type="button" onClick={() => setHistory(true)}>
          {t('history.title')}
        </button>
      </div>
      {none && <p role="status">{t('hand_over.none_left')}</p>}
      {history && <History id={summary.id} onClose={() => setHistory(false)} />}
    </div>
  );
}
