// Fictional people. The same number gives the same person.

const families = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Huỳnh',
  'Phan',
  'Vũ',
  'Võ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
];
const middles = ['Thị', 'Văn', 'Hữu', 'Thị Kim', 'Đức', 'Minh', 'Ngọc', 'Thanh', 'Quang', 'Thu', 'Xuân'];
const givens = [
  'An',
  'Bình',
  'Cường',
  'Dung',
  'Giang',
  'Hạnh',
  'Hưng',
  'Khánh',
  'Lan',
  'Mai',
  'Nam',
  'Oanh',
  'Phúc',
  'Quyên',
];
const communes = [
  'Phường Cửa Nam, thành phố Hà Nội',
  'Xã Long Cốc, tỉnh Phú Thọ',
  'Phường Bến Nghé, Thành phố Hồ Chí Minh',
  'Xã Vĩnh An, tỉnh Phú Thọ',
  'Phường Thuận Hóa, thành phố Huế',
];

const pick = (list, number, step) => list[Math.floor(number / step) % list.length];
const digits = (number, length) => String(number).padStart(length, '0');

export function person(number) {
  const mixed = (number * 7919 + 13) % 1000003;
  const female = mixed % 2 === 0;
  const year = 1950 + (mixed % 55);
  return {
    name: `${pick(families, mixed, 1)} ${pick(middles, mixed, 14)} ${pick(givens, mixed, 154)}`,
    citizen_id: `0${digits((mixed % 95) + 1, 2)}${female ? 1 : 0}${digits(year % 100, 2)}${digits(mixed % 1000000, 6)}`,
    birth_date: `${digits((mixed % 28) + 1, 2)}/${digits((mixed % 12) + 1, 2)}/${year}`,
    sex: female ? 'Nữ' : 'Nam',
    phone: `09${digits(mixed % 100000000, 8)}`,
    commune: pick(communes, mixed, 3),
  };
}

/** Without diacritics, in small letters: how people search. */
export function plain(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}
