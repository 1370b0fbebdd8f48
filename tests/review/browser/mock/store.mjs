// All dossiers of the mock, and what may be done to them.
import { makeDossier, makeHostile, memberFields } from './dossiers.mjs';
import { plain } from './people.mjs';

const open_states = [
  'received',
  'reading',
  'needs_review',
  'confirmed',
  'packaged',
  'handed_over',
  'set_aside',
  'closed',
];

export class Refusal extends Error {
  constructor(status, code, vi, en, more = {}) {
    super(code);
    this.status = status;
    this.problem = { code, message: { vi, en }, next_step: { vi: 'Hãy kiểm tra lại.', en: 'Please check.' }, ...more };
  }
}

const conflict = (code, more) => new Refusal(409, code, 'Không thực hiện được.', 'That cannot be done.', more);

export class Store {
  constructor(count) {
    this.originals = new Map();
    this.dossiers = new Map();
    this.history = new Map();
    this.accounts = new Map();
    this.listeners = new Set();
    this.queue = { waiting: 0, working: 0, set_aside: 0, done_today: 0, paused: false, workers: 2, eta_seconds: -1 };
    for (let number = 1; number <= count; ++number) this.add(makeDossier(number));
  }

  add(dossier) {
    this.dossiers.set(dossier.summary.id, dossier);
    this.originals.set(dossier.summary.id, JSON.stringify(dossier.documents));
    return dossier;
  }

  addHostile() {
    const dossier = makeHostile(makeDossier(this.dossiers.size + 1));
    dossier.summary.state = 'needs_review';
    return this.add(dossier);
  }

  get(id) {
    const dossier = this.dossiers.get(id);
    if (!dossier) throw new Refusal(404, 'review.unknown_dossier', 'Không có hồ sơ này.', 'There is no such dossier.');
    return dossier;
  }

  tell(event, data) {
    for (const listener of this.listeners) listener(event, data);
  }

  touch(dossier) {
    const fields = dossier.documents.flatMap((document) => document.fields);
    dossier.summary.doubts = fields.filter((field) => field.doubtful).length;
    dossier.revision += 1;
    this.tell('dossier', dossier.summary);
    return dossier;
  }

  log(id, who, event) {
    const events = this.history.get(id) ?? [];
    events.push({ at: new Date().toISOString(), who, ...event });
    this.history.set(id, events);
  }

  list({ state, procedure, q, offset = 0, limit = 50 }) {
    const counts = Object.fromEntries(open_states.map((name) => [name, 0]));
    const wanted = q ? plain(q) : '';
    const matches = [];
    for (const { summary } of this.dossiers.values()) {
      counts[summary.state] += 1;
      if (state && summary.state !== state) continue;
      if (procedure && summary.procedure !== procedure) continue;
      if (wanted && !plain(`${summary.name} ${summary.citizen_id} ${summary.id}`).includes(wanted)) continue;
      matches.push(summary);
    }
    const rank = (summary) => (!state && summary.state === 'needs_review' ? 0 : 1);
    matches.sort((a, b) => rank(a) - rank(b) || (a.received_at < b.received_at ? 1 : -1));
    return { dossiers: matches.slice(offset, offset + limit), total: matches.length, counts };
  }

  change(id, { changes, seconds = 0, keystrokes = 0 }, who) {
    const dossier = this.get(id);
    if (dossier.summary.state !== 'needs_review') throw conflict('review.not_open');
    for (const change of changes) this.changeField(dossier, change, who);
    dossier.seconds += seconds;
    dossier.keystrokes += keystrokes;
    return this.touch(dossier);
  }

  changeField(dossier, { document, field: id, action, value, why }, who) {
    const field = dossier.documents[document]?.fields.find((other) => other.id === id);
    if (!field) throw new Refusal(422, 'review.unknown_field', 'Không có mục này.', 'There is no such field.');
    const old = field.text;
    if (action === 'undo') {
      const before = JSON.parse(this.originals.get(dossier.summary.id))[document].fields.find(
        (other) => other.id === id,
      );
      Object.assign(field, before);
    } else if (field.second_person !== 'no') {
      this.secondWord(field, action === 'correct' ? value : field.text, who);
    } else {
      field.doubtful = false;
      field.state = action === 'illegible' ? 'illegible' : 'confirmed';
      if (action === 'correct') field.text = field.value = value;
      if (action === 'illegible') field.text = field.value = '';
      field.confirmed_by = [who];
    }
    this.log(dossier.summary.id, who, { action, field: id, old, new: field.text, why });
  }

