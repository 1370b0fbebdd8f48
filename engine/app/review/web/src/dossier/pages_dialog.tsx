// Turn pages, say which form they are, divide the dossier, or join another one to it.
import { useState } from 'preact/hooks';
import { path, request } from '../api/client';
import type { Dossier, Form, PageChange } from '../api/types';
import { Dialog } from '../base/dialog';
import { useSpeech } from '../base/language';
import { useAction, useLoaded } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';
import { MergeForm } from './merge_form';
import { imageOf } from './page_view';

interface PagesDialogProps {
  dossier: Dossier;
  version: number;
  onClose: () => void;
  onReread: () => void;
}

export function PagesDialog({ dossier, version, onClose, onReread }: PagesDialogProps) {
  const { t } = useSpeech();
  const { busy, problem, run } = useAction();
  const forms = useLoaded((signal) => request<{ forms: Form[] }>('/forms', { signal }), '');
  const [changes, setChanges] = useState<ReadonlyMap<number, PageChange>>(new Map());
  const [merging, setMerging] = useState(false);
  const base = path('dossiers', dossier.summary.id);
  const can_edit = dossier.can_edit;
  const change = (number: number, part: Partial<PageChange>) =>
    setChanges((before) => new Map(before).set(number, { ...before.get(number), ...part, number }));
  const reread = (work: () => Promise<unknown>) =>
    run(async () => {
      await work();
      onClose();
      onReread();
    });
  const apply = () => reread(() => request(`${base}/pages`, { json: { pages: [...changes.values()] } }));
  const split = (number: number) => reread(() => request(`${base}/split`, { json: { before_page: number } }));
  const merge = (other: string) => reread(() => request(`${base}/merge`, { json: { other } }));

  return (
    <Dialog title={t('pages.tools')} onClose={onClose} wide>
      <ProblemBox problem={problem ?? forms.problem} />
      <ol class="page-list">
        {dossier.pages.map((page, index) => {
          const turn = changes.get(page.number)?.turn ?? 0;
          return (
            <li>
              {index > 0 && can_edit && (
                <button type="button" class="quiet split" disabled={busy} onClick={() => void split(page.number)}>
                  ✂ {t('pages.split', { number: page.number })}
                </button>
              )}
              <div class="thumbnail">
                <img
                  src={imageOf(dossier.summary.id, page.number, version)}
                  alt={t('pages.number', { number: page.number })}
                  loading="lazy"
                  style={{ transform: `rotate(${turn}deg)` }}
                />
              </div>
              <strong>{t('pages.number', { number: page.number })}</strong>
              {can_edit && (
                <>
                  <button
                    type="button"
                    aria-label={t('pages.turn', { number: page.number })}
                    onClick={() => change(page.number, { turn: (turn + 90) % 360 })}
                  >
                    ↻
                  </button>
                  <select
                    aria-label={t('pages.form', { number: page.number })}
                    value={changes.get(page.number)?.form ?? page.form}
                    onChange={(event) => change(page.number, { form: event.currentTarget.value })}
                  >
                    <FormOptions forms={forms.value?.forms ?? []} current={page.form} />
                  </select>
                </>
              )}
            </li>
          );
        })}
      </ol>
      {can_edit && (
        <div class="buttons">
          <button type="button" class="primary" disabled={busy || changes.size === 0} onClick={() => void apply()}>
            {t('pages.apply')}
          </button>
          <button type="button" aria-expanded={merging} onClick={() => setMerging((now) => !now)}>
            {t('merge.title')}
          </button>
        </div>
      )}
      {merging && <MergeForm own={dossier.summary.id} busy={busy} onMerge={(other) => void merge(other)} />}
      <p class="hint">{t('pages.reread')}</p>
    </Dialog>
  );
}

function FormOptions({ forms, current }: { forms: Form[]; current: string }) {
  const { t, say } = useSpeech();
  const known = current === '' || forms.some((form) => form.id === current);
  return (
    <>
      <option value="">{t('pages.form_found')}</option>
      <option value="none">{t('pages.form_none')}</option>
      {!known && current !== 'none' && <option value={current}>{current}</option>}
      {forms.map((form) => (
        <option value={form.id}>{say(form.title)}</option>
      ))}
    </>
  );
}
