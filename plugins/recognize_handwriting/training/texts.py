"""Made-up texts such as people write into residence forms. Nobody in them exists."""

import pathlib
import unicodedata

TEMPLATES = pathlib.Path(__file__).resolve().parents[3] / "templates"
VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
ALPHABET = " " + "".join(sorted(set(
    VOWELS + VOWELS.upper() + "đĐ" + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    + "0123456789.,-/():;@_+'\"&%")))

ONSETS = ["", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
          "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"]
RIMES = ("a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en "
         "eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
         "o oa oac oach oai oan oang oanh oat oay oăn oc oe oen oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt "
         "ơ ơi ơm ơn ơp ơt u ua uân uât uây uc uê uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uy "
         "uya uych uyên uyêt uynh uyt ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ưt ưu y yêm yên yêu").split()
TONES = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"]
SHORT_ONSETS = {"tỉnh": "tỉnh", "thành phố": "TP.", "phường": "P.", "xã": "X."}
OCCUPATIONS = ("Công nhân,Giáo viên,Nông dân,Học sinh,Sinh viên,Lao động tự do,Kỹ sư,Bác sĩ,Y tá,Tài xế,"
               "Thợ xây,Thợ may,Nội trợ,Hưu trí,Buôn bán,Bộ đội,Công chức,Viên chức,Kế toán,Luật sư").split(",")
PEOPLES = "Kinh,Tày,Thái,Mường,Khmer,Hoa,Nùng,H'Mông,Dao,Gia Rai,Ê Đê,Ba Na,Chăm,Cơ Ho,Sán Dìu,Hrê".split(",")
PHRASES = ("Đồng ý,Tôi đồng ý,Đồng ý cho đăng ký,không,Không có,Việt Nam,Nam,Nữ,Chủ hộ,đã đọc và đồng ý,"
           "cho nhập hộ khẩu,do chuyển nơi ở,theo vợ,theo chồng,về ở với con,sinh con,nhà thuê,ở nhờ nhà,"
           "Đồng ý cho thuê nhà,Đồng ý cho nhập khẩu,từ ngày,đến ngày,cấp ngày,nơi cấp,Cục Cảnh sát").split(",")


def lines_of(path):
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def with_tone(syllable, tone):
    """`syllable` with the combining `tone` on the vowel that bears it."""
    vowels = [i for i, letter in enumerate(syllable) if letter in VOWELS]
    marked = [i for i in vowels if syllable[i] in "ăâêôơư"]
    closed = vowels[-1] < len(syllable) - 1
    at = marked[-1] if marked else vowels[-1] if closed or len(vowels) == 1 else vowels[-2]
    return unicodedata.normalize("NFC", syllable[: at + 1] + tone + syllable[at + 1 :])


