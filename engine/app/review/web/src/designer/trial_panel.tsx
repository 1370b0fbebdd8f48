// A filled form read with the template as it stands; nothing of it is kept.
import { useState } from 'preact/hooks';
import { path, request } from '../api/client';
import { useSpeech } from '../base/language';
import { useAction } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';
import type { Template, Trial } from './types';

interface TrialProps {
  template: Template;
  onSelect: (name: string) => void;
}

/** "members[0].sex" → "members.sex" */
const withoutRow = (id: string) => id.replace(/\[\d+\]/, '');

export function TrialPanel({ template, onSelect }: TrialProps) {
  const { t, say, number } = useSpeech();
  const [trial, setTrial] = useState<Trial | null>(null);
  const [count, setCount] = useState(0);
  const { busy, problem, run } = useAction();
  const labels = new Map(
    template.entries.flatMap((entry) => [entry, ...entry.columns]).map((field) => [field.name, say(field.label)]),
  );
  const read = (file: File | undefined) =>
    file &&
    run(async () => {
      setTrial(null);
      setTrial(await request<Trial>('/template/trial', { bytes: file, fileName: file.name }));
      setCount((before) => before + 1);
    });
  return (
    <div
      class="stack trial"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void read(event.dataTransfer?.files[0]);
      }}
    >
      <label class="button">
        {t('designer.trial_drop')}
        <input
          class="unseen"
          type="file"
          accept="image/png,image/jpeg,application/pdf"
          onChange={(event) => {
            void read(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <ProblemBox problem={problem} />
      <p role="status">
        {busy && t('designer.trial_reading')}
        {trial && !trial.is_known && t('designer.trial_unknown')}
        {trial?.is_known && t('designer.trial_result', { count: trial.fields.length })}
      </p>
      {trial?.is_known && (
        <ul class="trial-fields">
          {trial.fields.map((field) => {
            const name = withoutRow(field.id);
            const label = labels.get(name) ?? field.id;
            return (
              <li key={field.id} class={field.is_sure ? 'field good' : 'field doubt'} data-field={field.id}>
                <div class="field-head">
                  <button type="button" class="quiet" onClick={() => onSelect(name)}>
                    {label}
                  </button>
                  <span class="field-status">
                    {field.state === 'read' ? `${number(Math.round(field.confidence * 1000) / 10)} %` : ''}
                  </span>
                </div>
                {field.has_place && field.state !== 'empty' && (
                  <img
                    class="crop"
                    src={`/api/v1${path('template', 'trial', field.id, 'crop')}?v=${count}`}
                    alt={t('designer.trial_crop', { label })}
                    loading="lazy"
                  />
                )}
                <output>
                  {field.state === 'empty'
                    ? t('designer.trial_empty')
                    : field.state === 'illegible'
                      ? t('designer.trial_illegible')
                      : field.value || field.raw}
                </output>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
