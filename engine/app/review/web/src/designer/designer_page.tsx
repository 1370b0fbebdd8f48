// One template: its fields, the blank with their zones, and what can be said of each.
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Key, LanguageSwitch, useSpeech } from '../base/language';
import { ProblemBox } from '../base/problem_box';
import { CheckPanel } from './check_panel';
import { EntryList } from './entry_list';
import { EntryTools } from './entry_tools';
import { FieldForm } from './field_form';
import { FormPanel } from './form_panel';
import { PagePart } from './page_part';
import { RulesPanel } from './rules_panel';
import { SaveDialog } from './save_dialog';
import { TrialPanel } from './trial_panel';
import type { Edit, Entry, Field, Template } from './types';
import { type OpenTemplate, useTemplate } from './use_template';

type Tab = 'form' | 'field' | 'rules' | 'check' | 'trial';
const tabs: Tab[] = ['form', 'field', 'rules', 'check', 'trial'];

export function DesignerPage() {
  const { t } = useSpeech();
  const opened = useTemplate();
  if (!opened.template) {
    return (
      <main class="opening">
        <h1>{t('designer.title')}</h1>
        {opened.problem ? <ProblemBox problem={opened.problem} /> : <p role="status">{t('designer.opening')}</p>}
      </main>
    );
  }
  return <Designer opened={opened} template={opened.template} />;
}

interface Found {
  field: Field;
  /** That it is of, or is. */
  table: Entry | null;
  /** Where it stands among the entries; a renamed field keeps it. */
  place: string;
}

/** The field, table or column of that name. */
function fieldNamed(entries: Entry[], name: string): Found | null {
  for (const [index, entry] of entries.entries()) {
    if (entry.name === name) return { field: entry, table: entry.is_table ? entry : null, place: `${index}` };
    const column = entry.columns.findIndex((other) => other.name === name);
    const field = entry.columns[column];
    if (field) return { field, table: entry, place: `${index}.${column}` };
  }
  return null;
}

function pageOf(entries: Entry[], name: string): number | null {
  const found = fieldNamed(entries, name);
  return found?.table?.page ?? found?.field.zones[0]?.page ?? null;
}

/** A person types there: keys are theirs. */
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select');

function useUndoKeys(opened: OpenTemplate) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) opened.redo();
      else opened.undo();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [opened.undo, opened.redo]);
}

function useLeaveWarning(saved: boolean) {
  useEffect(() => {
    if (saved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [saved]);
}

function Designer({ opened, template }: { opened: OpenTemplate; template: Template }) {
  const { t, say } = useSpeech();
  const [selected, setSelected] = useState('');
  const [page, setPage] = useState(1);
  const [tab, setTab] = useState<Tab>('field');
  const [rule, setRule] = useState('');
  const [saving, setSaving] = useState(false);
  useUndoKeys(opened);
  useLeaveWarning(template.is_saved);

  const select = (name: string) => {
    setSelected(name);
    setPage(pageOf(template.entries, name) ?? page);
    if (name) setTab('field');
  };
  const jump = (subject: string) => {
    if (fieldNamed(template.entries, subject)) return select(subject);
    if (!template.rules.some(({ rules }) => rules.some(({ code }) => code === subject))) return;
    setRule(subject);
    setTab('rules');
  };
  const edit = (change: Edit) => void opened.edit(change);
  /** What the selected one is called once the server has agreed. */
  const renamed = useRef('');
  const found = fieldNamed(template.entries, selected) ?? fieldNamed(template.entries, renamed.current);
  const rename = async (id: string) => {
    if (!found) return;
    const { name } = found.field;
    renamed.current = found.table && found.table !== found.field ? `${found.table.name}.${id}` : id;
    if (await opened.edit({ kind: 'rename', field: name, id })) setSelected(renamed.current);
    renamed.current = '';
  };
  const count = template.findings.length + template.todos.length;
  const marked = new Set([...template.findings, ...template.todos].map(({ subject }) => subject));

  return (
    <div class="designer">
      <header>
        <span class="brand">Hồ sơ</span>
        <h1>{say(template.title)}</h1>
        <small>
          {template.id}/{template.form_version}
        </small>
        <span class="filler" />
        <span role="status">{t(template.is_saved ? 'designer.saved' : 'designer.unsaved')}</span>
        <button type="button" disabled={!template.can_undo} onClick={opened.undo}>
          {t('designer.undo')} <kbd>Ctrl Z</kbd>
        </button>
        <button type="button" disabled={!template.can_redo} onClick={opened.redo}>
          {t('designer.redo')}
        </button>
        <button type="button" class="primary" onClick={() => setSaving(true)}>
          {t('designer.save')}
        </button>
        <LanguageSwitch />
      </header>
      <main>
        <EntryList entries={template.entries} selected={selected} marked={marked} onSelect={select} onEdit={edit} />
        <PagePart {...{ template, page, setPage, selected, opened }} onSelect={select} />
        <section class="panel" aria-label={t('designer.tools')}>
          <div class="tabs" role="group" aria-label={t('designer.tools')}>
            {tabs.map((one) => (
              <button key={one} type="button" class="quiet" aria-pressed={tab === one} onClick={() => setTab(one)}>
                {t(`designer.tab.${one}` as Key, { count })}
              </button>
            ))}
          </div>
          {!saving && <ProblemBox problem={opened.problem} />}
          {tab === 'field' && !found && <p class="hint">{t('designer.none_chosen')}</p>}
          {tab === 'field' && found && (
            <>
              <FieldForm key={found.place} template={template} {...found} onEdit={edit} onRename={(id) => void rename(id)} />
              <EntryTools entries={template.entries} found={found} onEdit={edit} onSelect={select} />
            </>
          )}
          {tab === 'form' && <FormPanel template={template} onEdit={edit} />}
          {tab === 'rules' && <RulesPanel template={template} chosen={rule} onChoose={setRule} onEdit={opened.edit} />}
          {tab === 'check' && <CheckPanel template={template} onJump={jump} onForm={() => setTab('form')} onEdit={edit} />}
          <div hidden={tab !== 'trial'}>
            <TrialPanel template={template} onSelect={select} />
          </div>
        </section>
      </main>
      {saving && <SaveDialog opened={opened} onClose={() => setSaving(false)} />}
    </div>
  );
}
