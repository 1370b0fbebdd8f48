// All that is said of one field, column or table.
import { type Key, useSpeech } from '../base/language';
import { NumberInput, PageInput } from './mm_input';
import { SelectInput, SettledInput } from './settled_input';
import { ColumnForm, TableForm } from './table_form';
import type { Edit, Entry, Field, Reading, Template, Zone } from './types';

interface FormProps {
  template: Template;
  field: Field;
  table: Entry | null;
  onEdit: (edit: Edit) => void;
  onRename: (id: string) => void;
}

const named = (values: string[], own: string) =>
  [...new Set([...values, own])].map((value) => ({ value, text: value }));

/** A recognizer's own type and the other way: those that go together only. */
function readingWith(field: Field, change: Partial<Reading>): Edit {
  let { type, recognizer, cells } = { ...field, ...change };
  if (change.type === 'choice') recognizer = 'marks';
  if (change.recognizer === 'marks') type = 'choice';
  if (change.type && type !== 'choice' && recognizer === 'marks') recognizer = 'tesseract';
  if (change.recognizer && recognizer !== 'marks' && type === 'choice') type = 'text';
  if (recognizer !== 'boxes') cells = 0;
  if (recognizer === 'boxes' && cells === 0) cells = 12;
  return { kind: 'reading', field: field.name, type, recognizer, cells };
}

export function FieldForm({ template, field, table, onEdit, onRename }: FormProps) {
  const { t } = useSpeech();
  const change = (more: { label_vi?: string; label_en?: string }) =>
    onEdit({ kind: 'field', field: field.name, ...more });
  const isTable = table?.name === field.name;
  return (
    <div class="field-form">
      <SettledInput label={t('designer.label_vi')} value={field.label.vi} onChange={(label_vi) => change({ label_vi })} />
      <SettledInput label={t('designer.label_en')} value={field.label.en} onChange={(label_en) => change({ label_en })} />
      <SettledInput label={t('designer.id')} value={field.id} hint={t('designer.id_hint')} onChange={onRename} />
      {!isTable && <ReadingForm template={template} field={field} onEdit={onEdit} />}
      {isTable && table && <TableForm table={table} pages={template.pages.length} onEdit={onEdit} />}
      {table && !isTable && <ColumnForm table={table} column={field} onEdit={onEdit} />}
      {field.zones.map((zone, index) => (
        <ZoneForm key={index} field={field} zone={zone} index={index} pages={template.pages.length} onEdit={onEdit} />
      ))}
      {!table && (
        <button type="button" onClick={() => onEdit(nextZone(template, field))}>
          {t(field.options.length > 0 ? 'designer.add_option' : 'designer.add_zone')}
        </button>
      )}
    </div>
  );
}

/** Below the last one; where the page ends, on it. */
function nextZone(template: Template, field: Field): Edit {
  const last = field.zones[field.zones.length - 1] as Zone;
  const page = template.pages[last.page - 1];
  const below = last.y + last.height + (field.options.length > 0 ? 2 : 0);
  const y = page && below + last.height <= page.height_mm ? below : last.y;
  return { kind: 'zone', field: field.name, index: field.zones.length, zone: { ...last, y } };
}

function ReadingForm({ template, field, onEdit }: Pick<FormProps, 'template' | 'field' | 'onEdit'>) {
  const { t } = useSpeech();
  return (
    <>
      <SelectInput
        label={t('designer.type')}
        value={field.type}
        options={named(template.types, field.type)}
        onChange={(type) => onEdit(readingWith(field, { type }))}
      />
      <SelectInput
        label={t('designer.recognizer')}
        value={field.recognizer}
        options={named(template.recognizers, field.recognizer)}
        onChange={(recognizer) => onEdit(readingWith(field, { recognizer }))}
      />
      {field.recognizer === 'boxes' && (
        <NumberInput
          label={t('designer.cells')}
          value={field.cells}
          step={1}
          min={1}
          max={100}
          onChange={(cells) => onEdit(readingWith(field, { cells }))}
        />
      )}
      {field.options.length > 0 && (
        <SelectInput
          label={t('designer.choose')}
          value={field.choose || 'one'}
          options={['one', 'at-most-one', 'any'].map((value) => ({ value, text: t(`designer.choose.${value}` as Key) }))}
          onChange={(choose) => onEdit({ kind: 'field', field: field.name, choose })}
        />
      )}
    </>
  );
}

interface ZoneFormProps {
  field: Field;
  zone: Zone;
  index: number;
  pages: number;
  onEdit: (edit: Edit) => void;
}

function ZoneForm({ field, zone, index, pages, onEdit }: ZoneFormProps) {
  const { t } = useSpeech();
  const number = index + 1;
  const option = field.options[index];
  const set = (more: Partial<Zone>) => onEdit({ kind: 'zone', field: field.name, index, zone: { ...zone, ...more } });
  const say = (more: { value?: string; vi?: string; en?: string }) => {
    if (!option) return;
    const label = { vi: more.vi ?? option.label.vi, en: more.en ?? option.label.en };
    onEdit({ kind: 'option', field: field.name, index, value: more.value ?? option.value, label });
  };
  return (
    <fieldset class="zone-form">
      <legend>{t(option ? 'designer.option' : 'designer.zone', { number })}</legend>
      {option && (
        <>
          <SettledInput label={t('designer.option_value')} value={option.value} onChange={(value) => say({ value })} />
          <SettledInput label={t('designer.label_vi')} value={option.label.vi} onChange={(vi) => say({ vi })} />
          <SettledInput label={t('designer.label_en')} value={option.label.en} onChange={(en) => say({ en })} />
        </>
      )}
      <div class="lengths">
        {(['x', 'y', 'width', 'height'] as const).map((side) => (
          <NumberInput
            key={side}
            label={t(`designer.${side}`)}
            value={zone[side]}
            onChange={(value) => set({ [side]: value })}
          />
        ))}
        <PageInput page={zone.page} pages={pages} onChange={(page) => set({ page })} />
      </div>
      {field.zones.length > 1 && (
        <button
          type="button"
          class="quiet"
          onClick={() => onEdit({ kind: 'remove_zone', field: field.name, index })}
        >
          {t(option ? 'designer.remove_option' : 'designer.remove_zone', { number })}
        </button>
      )}
    </fieldset>
  );
}
