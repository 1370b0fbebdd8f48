// The citizen says what the form should say; the verdict is made anew.
import { useState } from 'preact/hooks';
import { path, request } from '../api/client';
import type { Check, Field } from '../api/types';
import { useSpeech } from '../base/language';
import { useAction } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';
import { keyOf, textOf, toggled } from '../dossier/model';
import type { Visit } from './kiosk_page';

interface Correction {
  key: string;
  document: number;
  field: Field;
}

function correctionsOf(check: Check, all: boolean): Correction[] {
  const every = (check.documents ?? []).flatMap((document, index) =>
    document.fields.map((field) => ({ key: keyOf(index, field.id), document: index, field })),
  );
  return all ? every : every.filter(({ field }) => field.doubtful);
}

export function CorrectStep({ visit }: { visit: Visit }) {
  const { t } = useSpeech();
  const { busy, problem, run } = useAction();
  const { id, check } = visit;
  const [drafts, setDrafts] = useState<ReadonlyMap<string, string>>(new Map());
  const [all, setAll] = useState(() => check !== null && correctionsOf(check, false).length === 0);
  if (id === null || check === null) return null;
  const shown = correctionsOf(check, all);
  const save = () =>
    run(async () => {
      const changes = correctionsOf(check, true)
        .filter(({ key, field }) => drafts.has(key) && drafts.get(key) !== textOf(field))
        .map(({ key, document, field }) => ({ document, field: field.id, value: drafts.get(key) ?? '' }));
      if (changes.length > 0) {
        const answer = await request<Check>(`${path('kiosk', 'checks', id)}/fields`, { json: { changes } });
        visit.setCheck(answer);
        if (answer.state === 'reading') return visit.setStep('reading');
      }
      visit.setStep('verdict');
    });
  return (
    <form
      class="kiosk-step"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h1>{t('kiosk.correct')}</h1>
      <p>{t('kiosk.correct_how')}</p>
      {shown.map(({ key, field }) => (
        <CorrectionField
          key={key}
          id={key}
          field={field}
          value={drafts.get(key) ?? textOf(field)}
          onValue={(value) => setDrafts((before) => new Map(before).set(key, value))}
        />
      ))}
      {!all && (
        <button type="button" class="huge" onClick={() => setAll(true)}>
          {t('kiosk.all_fields')}
        </button>
      )}
      <ProblemBox problem={problem} />
      <button type="submit" class="primary huge" disabled={busy}>
        {t('kiosk.check_again')}
      </button>
    </form>
  );
}

interface CorrectionFieldProps {
  id: string;
  field: Field;
  value: string;
  onValue: (value: string) => void;
}

function CorrectionField({ id, field, value, onValue }: CorrectionFieldProps) {
  const { t, say } = useSpeech();
  const row = field.row !== undefined && field.row >= 0 ? ` (${t('table.row_number', { number: field.row + 1 })})` : '';
  const label = say(field.label) + row;
  if (field.options) {
    const chosen = new Set(value.split(' '));
    return (
      <fieldset>
        <legend>{label}</legend>
        {field.options.map((option) => (
          <label>
            <input
              type={field.choose === 'one' ? 'radio' : 'checkbox'}
              name={id}
              checked={chosen.has(option.value)}
              onChange={() => onValue(toggled(field, value, option.value))}
            />
            {say(option.label)}
          </label>
        ))}
      </fieldset>
    );
  }
  return (
    <div class={field.doubtful ? 'labelled doubt' : 'labelled'}>
      <label for={`correct-${id}`}>{label}</label>
      <input
        id={`correct-${id}`}
        type="text"
        autocomplete="off"
        spellcheck={false}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  );
}
