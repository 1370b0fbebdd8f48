// What an officer would say of the papers, before one has to.
import { path, request } from '../api/client';
import type { Check } from '../api/types';
import { severityLabel } from '../base/labels';
import { useSpeech } from '../base/language';
import { useAction } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';
import type { Visit } from './kiosk_page';

export function VerdictStep({ visit }: { visit: Visit }) {
  const { t, say } = useSpeech();
  const { busy, problem, run } = useAction();
  const { id, check } = visit;
  if (id === null || check === null) return null;
  const form = `/api/v1${path('kiosk', 'checks', id, 'form')}`;
  const handIn = () =>
    run(async () => {
      const answer = await request<{ id: string }>(`${path('kiosk', 'checks', id)}/hand-in`, { method: 'POST' });
      visit.setNumber(answer.id);
      // The server has the dossier now; there is no check left to forget.
      visit.setId(null);
      visit.setStep('handed_in');
    });
  if (check.state === 'failed') {
    return (
      <div class="kiosk-step">
        <h1>{t('kiosk.failed')}</h1>
        <ProblemBox problem={check.problem ?? null} />
        <button type="button" class="primary huge" onClick={visit.forget}>
          {t('kiosk.again')}
        </button>
      </div>
    );
  }
  const wrong = check.urgency === 'blocking';
  const readable = (check.documents ?? []).some((document) => document.fields.length > 0);
  return (
    <div class="kiosk-step">
      <div role="status">
        <h1 class={`verdict ${check.urgency ?? 'advice'}`}>{say(check.verdict)}</h1>
      </div>
      <Items items={check.items ?? []} />
      <ProblemBox problem={problem} />
      <div class="buttons">
        {readable && (
          <button type="button" class={wrong ? 'primary huge' : 'huge'} onClick={() => visit.setStep('correct')}>
            {t('kiosk.correct')}
          </button>
        )}
        {readable && (
          <a class="button huge" href={form} target="_blank" rel="noopener">
            {t('kiosk.print')}
          </a>
        )}
        {readable && (
          <a class="button huge" href={form} download="to-khai.pdf">
            {t('kiosk.save')}
          </a>
        )}
        <button type="button" class={wrong ? 'huge' : 'primary huge'} disabled={busy} onClick={() => void handIn()}>
          {t('kiosk.hand_in')}
        </button>
      </div>
      <p class="hint">{t('kiosk.privacy')}</p>
    </div>
  );
}

function Items({ items }: { items: NonNullable<Check['items']> }) {
  const { t, say } = useSpeech();
  return (
    <ol class="items">
      {items.map((item) => (
        <li class={item.severity}>
          <strong class="severity">{t(severityLabel(item.severity))}</strong>
          <p>{say(item.message)}</p>
          {say(item.where) && <p class="where">{say(item.where)}</p>}
          <p class="next-step">{say(item.next_step)}</p>
          {item.legal_source && <p class="source">{t('findings.source', { source: item.legal_source })}</p>}
        </li>
      ))}
    </ol>
  );
}
