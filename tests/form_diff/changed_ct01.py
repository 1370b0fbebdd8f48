"""CT01 as an amendment might reprint it: two items new, one gone, one relabelled, one moved, one comb longer, all renumbered."""

import pathlib
import subprocess

OLD = pathlib.Path(__file__).resolve().parents[2] / "templates" / "forms" / "ct01" / "tt116-2026"

# (old text, new text) of layout.xml.
EDITS = [
    ('version="tt116-2026" valid-from="2026-06-29"', 'version="sua-doi" valid-from="2026-12-01"'),
    # Gone: the e-mail address. Relabelled: the phone number.
    ('''    <field id="email" type="email" recognizer="tesseract">
      <label vi="Email" en="Email"/>
    </field>
''', ""),
    ('''      <label>5. Số điện thoại liên hệ:</label><leader field="phone"/>
      <label x-mm="86">6. Email:</label><leader field="email"/>
''', '''      <label>7. Điện thoại liên lạc:</label><leader field="phone" width-mm="60"/>
'''),
    # New: ethnic group and religion.
    ('''    <field id="citizen_id" type="citizen_id" recognizer="boxes">''',
     '''    <field id="ethnic_group" type="listed" recognizer="tesseract">
      <label vi="Dân tộc" en="Ethnic group"/>
      <parameter name="list" value="ethnic_groups"/>
    </field>
    <field id="religion" type="listed" recognizer="tesseract">
      <label vi="Tôn giáo" en="Religion"/>
      <parameter name="list" value="religions"/>
    </field>
    <field id="citizen_id" type="citizen_id" recognizer="boxes">'''),
    ('''    <row>
      <label>4. Số định danh cá nhân:</label>''',
     '''    <row>
      <label>4. Dân tộc:</label><leader field="ethnic_group"/>
      <label x-mm="86">5. Tôn giáo:</label><leader field="religion"/>
    </row>
    <row>
      <label>6. Số định danh cá nhân:</label>'''),
    # Moved: the request stands before the head of household.
    ('''    <row>
      <label>10. Nội dung đề nghị<sup>(3)</sup>:</label><leader field="request"/>
    </row>
    <row>
      <leader field="request"/>
    </row>
''', ""),
    ('''    <row>
      <label>7. Họ, chữ đệm và tên chủ hộ''',
     '''    <row>
      <label>8. Nội dung đề nghị<sup>(3)</sup>:</label><leader field="request"/>
    </row>
    <row>
      <leader field="request"/>
    </row>
    <row>
      <label>9. Họ, chữ đệm và tên chủ hộ'''),
    ('<label x-mm="93">8. Mối quan hệ', '<label x-mm="93">10. Mối quan hệ'),
    # Longer: the comb of the head of household.
    ('''      <label>9. Số định danh cá nhân của chủ hộ:</label>
      <comb x-mm="68" field="head_citizen_id" cells="12"''',
     '''      <label>11. Số định danh cá nhân của chủ hộ:</label>
      <comb x-mm="68" field="head_citizen_id" cells="13"'''),
    (">11. Những thành viên", ">12. Những thành viên"),
    ('<table id="members" rows="9"', '<table id="members" rows="8"'),
    ('  <rules file="../rules.xml"/>\n', ""),
]


def changed_layout():
    text = (OLD / "layout.xml").read_text(encoding="utf-8")
    for before, after in EDITS:
        assert text.count(before) == 1, f"layout.xml has changed: {before!r} stands there {text.count(before)} times"
        text = text.replace(before, after)
    return text


def typeset(typeset_form, folder):
    """The changed version as a template's folder, typeset by hoso_typeset_form, below forms/ct01 of `folder`."""
    version = folder / "forms" / "ct01" / "sua-doi"
    version.mkdir(parents=True)
    (version / "layout.xml").write_text(changed_layout(), encoding="utf-8")
    subprocess.run([typeset_form, version], check=True, capture_output=True)
    return version
