// What may stand where the caret is in a rule's expression: pure.
import type { RuleFunction, Template } from './types';

export interface Completion {
  /** Where what was begun stands. */
  begin: number;
  end: number;
  /** What may take its place, and how it is shown. */
  proposals: { text: string; shown: string }[];
}

/** Names of fields, columns and tables as rules say them. */
export function namesIn(template: Template): string[] {
  return template.entries.flatMap((entry) =>
    entry.is_table ? entry.columns.map((column) => column.name) : [entry.name],
  );
}

function signature(one: RuleFunction): string {
  const first = one.takes_field ? "'…'" : '…';
  return `${one.name}(${[first, '…'].slice(0, one.argument_count).join(', ')})`;
}

/** A quote more than are closed: the caret stands in a text. */
function quoteBefore(text: string): number {
  let open = -1;
  for (let at = 0; at < text.length; ++at) {
    const sign = text[at];
    if (open >= 0 ? sign === text[open] : sign === "'" || sign === '"') open = open >= 0 ? -1 : at;
  }
  return open;
}

const most = 8;

export function completionAt(text: string, caret: number, names: string[], functions: RuleFunction[]): Completion {
  const before = text.slice(0, caret);
  const quote = quoteBefore(before);
  const begin = quote >= 0 ? quote + 1 : caret - (/[\w-]*$/.exec(before)?.[0].length ?? 0);
  const begun = before.slice(begin);
  const none = { begin, end: caret, proposals: [] };
  if (quote >= 0) {
    const rest = /^[\w.]*/.exec(text.slice(caret))?.[0].length ?? 0;
    const fitting = names.filter((name) => name.includes(begun) && name !== begun).slice(0, most);
    return { begin, end: caret + rest, proposals: fitting.map((name) => ({ text: name, shown: name })) };
  }
  if (begun === '') return none;
  const fitting = functions.filter(({ name }) => name.startsWith(begun)).slice(0, most);
  // The caret goes where the first argument is written.
  const proposals = fitting.map((one) => ({
    text: one.argument_count === 0 ? `${one.name}()` : one.takes_field ? `${one.name}('` : `${one.name}(`,
    shown: signature(one),
  }));
  return { begin, end: caret, proposals };
}
