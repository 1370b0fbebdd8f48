// The lines of the queue.
import { useRef } from 'preact/hooks';
import { path, request } from '../api/client';
import type { Summary } from '../api/types';
import { stateLabel } from '../base/labels';
import { useSpeech } from '../base/language';
import { useAction } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';
import { go, hashOf } from '../base/route';

interface DossierTableProps {
  dossiers: Summary[];
  canEdit: boolean;
  onRetried: () => void;
}

export function DossierTable({ dossiers, canEdit, onRetried }: DossierTableProps) {
  const { t } = useSpeech();
  const body = useRef<HTMLTableSectionElement>(null);
  const step = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const links = [...(body.current?.querySelectorAll<HTMLAnchorElement>('a.dossier-link') ?? [])];
    const now = links.indexOf(document.activeElement as HTMLAnchorElement);
    const link = links[now + (event.key === 'ArrowDown' ? 1 : -1)];
    if (!link) return;
    event.preventDefault();
    link.focus();
  };
  return (
    <div class="table-scroll">
      <table class="dossiers">
        <caption class="unseen">{t('queue.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('queue.applicant')}</th>
            <th scope="col">{t('procedure.label')}</th>
            <th scope="col">{t('queue.state')}</th>
            <th scope="col" class="figure">
              {t('queue.doubts')}
            </th>
            <th scope="col" class="figure">
              {t('queue.blocking')}
            </th>
            <th scope="col" class="figure">
              {t('queue.pages')}
            </th>
            <th scope="col">{t('queue.received')}</th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={step}>
          {dossiers.map((dossier) => (
            <Line key={dossier.id} dossier={dossier} canEdit={canEdit} onRetried={onRetried} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ dossier, canEdit, onRetried }: { dossier: Summary; canEdit: boolean; onRetried: () => void }) {
  const { t, dateTime } = useSpeech();
  const address = hashOf('dossier', dossier.id);
  return (
    <tr
      onClick={(event) => {
        const control = event.target instanceof Element && event.target.closest('a, button');
        if (!control) go(address);
      }}
    >
      <td>
        <a class="dossier-link" href={address}>
          {dossier.name || t('dossier.unnamed')}
        </a>
        <small class="ids">
          {dossier.citizen_id ? `${dossier.citizen_id} · ` : ''}
          {dossier.id}
        </small>
      </td>
      <td class="procedure">{dossier.procedure_title || dossier.procedure || dossier.forms.join(', ')}</td>
      <td>
        <span class={`state ${dossier.state}`}>{t(stateLabel(dossier.state))}</span>
        {dossier.state === 'set_aside' && <SetAside dossier={dossier} canEdit={canEdit} onRetried={onRetried} />}
      </td>
      <td class="figure">{dossier.doubts || ''}</td>
      <td class="figure blocking">{dossier.blocking || ''}</td>
      <td class="figure">{dossier.pages}</td>
      <td>
        {dateTime(dossier.received_at)}
        <small class="ids">{dossier.received_by}</small>
      </td>
    </tr>
  );
}

function SetAside({ dossier, canEdit, onRetried }: { dossier: Summary; canEdit: boolean; onRetried: () => void }) {
  const { t, say } = useSpeech();
  const { busy, problem, run } = useAction();
  const retry = () =>
    run(async () => {
      await request(`${path('dossiers', dossier.id)}/retry`, { method: 'POST' });
      onRetried();
    });
  return (
    <div class="set-aside">
      {dossier.problem && <small>{say(dossier.problem.message)}</small>}
      <ProblemBox problem={problem} />
      {canEdit && (
        <button type="button" disabled={busy} onClick={() => void retry()}>
          {t('dossier.retry')}
        </button>
      )}
    </div>
  );
}
