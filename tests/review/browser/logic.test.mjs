// Cursor, keys, changes, clock: the page's logic by itself.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { load } from './support/source.mjs';
import { makeDossier } from './mock/dossiers.mjs';

const { answerOf, keyOf, nextStop, overlaid, placesOf, textOf, toggled } = await load('dossier/model.ts');
const { commandOf } = await load('dossier/keys.ts');
const { Meter } = await load('dossier/meter.ts');
const { vi } = await load('text/vi.ts');
const { en } = await load('text/en.ts');

const press = (key, more = {}) => ({
  key,
  code: '',
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  repeat: false,
  ...more,
});
const at = (more = {}) => ({ in_field: true, touched: false, alternatives: 0, ...more });
const digit = (number, more = {}) => press(String(number), { code: `Digit${number}`, ...more });

describe('the cursor', () => {
  const places = placesOf(makeDossier(2));
  it('stops at doubtful fields only, and comes round', () => {
    const first = nextStop(places, null, 'canbo1');
    assert.equal(first.field.id, 'full_name');
    const second = nextStop(places, first.key, 'canbo1');
    assert.equal(second.field.id, 'citizen_id');
    assert.equal(nextStop(places, second.key, 'canbo1').key, first.key);
    assert.equal(nextStop(places, second.key, 'canbo1', -1).key, first.key);
  });
  it('stops nowhere when all is settled', () => {
    const settled = places.map((place) => ({ ...place, field: { ...place.field, doubtful: false } }));
    assert.equal(nextStop(settled, null, 'canbo1'), null);
  });
  it('passes what waits for another person', () => {
    const field = { ...places[0].field, doubtful: true, second_person: 'needed', confirmed_by: ['canbo1'] };
    const own = [{ ...places[0], field }];
    assert.equal(nextStop(own, null, 'canbo1'), null);
    assert.equal(nextStop(own, null, 'canbo2').key, places[0].key);
  });
});

describe('Enter', () => {
  const place = placesOf(makeDossier(2)).find((other) => other.field.id === 'full_name');
  it('confirms what stands, corrects what was typed, says nothing of sure fields', () => {
    assert.equal(answerOf(place, undefined, 'a', false).change.action, 'confirm');
    const corrected = answerOf(place, 'Lê Thị Mai', 'a', false).change;
    assert.deepEqual([corrected.action, corrected.value], ['correct', 'Lê Thị Mai']);
    const sure = { ...place, field: { ...place.field, doubtful: false } };
    assert.deepEqual(answerOf(sure, undefined, 'a', false), { nothing: true });
  });
  it('asks before it calls an unread field empty', () => {
    const unread = { ...place, field: { ...place.field, state: 'illegible', text: '', value: '' } };
    assert.deepEqual(answerOf(unread, undefined, 'a', false), { ask: 'empty' });
    assert.equal(answerOf(unread, undefined, 'a', true).change.action, 'correct');
  });
  it('wants the second person to type', () => {
    const blind = { ...place, field: { ...place.field, second_person: 'waiting' } };
    assert.equal(textOf(blind.field), '');
    assert.deepEqual(answerOf(blind, undefined, 'b', false), { ask: 'blind' });
    assert.equal(answerOf(blind, 'Lê', 'b', false).change.value, 'Lê');
  });
});

describe('a change', () => {
  const dossier = makeDossier(2);
  const nowhere = () => undefined;
  const fieldAfter = (change) =>
    overlaid(dossier, [{ document: 0, field: 'full_name', ...change }], 'a', nowhere).documents[0].fields[1];
  it('shows at once and leaves the original alone', () => {
    assert.equal(fieldAfter({ action: 'correct', value: 'Lê Mai' }).text, 'Lê Mai');
    assert.equal(fieldAfter({ action: 'confirm' }).doubtful, false);
    assert.equal(fieldAfter({ action: 'illegible' }).state, 'illegible');
    assert.equal(dossier.documents[0].fields[1].doubtful, true);
  });
  it('is undone to what was there before', () => {
    const before = new Map([[keyOf(0, 'full_name'), dossier.documents[0].fields[1]]]);
    const changes = ['confirm', 'undo'].map((action) => ({ document: 0, field: 'full_name', action }));
    const after = overlaid(dossier, changes, 'a', (key) => before.get(key));
    assert.deepEqual(after.documents[0].fields[1], dossier.documents[0].fields[1]);
  });
  it('ticks options in paper order', () => {
    const options = ['tv', 'fridge', 'bed'].map((value) => ({ value, label: { vi: value, en: value } }));
    assert.equal(toggled({ choose: 'any', options }, 'bed', 'tv'), 'tv bed');
    assert.equal(toggled({ choose: 'any', options }, 'tv bed', 'bed'), 'tv');
    assert.equal(toggled({ choose: 'one', options }, 'bed', 'bed'), 'bed');
    assert.equal(toggled({ choose: 'at_most_one', options }, 'bed', 'bed'), '');
  });
});

describe('keys', () => {
  const cases = [
    ['Enter', press('Enter'), at(), 'confirm'],
    ['Shift+Enter', press('Enter', { shiftKey: true }), at(), 'back'],
    ['Ctrl+Enter', press('Enter', { ctrlKey: true }), at(), 'finish'],
    ['Enter held', press('Enter', { repeat: true }), at(), 'nothing'],
    ['Enter on a button', press('Enter'), at({ in_field: false }), undefined],
    ['a digit on an untouched field', digit(2), at({ alternatives: 2 }), 'take'],
    ['a digit without such an alternative', digit(3), at({ alternatives: 2 }), undefined],
    ['a digit while typing', digit(2), at({ alternatives: 2, touched: true }), undefined],
    ['Alt+digit while typing', digit(2, { altKey: true }), at({ alternatives: 2, touched: true }), 'take'],
    ['F2', press('F2'), at(), 'illegible'],
    ['Esc', press('Escape'), at(), 'undo'],
    ['F1', press('F1'), at({ touched: true }), 'help'],
    ['? while not typing', press('?'), at(), 'help'],
    ['? while typing', press('?'), at({ touched: true }), undefined],
    ['a letter', press('a'), at(), undefined],
    ['Ctrl+C', press('c', { ctrlKey: true }), at(), undefined],
  ];
  for (const [name, key, situation, wanted] of cases) {
    it(name, () => assert.equal(commandOf(key, situation)?.name, wanted));
  }
});

describe('the clock', () => {
  it('counts work, not pauses, and each key once', () => {
    let now = 0;
    const meter = new Meter({ seconds: 10, keystrokes: 2 }, () => now);
    now = 5_000;
    meter.key({ key: 'a', repeat: false });
    meter.key({ key: 'a', repeat: true });
    meter.key({ key: 'Shift', repeat: false });
    now = 1_000_000;
    const effort = meter.take();
    assert.deepEqual(effort, { seconds: 65, keystrokes: 1 });
    assert.deepEqual(meter.total, { seconds: 75, keystrokes: 3 });
    meter.giveBack(effort);
    assert.deepEqual(meter.take(), effort);
  });
});

describe('the catalogues', () => {
  it('have the same keys and the same gaps, and no empty text', () => {
    assert.deepEqual(Object.keys(en), Object.keys(vi));
    const gaps = (text) => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();
    for (const key of Object.keys(vi)) {
      assert.deepEqual(gaps(en[key]), gaps(vi[key]), key);
      assert.ok(vi[key].trim() && en[key].trim(), key);
    }
  });
});
