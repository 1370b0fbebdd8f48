// An expression of a rule, with proposals for what was begun.
import { useId, useRef, useState } from 'preact/hooks';
import { useSpeech } from '../base/language';
import { type Completion, completionAt } from './completion';
import type { RuleFunction } from './types';

interface ExpressionProps {
  label: string;
  value: string;
  names: string[];
  functions: RuleFunction[];
  onInput: (value: string) => void;
}

export function ExpressionInput({ label, value, names, functions, onInput }: ExpressionProps) {
  const { t } = useSpeech();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [completion, setCompletion] = useState<Completion | null>(null);
  const [active, setActive] = useState(0);
  const proposals = completion?.proposals ?? [];

  const propose = (text: string) => {
    setCompletion(completionAt(text, input.current?.selectionStart ?? text.length, names, functions));
    setActive(0);
  };
  const take = (index: number) => {
    const proposal = proposals[index];
    if (!completion || !proposal) return;
    const text = value.slice(0, completion.begin) + proposal.text + value.slice(completion.end);
    const caret = completion.begin + proposal.text.length;
    onInput(text);
    setCompletion(proposal.text.endsWith("'") ? completionAt(text, caret, names, functions) : null);
    setActive(0);
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(caret, caret);
    });
  };
  const onKey = (event: KeyboardEvent) => {
    if (proposals.length === 0) return;
    if (event.key === 'ArrowDown') setActive((active + 1) % proposals.length);
    else if (event.key === 'ArrowUp') setActive((active + proposals.length - 1) % proposals.length);
    else if (event.key === 'Enter') take(active);
    else if (event.key === 'Escape') setCompletion(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isOpen = proposals.length > 0;
  return (
    <div class="labelled place-input">
      <label for={id}>{label}</label>
      <input
        ref={input}
        id={id}
        type="text"
        class="expression"
        value={value}
        autocomplete="off"
        spellcheck={false}
        role="combobox"
        aria-expanded={isOpen}
        aria-autocomplete="list"
        aria-controls={isOpen ? `${id}-list` : undefined}
        aria-activedescendant={isOpen ? `${id}-${active}` : undefined}
        onInput={(event) => {
          onInput(event.currentTarget.value);
          propose(event.currentTarget.value);
        }}
        onKeyDown={onKey}
        onBlur={() => setCompletion(null)}
      />
      {isOpen && (
        <ul id={`${id}-list`} role="listbox" aria-label={t('designer.proposals')}>
          {proposals.map((proposal, index) => (
            <li
              key={proposal.shown}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              onPointerDown={(event) => {
                event.preventDefault();
                take(index);
              }}
            >
              {proposal.shown}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
