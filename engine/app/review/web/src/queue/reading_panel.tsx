// How reading goes, and a switch to pause it.
import { useEffect, useState } from 'preact/hooks';
import { request } from '../api/client';
import { listen } from '../api/events';
import type { Queue } from '../api/types';
import { clockText } from '../base/labels';
import { type Speech, useSpeech } from '../base/language';
import { useAction, useLoaded } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';

function sentence(queue: Queue, { t, number }: Speech): string {
  if (queue.paused) return t('reading.paused', { waiting: number(queue.waiting) });
  if (queue.waiting + queue.working === 0) return t('reading.idle');
  const now = t('reading.now', { waiting: number(queue.waiting), working: number(queue.working) });
  return queue.eta_seconds < 0 ? now : `${now} ${t('reading.eta', { time: clockText(queue.eta_seconds) })}`;
}

export function ReadingPanel({ canPause }: { canPause: boolean }) {
  const speech = useSpeech();
  const { t } = speech;
  const { value, set } = useLoaded((signal) => request<Queue>('/queue', { signal }), '');
  const { busy, problem, run } = useAction();
  const [live, setLive] = useState(true);
  useEffect(() => listen({ queue: set, live: setLive }), []);
  if (!value) return null;
  const pause = () => run(async () => set(await request<Queue>('/queue', { json: { paused: !value.paused } })));
  return (
    <div class={value.paused ? 'reading paused' : 'reading'}>
      <span role="status">{sentence(value, speech)}</span>
      {!live && <span class="warn">{t('reading.not_live')}</span>}
      {value.workers === 0 && !value.paused && <span class="warn">{t('reading.no_workers')}</span>}
      {canPause && (
        <button type="button" class="quiet" disabled={busy} onClick={() => void pause()}>
          {t(value.paused ? 'reading.resume' : 'reading.pause')}
        </button>
      )}
      <ProblemBox problem={problem} />
    </div>
  );
}
