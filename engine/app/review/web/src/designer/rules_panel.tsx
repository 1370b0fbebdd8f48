// The template's rules, one at a time.
import { useState } from 'preact/hooks';
import type { Severity } from '../api/types';
import { severityLabel } from '../base/labels';
import { useSpeech } from '../base/language';
import { TextInput } from '../base/text_input';
import { namesIn } from './completion';
import { ExpressionInput } from './expression_input';
import { SelectInput } from './settled_input';
import type { Edit, Rule, Template } from './types';

const severities: Severity[] = ['blocking', 'doubtful', 'advice'];

function newRule(form: string): Rule {
  return {
    code: `${form.replace(/[^a-z0-9_]/g, '_')}.`,
    severity: 'doubtful',
    fields: '',
    when: '',
    for_each: '',
    require: '',
    message: { vi: '', en: '' },
    next_step: { vi: '', en: '' },
    legal_source: '',
  };
}

interface RulesProps {
  template: Template;
  chosen: string;
  onChoose: (code: string) => void;
  onEdit: (edit: Edit) => Promise<Template | null>;
}

export function RulesPanel({ template, chosen, onChoose, onEdit }: RulesProps) {
  const { t } = useSpeech();
  const all = template.rules.flatMap(({ file, rules }) => rules.map((rule) => ({ file, rule })));
  const found = all.find(({ rule }) => rule.code === chosen) ?? null;
  const file = found?.file ?? template.rules[template.rules.length - 1]?.file ?? 'rules.xml';
  return (
    <div class="stack">
      <SelectInput
        label={t('designer.rule_choose')}
        value={found ? chosen : ''}
        options={[
          { value: '', text: t('designer.rule_new') },
          ...all.map(({ rule }) => ({ value: rule.code, text: rule.code })),
        ]}
        onChange={onChoose}
      />
      {file.startsWith('../') && <p class="hint">{t('designer.rule_shared', { file })}</p>}
      <RuleForm
        key={`${template.version} ${chosen}`}
        template={template}
        rule={found?.rule ?? newRule(template.id)}
        onApply={async (rule) => {
          const done = await onEdit({ kind: 'rule', file, code: found?.rule.code ?? '', rule });
          if (done) onChoose(rule.code);
        }}
        onRemove={
          found && (() => void onEdit({ kind: 'remove_rule', file, code: found.rule.code }).then(() => onChoose('')))
        }
      />
    </div>
  );
}

interface RuleFormProps {
  template: Template;
  rule: Rule;
  onApply: (rule: Rule) => Promise<void>;
  onRemove: (() => void) | null;
}

function RuleForm({ template, rule: given, onApply, onRemove }: RuleFormProps) {
  const { t } = useSpeech();
  const [rule, setRule] = useState(given);
  const set = (more: Partial<Rule>) => setRule({ ...rule, ...more });
  const names = namesIn(template);
  const expression = { names, functions: template.functions };
  const tables = template.entries.filter((entry) => entry.is_table).map((entry) => entry.name);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void onApply(rule);
      }}
    >
      <TextInput label={t('designer.rule.code')} value={rule.code} onInput={(code) => set({ code })} />
      <SelectInput
        label={t('designer.rule.severity')}
        value={rule.severity}
        options={severities.map((value) => ({ value, text: t(severityLabel(value)) }))}
        onChange={(severity) => set({ severity: severity as Severity })}
      />
      <TextInput label={t('designer.rule.fields')} value={rule.fields} optional onInput={(fields) => set({ fields })} />
      <SelectInput
        label={t('designer.rule.for_each')}
        value={rule.for_each}
        options={['', ...tables].map((value) => ({ value, text: value || '–' }))}
        onChange={(for_each) => set({ for_each })}
      />
      <ExpressionInput
        label={t('designer.rule.when')}
        value={rule.when}
        onInput={(when) => set({ when })}
        {...expression}
      />
      <ExpressionInput
        label={t('designer.rule.require')}
        value={rule.require}
        onInput={(require) => set({ require })}
        {...expression}
      />
      <TextInput
        label={t('designer.rule.message_vi')}
        value={rule.message.vi}
        onInput={(vi) => set({ message: { ...rule.message, vi } })}
      />
      <TextInput
        label={t('designer.rule.message_en')}
        value={rule.message.en}
        onInput={(en) => set({ message: { ...rule.message, en } })}
      />
      <TextInput
        label={t('designer.rule.next_vi')}
        value={rule.next_step.vi}
        onInput={(vi) => set({ next_step: { ...rule.next_step, vi } })}
      />
      <TextInput
        label={t('designer.rule.next_en')}
        value={rule.next_step.en}
        onInput={(en) => set({ next_step: { ...rule.next_step, en } })}
      />
      <TextInput
        label={t('designer.rule.source')}
        value={rule.legal_source}
        optional
        onInput={(legal_source) => set({ legal_source })}
      />
      <div class="buttons">
        <button type="submit" class="primary">
          {t('designer.rule_apply')}
        </button>
        {onRemove && (
          <button type="button" onClick={onRemove}>
            {t('designer.rule_remove')}
          </button>
        )}
      </div>
    </form>
  );
}
