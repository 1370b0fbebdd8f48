// Whose dossier it is, for which procedure, what it took, and the tools beside the fields.
import { useState } from 'preact/hooks';
import { path, request } from '../api/client';
import type { Dossier, Procedure } from '../api/types';
import { Dialog } from '../base/dialog';
import { useSpeech } from '../base/language';
import { useAction, useLoaded } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';
import { hashOf } from '../base/route';
import { EffortView } from './effort';
import { History } from './history';
import { PagesDialog } from './pages_dialog';
import type { Review } from './use_review';

interface DossierHeadProps {
  review: Review;
  version: number;
  onReread: () => void;
  onHelp: () => void;
}

type Window = 'pages' | 'history' | 'procedure' | null;

export function DossierHead({ review, version, onReread, onHelp }: DossierHeadProps) {
  const { t } = useSpeech();
  const [shown, setShown] = useState<Window>(null);
  const close = () => setShown(null);
  const { summary, can_edit } = review.dossier;
  return (
    <header class="dossier-head">
      <a class="to-queue" href={hashOf('queue')}>
        ← {t('nav.queue')}
      </a>
      <h1>{summary.name || t('dossier.unnamed')}</h1>
      <span class="dossier-id">{summary.id}</span>
      <button type="button" class="quiet procedure" onClick={() => setShown('procedure')}>
        {summary.procedure_title || summary.procedure || t('procedure.none')}
      </button>
      <span class="left" role="status">
        {t('finish.left_short', { count: review.open.length })}
      </span>
      <EffortView meter={review.meter} />
      <button type="button" onClick={() => setShown('pages')}>
        {t('pages.tools')}
      </button>
      <button type="button" onClick={() => setShown('history')}>
        {t('history.title')}
      </button>
      <button type="button" aria-label={t('keys.title')} onClick={onHelp}>
        ?
      </button>
      {shown === 'pages' && (
        <PagesDialog dossier={review.dossier} version={version} onClose={close} onReread={onReread} />
      )}
      {shown === 'history' && <History id={summary.id} onClose={close} />}
      {shown === 'procedure' && (
        <ProcedureDialog dossier={review.dossier} canEdit={can_edit} onClose={close} took={review.replace} />
      )}
    </header>
  );
}

interface ProcedureDialogProps {
  dossier: Dossier;
  canEdit: boolean;
  took: (dossier: Dossier) => void;
  onClose: () => void;
}

function ProcedureDialog({ dossier, canEdit, took, onClose }: ProcedureDialogProps) {
  const { t } = useSpeech();
  const { busy, problem, run } = useAction();
  const list = useLoaded((signal) => request<{ procedures: Procedure[] }>('/procedures', { signal }), '');
  const [code, setCode] = useState(dossier.summary.procedure);
  const save = () =>
    run(async () => {
      took(await request<Dossier>(`${path('dossiers', dossier.summary.id)}/procedure`, { json: { procedure: code } }));
      onClose();
    });
  return (
    <Dialog title={t('procedure.title')} onClose={onClose}>
      <ProblemBox problem={list.problem ?? problem} />
      <div class="labelled">
        <label for="procedure-choice">{t('procedure.label')}</label>
        <select
          id="procedure-choice"
          value={code}
          disabled={!canEdit}
          onChange={(event) => setCode(event.currentTarget.value)}
        >
          <option value="">{t('procedure.none')}</option>
          {(list.value?.procedures ?? []).map((procedure) => (
            <option value={procedure.code}>
              {procedure.code} – {procedure.title}
            </option>
          ))}
        </select>
      </div>
      {canEdit && (
        <button type="button" class="primary" disabled={busy || code === ''} onClick={() => void save()}>
          {t('procedure.save')}
        </button>
      )}
    </Dialog>
  );
}
