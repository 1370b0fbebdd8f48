// Where a person says what the paper says: a line of text, a place, or the options of a choice.
import type { Field } from '../api/types';
import { useSpeech } from '../base/language';
import { PlaceInput, type SharedProps } from './place_input';
import { type Place, textOf, toggled } from './model';
import { inputId, type Review } from './use_review';

interface FieldInputProps {
  review: Review;
  place: Place;
  /** Set where no label stands beside the input: in a table. */
  label?: string;
}

function modeOf(field: Field): 'numeric' | 'tel' | 'email' | 'text' {
  if (field.type === 'citizen_id' || field.type === 'number') return 'numeric';
  if (field.type === 'phone') return 'tel';
  return field.type === 'email' ? 'email' : 'text';
}

export function FieldInput({ review, place, label }: FieldInputProps) {
  const { field, key } = place;
  const value = review.drafts.get(key) ?? textOf(field);
  const shared: SharedProps = {
    id: inputId(key),
    'data-key': key,
    'aria-labelledby': label === undefined ? `label-${key}` : undefined,
    'aria-label': label,
    'aria-required': field.doubtful,
    readOnly: !review.dossier.can_edit,
    value,
    onFocus: () => review.activate(key),
  };
  if (field.options) return <ChoiceInput review={review} place={place} value={value} />;
  if (field.type === 'place') return <PlaceInput shared={shared} onText={(text) => review.draft(key, text)} />;
  return (
    <input
      {...shared}
      type="text"
      inputMode={modeOf(field)}
      autocomplete="off"
      spellcheck={false}
      onInput={(event) => review.draft(key, event.currentTarget.value)}
    />
  );
}

function ChoiceInput({ review, place, value }: { review: Review; place: Place; value: string }) {
  const { say } = useSpeech();
  const { field, key } = place;
  const chosen = new Set(value.split(' ').filter(Boolean));
  const many = field.choose !== 'one';
  return (
    <div class="choice" role={many ? 'group' : 'radiogroup'} aria-labelledby={`label-${key}`}>
      {(field.options ?? []).map((option, index) => (
        <label>
          <input
            id={index === 0 ? inputId(key) : undefined}
            data-key={key}
            type={many ? 'checkbox' : 'radio'}
            name={inputId(key)}
            checked={chosen.has(option.value)}
            disabled={!review.dossier.can_edit}
            onFocus={() => review.activate(key)}
            onChange={() => review.draft(key, toggled(field, value, option.value))}
          />
          <kbd>{index + 1}</kbd> {say(option.label)}
        </label>
      ))}
    </div>
  );
}
