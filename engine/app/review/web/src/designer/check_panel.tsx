// What lint says of the template as it stands, and what a person must decide; each leads to its place.
import { useRef } from 'preact/hooks';
import { useSpeech } from '../base/language';
import type { Edit, Template } from './types';

interface CheckProps {
  template: Template;
  onJump: (subject: string) => void;
  /** To what is said of the form as a whole. */
  onForm: () => void;
  onEdit: (edit: Edit) => void;
}

export function CheckPanel({ template, onJump, onForm, onEdit }: CheckProps) {
  const { t, say } = useSpeech();
  const todos = useRef<HTMLHeadingElement>(null);
  /** The note's button goes with it: keys go on from the list's head. */
  const settle = (line: number) => {
    todos.current?.focus();
    onEdit({ kind: 'settle', line });
  };
  const where = (subject: string, line: number) =>
    subject || (line > 0 ? t('designer.line', { line }) : template.id);
  return (
    <div class="stack">
      <h2>{t('designer.findings')}</h2>
      {template.findings.length === 0 && <p class="hint">{t('designer.no_findings')}</p>}
      <ul class="checks">
        {template.findings.map((finding, index) => (
          <li key={index}>
            <button type="button" class="quiet" onClick={() => onJump(finding.subject)}>
              {where(finding.subject, finding.line)}
            </button>
            <span>{say(finding.message)}</span> <span class="code">{finding.code}</span>
          </li>
        ))}
      </ul>
      <h2 ref={todos} tabIndex={-1}>
        {t('designer.todos')}
      </h2>
      {template.todos.length === 0 && <p class="hint">{t('designer.no_todos')}</p>}
      <ul class="checks todos">
        {template.todos.map((todo) => (
          <li key={todo.line}>
            <button type="button" class="quiet" onClick={() => (todo.subject ? onJump(todo.subject) : onForm())}>
              {where(todo.subject, todo.line)}
            </button>
            <code>{todo.text}</code>
            {todo.is_comment && (
              <button
                type="button"
                aria-label={`${t('designer.settle')}: ${t('designer.line', { line: todo.line })}`}
                onClick={() => settle(todo.line)}
              >
                {t('designer.settle')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
