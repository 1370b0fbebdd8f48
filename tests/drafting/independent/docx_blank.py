"""A blank as a Word document (tab leaders, a table, boxes of the symbol font), for LibreOffice to print; see README.md."""

import sys
import zipfile
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def run(text, bold=False, italic=False):
    properties = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    pieces = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t"))
    return f"<w:r><w:rPr>{properties}</w:rPr>{pieces}</w:r>"


def paragraph(text, tabs=(), align="left", **style):
    """A tab runs with dots to its stop, in millimetres from the left margin."""
    stops = "".join(f'<w:tab w:val="left" w:leader="dot" w:pos="{round(mm * 56.693)}"/>' for mm in tabs)
    return (f'<w:p><w:pPr><w:tabs>{stops}</w:tabs><w:spacing w:after="80"/><w:jc w:val="{align}"/></w:pPr>'
            f'{run(text, **style)}</w:p>')


def table(widths, rows, borders=True, height=9):
    edge = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    text = f'<w:tbl><w:tblPr><w:tblBorders>{edge if borders else ""}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
    text += "".join(f'<w:gridCol w:w="{round(mm * 56.693)}"/>' for mm in widths) + "</w:tblGrid>"
    for row in rows:
        cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{round(mm * 56.693)}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
                        for mm, cell in zip(widths, row))
        text += f'<w:tr><w:trPr><w:trHeight w:val="{round(height * 56.693)}"/></w:trPr>{cells}</w:tr>'
    return text + "</w:tbl>"


def bien_dong_dat_dai():
    p, middle = paragraph, lambda text, **style: paragraph(text, align="center", **style)
    head = ["STT", "Tên giấy tờ nộp kèm", "Số bản", "Ghi chú"]
    return [
        middle("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True), middle("Độc lập - Tự do - Hạnh phúc", bold=True),
        middle(""), middle("ĐƠN ĐĂNG KÝ BIẾN ĐỘNG ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT", bold=True),
        p("Kính gửi: \t", [165], "left"),
        p("1. Người sử dụng đất, chủ sở hữu tài sản gắn liền với đất:", bold=True),
        p("a) Tên: \t", [165]), p("b) Giấy tờ nhân thân/pháp nhân số: \t", [165]),
        p("c) Địa chỉ: \t", [165]), p("d) Điện thoại liên hệ: \t Hộp thư điện tử: \t", [90, 165]),
        p("2. Nội dung biến động:", bold=True),
        p("☐ Chuyển nhượng   ☐ Tặng cho   ☐ Thừa kế   ☐ Đổi tên"),
        p("Ngày phát sinh biến động: \t Số vào sổ cấp giấy: \t", [80, 165]),
        p("3. Giấy chứng nhận đã cấp:", bold=True),
        p("a) Số phát hành: \t b) Ngày cấp: \t", [80, 165]),
        p("c) Thửa đất số: \t Tờ bản đồ số: \t", [80, 165]),
        p("d) Diện tích (m2): \t", [165]), p("đ) Địa chỉ thửa đất: \t", [165]),
        p("4. Lý do biến động: \t", [165]), p("\t", [165]),
        p("5. Có nhu cầu cấp Giấy chứng nhận mới:   ☐ Có   ☐ Không"),
        p("6. Giấy tờ liên quan đến nội dung thay đổi nộp kèm theo đơn này gồm có:", bold=True),
        table([15, 85, 25, 40], [[middle(text, bold=True) for text in head]] + [[p("")] * 4] * 4), p(""),
        p("Tôi có □ không có □ nhu cầu nhận kết quả qua dịch vụ bưu chính."),
        p("Tôi cam đoan nội dung kê khai trên đơn là đúng sự thật, nếu sai tôi hoàn toàn chịu trách nhiệm trước pháp luật."),
        paragraph("\t, ngày \t tháng \t năm \t", [100, 120, 142, 165], "left"),
        table([82, 82], [[middle("XÁC NHẬN CỦA CƠ QUAN ĐĂNG KÝ", bold=True) + middle("(Ký, đóng dấu)", italic=True),
                          middle("NGƯỜI VIẾT ĐƠN", bold=True) + middle("(Ký, ghi rõ họ tên)", italic=True)]], False, 40),
        p("")]


def write(path):
    body = "".join(bien_dong_dat_dai())
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:bottom="1134" w:left="1418" w:right="1021"/></w:sectPr>'
    relations = "http://schemas.openxmlformats.org"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<?xml version="1.0"?><Types xmlns="{relations}/package/2006/content-types">'
                         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                         '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                         'wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/'
                         'vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>')
        archive.writestr("_rels/.rels", f'<?xml version="1.0"?><Relationships xmlns="{relations}/package/2006/relationships">'
                         f'<Relationship Id="r" Type="{relations}/officeDocument/2006/relationships/officeDocument" '
                         'Target="word/document.xml"/></Relationships>')
        archive.writestr("word/_rels/document.xml.rels", f'<?xml version="1.0"?><Relationships xmlns="{relations}/package/2006/'
                         f'relationships"><Relationship Id="s" Type="{relations}/officeDocument/2006/relationships/styles" '
                         'Target="styles.xml"/></Relationships>')
        archive.writestr("word/styles.xml", f'<?xml version="1.0"?><w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts '
                         'w:ascii="Liberation Serif" w:hAnsi="Liberation Serif" w:cs="Liberation Serif"/><w:sz w:val="26"/>'
                         '</w:rPr></w:rPrDefault></w:docDefaults></w:styles>')
        archive.writestr("word/document.xml", f'<?xml version="1.0"?><w:document {W}><w:body>{body}{page}</w:body></w:document>')


if __name__ == "__main__":
    write(sys.argv[1])