class Texts:
    """Draws texts by `random` (numpy Generator). Same generator state, same texts."""

    def __init__(self, random):
        self.random = random
        lexicons = TEMPLATES / "lexicons"
        self.families = lines_of(lexicons / "family_names.txt")
        self.given = [lines_of(lexicons / f"given_names_{sex}.txt") for sex in ("male", "female")]
        self.middle = [lines_of(lexicons / f"middle_names_{sex}.txt") for sex in ("male", "female")]
        self.relations = lines_of(lexicons / "relations.txt")
        self.requests = lines_of(lexicons / "requests.txt")
        self.domains = lines_of(lexicons / "email_domains.txt")
        self.provinces = dict(line.split("\t")[:2] for line in lines_of(TEMPLATES / "units/provinces.tsv"))
        self.communes = [line.split("\t")[1:3] for line in lines_of(TEMPLATES / "units/communes.tsv")]

    def chance(self, share):
        return self.random.random() < share

    def pick(self, choices):
        return choices[self.random.integers(len(choices))]

    def digits(self, count):
        return "".join(str(digit) for digit in self.random.integers(0, 10, count))

    def syllable(self):
        word = self.pick(ONSETS) + self.pick(RIMES)
        return with_tone(word, self.pick(TONES))

    def name(self):
        sex = self.random.integers(2)
        words = [self.pick(self.families)]
        words += [self.pick(self.middle[sex]) for _ in range(self.pick([0, 1, 1, 1, 2]))]
        words.append(self.pick(self.given[sex]))
        if self.chance(0.15):
            words[self.random.integers(len(words))] = self.syllable().capitalize()
        return " ".join(words)

    def unit(self, full):
        """A full unit name as it stands within an address: "phường Ba Đình", "P. Ba Đình"."""
        first = full[0].lower() + full[1:]
        if self.chance(0.08):
            for long, short in SHORT_ONSETS.items():
                if first.startswith(long):
                    return short + " " * int(self.chance(0.5)) + first[len(long) + 1 :]
        return first if not self.chance(0.05) else full

    def commune(self):
        commune, province = self.pick(self.communes)
        comma = ", " if not self.chance(0.05) else " - "
        return self.unit(commune) + comma + self.unit(self.provinces[province])

    def address(self):
        number = str(self.random.integers(1, 400)) + ("/" + str(self.random.integers(1, 60))) * int(self.chance(0.2))
        street = self.pick(["đường ", "phố ", "ngõ ", ""]) + self.name()
        place = self.pick([
            f"Số {number} {street}", f"{number} {street}", f"Thôn {self.random.integers(1, 20)}",
            f"thôn {self.syllable().capitalize()} {self.syllable().capitalize()}",
            f"tổ {self.random.integers(1, 40)}", f"Tổ dân phố {self.random.integers(1, 40)}",
            f"ấp {self.random.integers(1, 12)}", f"khu phố {self.random.integers(1, 12)}",
            f"xóm {self.random.integers(1, 15)}", f"bản {self.syllable().capitalize()}"])
        return f"{place}, {self.commune()}"

    def date(self):
        day, month = self.random.integers(1, 32), self.random.integers(1, 13)
        year = self.random.integers(1930, 2030)
        two = self.chance(0.8)
        sign = self.pick(["/", "/", "/", "/", "-", "."])
        return (f"{day:02}{sign}{month:02}" if two else f"{day}{sign}{month}") + f"{sign}{year}"

    def phone(self):
        number = "0" + self.pick("35789") + self.digits(8)
        if self.chance(0.2):
            sign = self.pick([" ", "."])
            number = number[:4] + sign + number[4:7] + sign + number[7:]
        return number

    def email(self):
        words = [unicodedata.normalize("NFD", self.syllable()).encode("ascii", "ignore").decode() or "an"
                 for _ in range(self.random.integers(1, 4))]
        local = self.pick(["", ".", "_", "", "-"]).join(words) + self.digits(self.random.integers(0, 5))
        return f"{local}@{self.pick(self.domains)}"

    def request(self):
        return (f"{self.pick(self.requests)} "
                + self.pick([f"tại {self.address()}", f"cho {self.name()}", f"từ ngày {self.date()}",
                             f"vào hộ ông {self.name()}", f"vào hộ bà {self.name()}", f"tại {self.commune()}",
                             f"theo {self.pick(self.relations).lower()}"]))

    def sentence(self):
        words = [self.syllable() for _ in range(self.random.integers(2, 9))]
        text = " ".join(words)
        return text.capitalize() if self.chance(0.5) else text

    def soup(self):
        """Letters in no order, so that rare ones are seen and nothing is known by heart."""
        letters = [self.pick(ALPHABET) for _ in range(self.random.integers(3, 16))]
        return " ".join("".join(letters).split()) or "A"

    def numbers(self):
        return self.pick([self.digits(self.random.integers(1, 13)), self.digits(12),
                          f"{self.random.integers(1, 31)}/{self.random.integers(1, 13)}"])

    def value(self):
        makers = [(22, self.name), (14, self.address), (8, self.commune), (9, self.date), (5, self.phone),
                  (7, self.email), (9, self.request), (4, lambda: self.pick(self.relations)),
                  (2, lambda: self.pick(OCCUPATIONS)), (1, lambda: self.pick(PEOPLES)),
                  (3, lambda: self.pick(PHRASES)), (4, lambda: "Công an " + self.commune()),
                  (7, self.sentence), (4, self.soup), (5, self.numbers)]
        weights = [weight for weight, _ in makers]
        at = self.random.choice(len(makers), p=[weight / sum(weights) for weight in weights])
        return makers[at][1]()

    def line(self, longest):
        """One line: a value, or the part of it that a line of the form takes."""
        text = unicodedata.normalize("NFC", self.value())
        if self.chance(0.12):
            text = text.upper() if self.chance(0.75) else text.lower()
        text = "".join(letter for letter in text if letter in ALPHABET)
        words = text.split()
        most = self.random.integers(longest // 2, longest + 1)
        first = self.random.integers(len(words)) if len(text) > most else 0
        line = ""
        for word in words[first:]:
            if line and len(line) + len(word) >= most:
                break
            line = f"{line} {word}".strip()
        return line[:64] or "An"