  secondWord(field, text, who) {
    if (field.confirmed_by.length === 0 || field.confirmed_by.includes(who)) {
      Object.assign(field, { text, value: text, confirmed_by: [who] });
      return;
    }
    if (text !== field.text) {
      field.alternatives = [field.text, text].map((reading) => ({ text: reading, source: 'other' }));
      field.confirmed_by = [];
      return;
    }
    Object.assign(field, {
      state: 'confirmed',
      doubtful: false,
      second_person: 'no',
      confirmed_by: [...field.confirmed_by, who],
    });
  }

  /** As `who` is to see it: another person's word on a two-person field is waiting. */
  view(dossier, account) {
    const copy = structuredClone(dossier);
    copy.can_edit = copy.summary.state === 'needs_review';
    for (const field of copy.documents.flatMap((document) => document.fields)) {
      const said = field.confirmed_by.length > 0 && !field.confirmed_by.includes(account.name);
      if (field.second_person === 'needed' && said) field.second_person = 'waiting';
      // The server does not name the first one before the second one has spoken.
      if (field.second_person !== 'no') field.confirmed_by = [];
    }
    return copy;
  }

  rows(id, { document, table: table_id, action, row }) {
    const dossier = this.get(id);
    const target = dossier.documents[document];
    const table = target.tables.find((other) => other.id === table_id);
    if (action === 'add') {
      target.fields.push(...memberFields(table.rows, null, false));
      table.rows += 1;
    } else {
      target.fields = target.fields.filter((field) => field.table !== table_id || field.row !== row);
      for (const field of target.fields) {
        if (field.table !== table_id || field.row < row) continue;
        field.row -= 1;
        field.id = `${table_id}[${field.row}].${field.column}`;
      }
      table.rows -= 1;
    }
    return this.touch(dossier);
  }

  confirm(id, { seconds = 0, keystrokes = 0 }) {
    const dossier = this.get(id);
    const open = dossier.documents.flatMap((document, index) =>
      document.fields.filter((field) => field.doubtful).map((field) => ({ document: index, field: field.id })),
    );
    if (open.length > 0) throw conflict('review.open_fields', { open });
    dossier.seconds += seconds;
    dossier.keystrokes += keystrokes;
    dossier.summary.state = 'packaged';
    return this.touch(dossier);
  }

  setState(id, from, to) {
    const dossier = this.get(id);
    if (!from.includes(dossier.summary.state)) throw conflict('review.wrong_state');
    dossier.summary.state = to;
    return this.touch(dossier);
  }

  /** Read again: a moment later it needs review. */
  reread(dossier) {
    dossier.summary.state = 'reading';
    this.touch(dossier);
    setTimeout(() => {
      dossier.summary.state = 'needs_review';
      this.touch(dossier);
    }, 150);
    return dossier.summary;
  }

  turnPages(id, { pages }) {
    const dossier = this.get(id);
    for (const change of pages) {
      const page = dossier.pages.find((other) => other.number === change.number);
      if (!page) throw new Refusal(422, 'review.unknown_page', 'Không có trang này.', 'There is no such page.');
      if (change.turn) page.turned = ((page.turned ?? 0) + change.turn) % 360;
      if (change.form !== undefined) page.form = change.form;
    }
    return this.reread(dossier);
  }

  split(id, { before_page }) {
    const dossier = this.get(id);
    const other = this.add(makeDossier(this.dossiers.size + 1));
    other.pages = dossier.pages.filter((page) => page.number >= before_page);
    dossier.pages = dossier.pages.filter((page) => page.number < before_page);
    dossier.summary.pages = dossier.pages.length;
    other.summary.pages = other.pages.length;
    return { dossiers: [this.reread(dossier), this.reread(other)] };
  }

  merge(id, { other: other_id }) {
    const dossier = this.get(id);
    const other = this.get(other_id);
    for (const page of other.pages) dossier.pages.push({ ...page, number: dossier.pages.length + 1 });
    dossier.summary.pages = dossier.pages.length;
    other.summary.state = 'closed';
    this.touch(other);
    return this.reread(dossier);
  }

  grid(wanted, limit) {
    const items = [];
    const counts = new Map();
    for (const dossier of this.dossiers.values()) {
      if (dossier.summary.state !== 'needs_review') continue;
      dossier.documents.forEach((document, index) => {
        for (const field of document.fields) {
          if (!field.doubtful) continue;
          const id = `${document.form}/${field.id.replace(/\[\d+\]/, '[]')}`;
          const known = counts.get(id) ?? { id, label: field.label, count: 0 };
          counts.set(id, { ...known, count: known.count + 1 });
          if (id === wanted && items.length < limit)
            items.push({ dossier: dossier.summary.id, document: index, field });
        }
      });
    }
    return { items, fields: [...counts.values()].sort((a, b) => b.count - a.count) };
  }
}
