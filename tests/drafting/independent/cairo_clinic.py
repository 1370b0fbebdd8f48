"""A registration sheet of a hospital drawn with Cairo: combs, check boxes, dashed and typed leaders."""
import ctypes
from xml.sax.saxutils import escape
from cairo_sheet import Sheet, CAIRO

CAIRO.cairo_set_dash.restype, CAIRO.cairo_set_dash.argtypes = None, [ctypes.c_void_p, ctypes.POINTER(ctypes.c_double), ctypes.c_int, ctypes.c_double]


class Ward(Sheet):
    def typed(self, x, y, value, align=0.0):
        self.text(x, y, escape(value), align, "Liberation Sans 8.25")  # Pango counts 96 to the inch: 11 pt on paper

    def dashed(self, x1, x2, y):
        dash = (ctypes.c_double * 2)(0.6, 1.9)
        CAIRO.cairo_set_dash(self.cr, dash, 2, 0)
        self.rule(x1, y + 0.9, x2, y + 0.9, 0.28)
        CAIRO.cairo_set_dash(self.cr, None, 0, 0)

    def comb(self, x, y, cells, pitch=5.4, height=6.4):
        """One frame with thin partitions."""
        value = self.next_value()
        self.box(x, y - height + 1.7, cells * pitch, height, 0.3)
        for cell in range(cells):
            if cell:
                self.rule(x + cell * pitch, y - height + 1.7, x + cell * pitch, y + 1.7, 0.15)
            self.typed(x + (cell + 0.5) * pitch, y, value[cell:cell + 1], 0.5)
        return x + cells * pitch

    def options(self, rows, size=3.8):
        """Check boxes at given places, one value for all."""
        value = self.next_value()
        for x, y, option in rows:
            self.box(x, y - size + 0.5, size, size, 0.25)
            self.typed(x + size / 2, y + 0.1, "X" if value == option else "", 0.5)
            self.text(x + size + 1.6, y, option)


def phieu_dang_ky_kham_benh(path, values=None):
    with Ward(path, font="Liberation Sans 8.4", values=values) as s:
        s.text(57, 17, "SỞ Y TẾ TỈNH NINH BÌNH", 0.5)
        s.text(57, 22.5, "<b>BỆNH VIỆN ĐA KHOA SÔNG CHÂU</b>", 0.5)
        s.rule(40, 24.5, 74, 24.5, 0.25)
        s.text(140, 17, "Mã người bệnh:")
        s.dots(168, 194, 17)
        s.text(140, 22.5, "<small><i>(do bệnh viện ghi)</i></small>")
        s.text(105, 36, "<b><span size='11500'>PHIẾU ĐĂNG KÝ KHÁM BỆNH</span></b>", 0.5)
        L = 20
        lead = s.dashed
        s.text(L, 47, "<b>A. THÔNG TIN NGƯỜI BỆNH</b>")
        s.row(56, ("1. Họ và tên <i>(in hoa)</i>:", 140), left=L, leader=lead)
        s.text(143, 56, "Giới tính:")
        s.options([(162, 56, "Nam"), (179, 56, "Nữ")])
        x = s.text(L, 66, "2. Ngày sinh:") + 3
        x = s.comb(x, 66, 2)
        x = s.comb(s.text(x + 1.5, 66, "/") + 1.5, 66, 2)
        x = s.comb(s.text(x + 1.5, 66, "/") + 1.5, 66, 4)
        s.row(66, ("Dân tộc:", 137), ("Nghề nghiệp:", 194), left=x + 6, leader=lead)
        s.comb(s.text(L, 76, "3. Số định danh cá nhân/CCCD:") + 3, 76, 12)
        s.row(85, ("Ngày cấp:", 85), ("Nơi cấp:", 194), left=L + 5, leader=lead)
        s.comb(s.text(L, 95, "4. Mã số thẻ BHYT:") + 3, 95, 15)
        s.row(104, ("Giá trị từ ngày:", 95), ("đến ngày:", 145), left=L + 5, leader=lead)
        s.row(113, ("5. Nơi đăng ký khám chữa bệnh ban đầu:", 194), left=L, leader=lead)
        s.row(122, ("6. Địa chỉ cư trú:", 194), left=L, leader=lead)
        s.comb(s.text(L, 132, "7. Điện thoại liên hệ:") + 3, 132, 10)
        s.row(141, ("8. Khi cần báo tin cho:", 125), ("Quan hệ:", 194), left=L, leader=lead)
        s.row(150, ("Số điện thoại người nhà:", 125), left=L + 5, leader=lead)
        s.text(L, 161, "<b>B. NỘI DUNG ĐĂNG KÝ</b>")
        s.text(L, 170, "9. Đối tượng:")
        s.options([(50, 170, "BHYT"), (78, 170, "Thu phí"), (108, 170, "Miễn phí"), (140, 170, "Khác")])
        s.text(L, 179, "10. Chuyên khoa:")
        s.options([(60, 179, "Nội tổng quát"), (105, 179, "Ngoại khoa"), (150, 179, "Sản – Phụ khoa"),
                   (60, 186.5, "Nhi khoa"), (105, 186.5, "Mắt"), (150, 186.5, "Tai – Mũi – Họng")])
        s.row(196, ("11. Ngày đăng ký khám:", 105), ("Giờ khám:", 150), left=L, leader=lead)
        s.row(205, ("12. Lý do đến khám, triệu chứng:", 194), left=L, leader=lead)
        s.dashed(L, 194, 213)
        s.row(222, ("13. Tiền sử dị ứng:", 194), left=L, leader=lead)
        s.text(L, 231, "14. Có nguyện vọng khám theo yêu cầu:")
        s.options([(100, 231, "Có"), (120, 231, "Không")])
        s.row(243, ("<i>Ngày</i>", 142), ("<i>tháng</i>", 167), ("<i>năm</i>", 190), left=121, leader=s.dots)
        s.text(57, 249, "<b>NHÂN VIÊN TIẾP ĐÓN</b>", 0.5)
        s.text(57, 254.5, "<i><small>(Ký, ghi rõ họ tên)</small></i>", 0.5)
        s.text(155, 249, "<b>NGƯỜI ĐĂNG KÝ</b>", 0.5)
        s.text(155, 254.5, "<i><small>(Ký, ghi rõ họ tên)</small></i>", 0.5)
