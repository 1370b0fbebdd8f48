// The end of the work on a dossier: how much is left, and the button that confirms it.
import { path, request } from '../api/client';
import type { Dossier } from '../api/types';
import { useSpeech } from '../base/language';
import { useAction } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';
import { useDesk } from '../base/session';
import { keyOf, waitsForOther } from './model';
import { useNext } from './next_dossier';
import { useOutbox } from './outbox_context';
import { finish_button_id, focusField, type Review } from './use_review';

/** Nothing is left to do for whoever sits here, but the dossier is not done. */
function NextButton({ id }: { id: string }) {
  const { t } = useSpeech();
  const { next, none, problem } = useNext(id);
  return (
    <>
      <ProblemBox problem={problem} />
      {none && <p role="status">{t('hand_over.none_left')}</p>}
      <button type="button" id={finish_button_id} class="primary" onClick={() => void next()}>
        {t('hand_over.next')} <kbd>Enter</kbd>
      </button>
    </>
  );
}

export function FinishBar({ id, review }: { id: string; review: Review }) {
  const { t } = useSpeech();
  const { busy, problem, run } = useAction();
  const outbox = useOutbox();
  const account = useDesk().account.name;
  const waiting = review.places.filter((place) => waitsForOther(place.field, account) && place.field.doubtful).length;
  const confirm = () =>
    run(async () => {
      const first = review.open[0];
      if (first) return focusField(first.key);
      await outbox.settled(id);
      if (outbox.lane(id).refused.length > 0) return;
      const effort = review.meter.take();
      try {
        review.replace(await request<Dossier>(`${path('dossiers', id)}/confirm`, { json: effort }));
      } catch (error) {
        review.meter.giveBack(effort);
        throw error;
      }
    });
  const open = problem?.open?.[0];
  if (!review.dossier.can_edit) return <p class="finish-bar">{t('finish.read_only')}</p>;
  return (
    <div class="finish-bar">
      <ProblemBox problem={problem}>
        {open && (
          <button type="button" onClick={() => focusField(keyOf(open.document, open.field))}>
            {t('findings.jump')}
          </button>
        )}
      </ProblemBox>
      {waiting > 0 && <p>{t('finish.waits_for_other', { count: waiting })}</p>}
      <p role="status">
        {review.open.length > 0 ? t('finish.left', { count: review.open.length }) : t('finish.ready')}
      </p>
      {review.open.length === 0 && waiting > 0 ? (
        <NextButton id={id} />
      ) : (
        <button
          type="button"
          id={finish_button_id}
          class={review.open.length === 0 ? 'primary' : ''}
          disabled={busy}
          onClick={() => void confirm()}
        >
          {t('finish.confirm')} <kbd>Enter</kbd>
        </button>
      )}
    </div>
  );
}
