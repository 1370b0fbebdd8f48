// Who changed what.
import { path, request } from '../api/client';
import type { HistoryEvent } from '../api/types';
import { Dialog } from '../base/dialog';
import { useSpeech } from '../base/language';
import { useLoaded } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';

export function History({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, dateTime } = useSpeech();
  const { value, problem } = useLoaded(
    (signal) => request<{ events: HistoryEvent[] }>(`${path('dossiers', id)}/history`, { signal }),
    id,
  );
  return (
    <Dialog title={t('history.title')} onClose={onClose} wide>
      <ProblemBox problem={problem} />
      {value && (
        <div class="table-scroll" tabIndex={0} role="region" aria-label={t('history.title')}>
          <table class="history">
            <thead>
              <tr>
                <th scope="col">{t('history.at')}</th>
                <th scope="col">{t('history.who')}</th>
                <th scope="col">{t('history.action')}</th>
                <th scope="col">{t('history.field')}</th>
                <th scope="col">{t('history.change')}</th>
              </tr>
            </thead>
            <tbody>
              {value.events.map((event) => (
                <tr>
                  <td>{dateTime(event.at)}</td>
                  <td>{event.who}</td>
                  <td>{event.action}</td>
                  <td>{event.field ?? ''}</td>
                  <td>
                    {event.old !== undefined && <del>{event.old}</del>}{' '}
                    {event.new !== undefined && <ins>{event.new}</ins>}
                    {event.why && <small> {event.why}</small>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Dialog>
  );
}
