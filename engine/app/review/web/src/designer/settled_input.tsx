// A text that counts when its input is left or Enter is pressed.
import { useId, useLayoutEffect, useState } from 'preact/hooks';

interface SettledInputProps {
  label: string;
  value: string;
  list?: string[];
  type?: 'text' | 'date';
  hint?: string;
  onChange: (value: string) => void;
}

export function SettledInput({ label, value, list, type = 'text', hint, onChange }: SettledInputProps) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  // Before anybody can type: a later effect would overwrite the first keys.
  useLayoutEffect(() => setTyped(value), [value]);
  const settle = ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
    currentTarget.value !== value && onChange(currentTarget.value);
  /** A day's input says change with each digit of the year, and takes six of them where it is not told its last day. */
  const settleOnEnter = (event: { key: string; currentTarget: HTMLInputElement }) =>
    event.key === 'Enter' && settle(event);
  return (
    <div class="labelled">
      <label for={id}>{label}</label>
      <input
        id={id}
        type={type}
        max={type === 'date' ? '9999-12-31' : undefined}
        value={typed}
        autocomplete="off"
        spellcheck={false}
        list={list ? `${id}-list` : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onInput={(event) => setTyped(event.currentTarget.value)}
        {...(type === 'date' ? { onBlur: settle, onKeyDown: settleOnEnter } : { onChange: settle })}
      />
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {list && (
        <datalist id={`${id}-list`}>
          {list.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
    </div>
  );
}

interface SelectInputProps {
  label: string;
  value: string;
  options: { value: string; text: string }[];
  onChange: (value: string) => void;
}

export function SelectInput({ label, value, options, onChange }: SelectInputProps) {
  const id = useId();
  return (
    <div class="labelled">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
