// A length in millimetres; it counts when the input is left or Enter is pressed.
import { useId, useLayoutEffect, useState } from 'preact/hooks';
import { useSpeech } from '../base/language';

interface NumberInputProps {
  label: string;
  value: number;
  step?: number;
  min?: number;
  max?: number;
  onChange: (value: number) => void;
}

export function NumberInput({ label, value, step = 0.5, min = 0, max = 2000, onChange }: NumberInputProps) {
  const id = useId();
  const [typed, setTyped] = useState(String(value));
  // Before anybody can type: a later effect would overwrite the first keys.
  useLayoutEffect(() => setTyped(String(value)), [value]);
  const commit = (text: string) => {
    const number = Number(text);
    if (text.trim() === '' || !Number.isFinite(number)) setTyped(String(value));
    else if (number !== value) onChange(number);
  };
  return (
    <div class="labelled">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        value={typed}
        step={step}
        min={min}
        max={max}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={(event) => commit(event.currentTarget.value)}
      />
    </div>
  );
}

interface PageInputProps {
  page: number;
  pages: number;
  onChange: (page: number) => void;
}

/** Nothing for a form of one page. */
export function PageInput({ page, pages, onChange }: PageInputProps) {
  const { t } = useSpeech();
  if (pages < 2) return null;
  return <NumberInput label={t('designer.page')} value={page} step={1} min={1} max={pages} onChange={onChange} />;
}
