// Dossiers as the server would give them: typed ones with few doubts, handwritten ones with many, odd ones.
import { person } from './people.mjs';

export const hostile = [
  '<script>window.hostile=1</script>',
  '"><img src=x onerror="window.hostile=1">',
  "javascript:window.hostile=1//'</textarea><svg onload=window.hostile=1>",
  '{{constructor.constructor("window.hostile=1")()}}${window.hostile=1}',
];

const text = (vi, en) => ({ vi, en });
const labels = {
  recipient: text('Kính gửi', 'Recipient'),
  full_name: text('Họ, chữ đệm và tên', 'Full name'),
  birth_date: text('Ngày, tháng, năm sinh', 'Birth date'),
  sex: text('Giới tính', 'Sex'),
  citizen_id: text('Số định danh cá nhân', 'Personal identification number'),
  phone: text('Số điện thoại liên hệ', 'Phone'),
  email: text('Email', 'Email'),
  residence: text('Nơi ở hiện tại', 'Current residence'),
  head_name: text('Họ, chữ đệm và tên chủ hộ', 'Head of the household'),
  request: text('Nội dung đề nghị', 'Request'),
  housing: text('Chỗ ở', 'Home'),
};
const columns = ['full_name', 'birth_date', 'citizen_id'];
const types = {
  full_name: 'person_name',
  head_name: 'person_name',
  birth_date: 'date',
  sex: 'sex',
  citizen_id: 'citizen_id',
  phone: 'phone',
  email: 'email',
  residence: 'place',
  recipient: 'listed',
  request: 'request',
  housing: 'choice',
};

function field(id, value, row, extra = {}) {
  const name = id.split('.').pop();
  const y = 0.12 + row * 0.055;
  return {
    id,
    label: labels[name],
    type: types[name],
    table: '',
    row: -1,
    column: '',
    raw: value,
    value,
    text: value,
    confidence: 0.98,
    state: value === '' ? 'empty' : 'read',
    doubtful: false,
    page: 1,
    box: { x: 0.36, y, width: 0.56, height: 0.034 },
    alternatives: [],
    second_person: 'no',
    confirmed_by: [],
    ...extra,
  };
}

const unsure = (alternatives, confidence = 0.62) => ({ doubtful: true, confidence, alternatives });
const ink = (reading) => ({ text: reading, source: 'ink', page: 1 });

function housing(row) {
  return field('housing', 'rented', row, {
    text: 'Nhà thuê',
    choose: 'one',
    options: [
      { value: 'owned', label: text('Nhà riêng', 'Owned') },
      { value: 'rented', label: text('Nhà thuê', 'Rented') },
      { value: 'lent', label: text('Ở nhờ', 'Lent') },
    ],
  });
}

/** The rows of a household's table, one person each. */
export function memberFields(row, who, doubtful) {
  return columns.map((column, index) => {
    const value = who ? { full_name: who.name, birth_date: who.birth_date, citizen_id: who.citizen_id }[column] : '';
    return field(`members[${row}].${column}`, value, 12 + row, {
      table: 'members',
      row,
      column,
      page: 2,
      box: { x: 0.1 + index * 0.28, y: 0.2 + row * 0.06, width: 0.26, height: 0.04 },
      doubtful: doubtful || value === '',
      confidence: doubtful ? 0.7 : 0.97,
    });
  });
}

function fieldsOf(number, written) {
  const who = person(number);
  const head = person(number + 500);
  const wrong_id = who.citizen_id.slice(0, -1) + ((Number(who.citizen_id.at(-1)) + 3) % 10);
  const doubt = (value, confidence) => (written ? unsure([ink(value.slice(0, -1)), ink(`${value}g`)], confidence) : {});
  return [
    field('recipient', `Công an ${who.commune}`, 0),
    field('full_name', who.name, 1, unsure([ink(who.name.replace('ị', 'i')), ink(who.name.toUpperCase())], 0.71)),
    field('birth_date', who.birth_date, 2, doubt(who.birth_date, 0.55)),
    field('sex', who.sex, 3),
    field('citizen_id', wrong_id, 4, unsure([{ text: who.citizen_id, source: 'card_qr', page: 2 }], 0.41)),
    field('phone', who.phone, 5, doubt(who.phone, 0.6)),
    field('email', '', 6),
    field('residence', `Số 12 đường Hoa Mai, ${who.commune}`, 7, doubt(who.commune, 0.5)),
    field('head_name', head.name, 8, doubt(head.name, 0.48)),
    housing(9),
    field(
      'request',
      written ? '' : 'Đăng ký thường trú',
      10,
      written ? { state: 'illegible', doubtful: true, confidence: 0 } : {},
    ),
    ...memberFields(0, person(number + 1), written),
    ...memberFields(1, person(number + 2), false),
  ];
}

