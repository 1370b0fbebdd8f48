// What the server did not take. It stays in the page until a person says it anew or gives it up.
import { path, request } from '../api/client';
import type { Dossier } from '../api/types';
import { useSpeech } from '../base/language';
import { ProblemBox } from '../base/problem_box';
import { keyOf } from './model';
import { useLane, useOutbox } from './outbox_context';
import { focusField, type Review } from './use_review';

export function RefusedNote({ id, review }: { id: string; review: Review }) {
  const { t, say } = useSpeech();
  const outbox = useOutbox();
  const { refused, retrying } = useLane(id);
  const labelOf = (document: number, field: string) => {
    const place = review.places.find((other) => other.key === keyOf(document, field));
    return place ? say(place.field.label) : field;
  };
  return (
    <>
      {retrying && (
        <div class="problem" role="alert">
          <strong>{t('outbox.retrying_here')}</strong>
          <p>{t('outbox.nothing_lost')}</p>
          <button type="button" onClick={() => outbox.resume()}>
            {t('outbox.try_now')}
          </button>
        </div>
      )}
      {refused.map(({ change, problem }) => (
        <ProblemBox problem={problem}>
          <p>{t('outbox.refused', { field: labelOf(change.document, change.field), value: change.value ?? '' })}</p>
          <div class="buttons">
            <button type="button" onClick={() => focusField(keyOf(change.document, change.field))}>
              {t('findings.jump')}
            </button>
            <button type="button" onClick={() => outbox.add(id, change)}>
              {t('outbox.try_now')}
            </button>
            <button
              type="button"
              onClick={() => {
                outbox.drop(id, change);
                void request<Dossier>(path('dossiers', id)).then(review.replace, () => {});
              }}
            >
              {t('outbox.give_up')}
            </button>
          </div>
        </ProblemBox>
      ))}
    </>
  );
}
