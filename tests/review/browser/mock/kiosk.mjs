// The citizen's checks of the mock.
import { makeDossier } from './dossiers.mjs';
import { Refusal } from './store.mjs';

const texts = {
  blocking: { vi: 'Chưa nộp được: còn 1 chỗ phải sửa.', en: 'Not ready: one thing must be mended.' },
  advice: { vi: 'Giấy tờ đầy đủ, có thể nộp.', en: 'Everything is there; you may hand it in.' },
};

function verdictOf(documents) {
  const wrong = documents[0].fields.some((field) => field.id === 'citizen_id' && field.doubtful);
  const urgency = wrong ? 'blocking' : 'advice';
  const item = {
    severity: 'blocking',
    message: { vi: 'Số định danh không đúng.', en: 'The identification number is wrong.' },
    where: { vi: 'Trang 1, mục 4', en: 'Page 1, item 4' },
    next_step: { vi: 'Xem lại thẻ căn cước và sửa.', en: 'Look at your card and correct it.' },
    legal_source: 'TT 53/2025/TT-BCA, Điều 5',
  };
  return { state: 'done', urgency, verdict: texts[urgency], items: wrong ? [item] : [], documents };
}

function find({ mock, match }) {
  const check = mock.checks.get(match[1]);
  if (!check) throw new Refusal(404, 'review.unknown_check', 'Đã xóa.', 'Forgotten.');
  return check;
}

function start({ mock, query, bytes }) {
  if (bytes.length === 0) throw new Refusal(422, 'review.empty_file', 'Tệp trống.', 'The file is empty.');
  const id = query.get('check') ?? `C${mock.checks.size + 1}`;
  const check = mock.checks.get(id) ?? { pages: 0, asked: 0, documents: makeDossier(2).documents };
  check.pages += 1;
  mock.checks.set(id, check);
  return [201, { check: id }];
}

function ask(context) {
  const check = find(context);
  check.asked += 1;
  return [200, check.asked < 2 ? { state: 'reading' } : verdictOf(check.documents)];
}

function correct(context) {
  const check = find(context);
  for (const { document, field: id, value } of context.body.changes) {
    const field = check.documents[document].fields.find((other) => other.id === id);
    Object.assign(field, { text: value, value, doubtful: false, state: 'confirmed' });
  }
  return [200, verdictOf(check.documents)];
}

function handIn(context) {
  find(context);
  context.mock.checks.delete(context.match[1]);
  return [201, { id: context.mock.takeIn('kiosk', 'kiosk').id }];
}

const check = '/kiosk/checks/([^/]+)';

export const kioskRoutes = [
  ['POST', '/kiosk/checks', start],
  ['GET', check, ask],
  ['DELETE', check, ({ mock, match }) => [204, void mock.checks.delete(match[1])]],
  ['POST', `${check}/fields`, correct],
  [
    'GET',
    `${check}/form`,
    (context) => (find(context), [200, { bytes: '%PDF-1.4\n%%EOF\n', type: 'application/pdf' }]),
  ],
  ['POST', `${check}/hand-in`, handIn],
];
