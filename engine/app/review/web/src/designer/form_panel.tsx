// What is said of the form as a whole.
import { useSpeech } from '../base/language';
import { SettledInput } from './settled_input';
import type { Edit, Heading, Template } from './types';

interface FormPanelProps {
  template: Template;
  onEdit: (edit: Edit) => void;
}

export function FormPanel({ template, onEdit }: FormPanelProps) {
  const { t } = useSpeech();
  const said: Heading = { ...template, title_vi: template.title.vi, title_en: template.title.en };
  const input = (name: keyof Heading, more: { type?: 'date'; hint?: string } = {}) => (
    <SettledInput
      label={t(`designer.form.${name}`)}
      value={said[name]}
      onChange={(value) => onEdit({ kind: 'heading', [name]: value })}
      {...more}
    />
  );
  return (
    <div class="field-form">
      {input('title_vi')}
      {input('title_en')}
      {input('legal_source')}
      {input('valid_from', { type: 'date' })}
      {input('superseded_on', { type: 'date', hint: t('designer.form.superseded_hint') })}
      {template.has_layout && <p class="hint">{t('designer.form.layout')}</p>}
    </div>
  );
}
