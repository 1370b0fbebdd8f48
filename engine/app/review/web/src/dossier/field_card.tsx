// One field: what the paper shows, what was read, what a person says.
import { useMemo } from 'preact/hooks';
import type { Alternative, Field } from '../api/types';
import { sourceLabel } from '../base/labels';
import { type Key, useSpeech } from '../base/language';
import { useDesk } from '../base/session';
import { Crop } from './crop';
import { FieldInput } from './field_input';
import { disputes, isBlind, type PlacedFinding, type Place, stops, waitsForOther } from './model';
import { type Review } from './use_review';

export type Tone = 'bad' | 'doubt' | 'good' | 'plain';

export function toneOf(field: Field, account: string, blocked: boolean): Tone {
  if (waitsForOther(field, account)) return 'plain';
  if (stops(field, account)) return blocked || field.state === 'illegible' || field.confidence < 0.5 ? 'bad' : 'doubt';
  if (field.state === 'confirmed' || field.state === 'illegible') return 'good';
  return 'plain';
}

function statusKey(field: Field, account: string): Key {
  if (isBlind(field) && field.doubtful) return 'field.second_check';
  if (waitsForOther(field, account)) return 'field.waits_for_other';
  if (field.state === 'illegible') return field.doubtful ? 'field.unread' : 'field.illegible';
  if (field.state === 'confirmed') return 'field.confirmed';
  if (field.doubtful) return 'field.look';
  return field.state === 'empty' ? 'field.empty' : 'field.sure';
}

/** Where the sources of a value differ, both, side by side. */
function Dispute({ field, others }: { field: Field; others: Alternative[] }) {
  const { t } = useSpeech();
  return (
    <dl class="dispute" aria-label={t('field.dispute')}>
      <div>
        <dt>{t('source.ink')}</dt>
        <dd>{field.text || t('field.nothing')}</dd>
      </div>
      {others.map((other) => (
        <div>
          <dt>
            {t(sourceLabel(other.source))}
            {other.page ? ` · ${t('pages.number', { number: other.page })}` : ''}
          </dt>
          <dd>{other.text}</dd>
        </div>
      ))}
    </dl>
  );
}

interface AlternativesProps {
  field: Field;
  take: (index: number) => void;
}

function Alternatives({ field, take }: AlternativesProps) {
  const { t } = useSpeech();
  if (field.options || field.alternatives.length === 0) return null;
  return (
    <ul class="alternatives" aria-label={t('field.alternatives')}>
      {field.alternatives.slice(0, 9).map((other, index) => (
        <li>
          <button type="button" tabIndex={-1} onClick={() => take(index)}>
            <kbd>{index + 1}</kbd> {other.text || t('field.nothing')} <small>{t(sourceLabel(other.source))}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface FieldDetailsProps {
  review: Review;
  place: Place;
  findings: PlacedFinding[];
  take: (index: number) => void;
}

/** What stands under the input of the field that the cursor is in. */
export function FieldDetails({ review, place, findings, take }: FieldDetailsProps) {
  const { t, say } = useSpeech();
  const { field } = place;
  const others = disputes(field);
  const asked = review.ask?.key === place.key ? review.ask.kind : null;
  return (
    <div class="details">
      {!isBlind(field) && others.length > 0 && <Dispute field={field} others={others} />}
      {review.dossier.can_edit && <Alternatives field={field} take={take} />}
      {findings.map(({ finding }) => (
        <p class={`finding-line ${finding.severity}`}>
          {say(finding.message)} {say(finding.next_step)}
        </p>
      ))}
      {isBlind(field) && <p class="hint">{t('field.second_hint')}</p>}
      {asked && (
        <p class="hint asked" role="alert">
          {t(asked === 'blind' ? 'field.ask_blind' : 'field.ask_empty')}
        </p>
      )}
    </div>
  );
}

interface FieldCardProps {
  review: Review;
  place: Place;
  findings: PlacedFinding[];
  version: number;
  take: (place: Place, index: number) => void;
}

export function FieldCard({ review, place, findings, version, take }: FieldCardProps) {
  const { t, say } = useSpeech();
  const account = useDesk().account.name;
  const { field, key } = place;
  const active = review.active === key;
  const about = useMemo(
    () => findings.filter(({ finding, key: at }) => at === key || finding.fields.includes(field.id)),
    [findings, key, field.id],
  );
  const tone = toneOf(
    field,
    account,
    about.some(({ finding }) => finding.severity === 'blocking'),
  );
  const open = stops(field, account);
  return (
    <div class={`field ${tone}${active ? ' active' : ''}`}>
      <div class="field-head">
        <span class="field-label" id={`label-${key}`}>
          {say(field.label)}
        </span>
        <span class="field-status">
          {t(statusKey(field, account))}
          {open && field.confidence > 0 && !isBlind(field) ? ` · ${Math.round(field.confidence * 100)} %` : ''}
        </span>
      </div>
      {(open || active) && (
        <Crop
          dossier={review.dossier.summary.id}
          document={place.document}
          field={field}
          version={version}
          eager={open}
        />
      )}
      <FieldInput review={review} place={place} />
      {active && <FieldDetails review={review} place={place} findings={about} take={(index) => take(place, index)} />}
    </div>
  );
}