function findingsOf(written) {
  const blocking = {
    code: 'identity.differs',
    severity: 'blocking',
    fields: ['citizen_id'],
    message: text(
      'Số định danh khác với mã QR của căn cước.',
      'The identification number differs from the card’s QR code.',
    ),
    next_step: text('So với thẻ căn cước.', 'Compare with the card.'),
    legal_source: 'TT 53/2025/TT-BCA, Điều 5',
    page: 1,
  };
  const advice = {
    code: 'rule.email_missing',
    severity: 'advice',
    fields: ['email'],
    message: text('Chưa ghi email.', 'No email is given.'),
    next_step: text('Có thể bỏ qua.', 'May be left so.'),
    legal_source: '',
    page: 1,
  };
  return written ? [blocking, advice] : [blocking];
}

export const procedures = [
  { code: '1.004222', title: 'Đăng ký thường trú' },
  { code: '1.004194', title: 'Đăng ký tạm trú' },
  { code: '1.001193', title: 'Đăng ký khai sinh' },
];

export const forms = [
  { id: 'ct01', title: text('Tờ khai thay đổi thông tin cư trú', 'Residence declaration') },
  { id: 'khai_sinh', title: text('Tờ khai đăng ký khai sinh', 'Birth registration') },
];

const states = ['needs_review', 'packaged', 'handed_over', 'needs_review', 'handed_over'];

/** One dossier by its number. Even ones are typed, odd ones written by hand. */
export function makeDossier(number) {
  const written = number % 2 === 1;
  const who = person(number);
  const fields = fieldsOf(number, written);
  const procedure = procedures[number % procedures.length];
  const document = {
    form: 'ct01',
    version: 'tt53-2025',
    title: forms[0].title,
    pages: [1, 2],
    fields,
    findings: findingsOf(written),
    tables: [{ id: 'members', rows: 2, columns: columns.map((id) => ({ id, label: labels[id] })) }],
  };
  const summary = {
    id: `D${String(number).padStart(6, '0')}`,
    state: states[number % states.length],
    procedure: procedure.code,
    procedure_title: procedure.title,
    forms: ['ct01'],
    name: who.name,
    citizen_id: who.citizen_id,
    received_at: new Date(Date.UTC(2026, 6, 1) + number * 60_000).toISOString(),
    received_by: 'canbo1',
    pages: 2,
    doubts: fields.filter((other) => other.doubtful).length,
    blocking: 1,
    problem: null,
  };
  return {
    summary,
    revision: 1,
    can_edit: true,
    documents: [document],
    pages: [1, 2].map((page) => ({
      number: page,
      width: 1240,
      height: 1754,
      form: 'ct01',
      blank: false,
      evidence: [],
    })),
    findings: [],
    seconds: 0,
    keystrokes: 0,
    written,
  };
}

/** A dossier all of whose texts try to be code. */
export function makeHostile(dossier) {
  const spoil = (index) => hostile[index % hostile.length];
  dossier.summary.name = spoil(0);
  dossier.summary.procedure_title = spoil(1);
  dossier.summary.received_by = spoil(2);
  dossier.documents[0].title = text(spoil(3), spoil(3));
  dossier.documents[0].fields.forEach((other, index) => {
    if (other.options) return;
    other.text = other.value = other.raw = spoil(index);
    other.label = text(`${spoil(index)} ${other.label.vi}`, other.label.en);
    other.alternatives = [ink(spoil(index + 1)), { text: spoil(index + 2), source: 'card_qr', page: 1 }];
  });
  for (const finding of dossier.documents[0].findings) {
    finding.message = text(spoil(0), spoil(0));
    finding.legal_source = spoil(1);
  }
  return dossier;
}
