"""Blanks drawn with Cairo: a health screening sheet with typed leaders, groups of boxes and a small table."""
from cairo_sheet import Sheet

L, R = 20, 192


class Paper(Sheet):
    def ellipses(self, x1, x2, y):
        self.dots(x1, x2, y, "…")

    def line(self, y, *parts, left=L):
        return self.row(y, *parts, left=left, leader=self.ellipses)

    def ticks(self, y, label, stops, size=3.8, left=L):
        """A label and boxes before the options, each at its own stop (x, how far below the label, option)."""
        self.text(left, y, label)
        value = self.next_value()
        for x, down, option in stops:
            self.box(x, y + down - size + 0.5, size, size, 0.22)
            self.typed(x + size / 2, y + down + 0.15, "X" if value == option else "", 0.5)
            self.text(x + size + 1.6, y + down, option)


def phieu_kham_suc_khoe_nguoi_cao_tuoi(path, values=None):
    with Paper(path, font="DejaVu Sans Condensed 10.5", values=values) as s:
        s.text(L, 16, "SỞ Y TẾ TỈNH")
        s.line(16, ("", 90), left=50)
        s.text(L, 22.5, "<b>TRẠM Y TẾ</b>")
        s.line(22.5, ("", 90), left=48)
        s.text(105, 34, "<b><span size='13500'>PHIẾU KHÁM SỨC KHỎE ĐỊNH KỲ</span></b>", 0.5)
        s.text(105, 40.5, "<b><span size='13500'>NGƯỜI CAO TUỔI</span></b>", 0.5)
        y = 52
        s.text(L, y, "<b>I. HÀNH CHÍNH</b>")
        s.line(60, ("Họ và tên (chữ in hoa):", 130))
        s.line(60, ("Năm sinh:", R), left=134)
        s.ticks(67.5, "Giới tính:", [(44, 0, "Nam"), (64, 0, "Nữ")])
        s.line(67.5, ("Dân tộc:", 126), ("Điện thoại:", R), left=88)
        s.line(75, ("Số thẻ BHYT:", 98), ("Số CCCD:", R))
        s.line(82.5, ("Chỗ ở hiện nay:", R))
        s.ticks(90, "Sống cùng:", [(52, 0, "Vợ/chồng"), (86, 0, "Con, cháu"), (120, 0, "Một mình"), (153, 0, "Cơ sở bảo trợ")])
        s.text(L, 101, "<b>II. TIỀN SỬ VÀ THÓI QUEN</b>")
        s.text(L, 107.5, "<i><span size='9500'>(Đánh dấu X vào ô thích hợp)</span></i>")
        s.ticks(115, "1. Hút thuốc lá:", [(88, 0, "Không"), (113, 0, "Đã bỏ"), (153, 0, "Đang hút")])
        s.ticks(122.5, "2. Uống rượu, bia:", [(88, 0, "Không"), (113, 0, "Thỉnh thoảng"), (153, 0, "Thường xuyên")])
        s.ticks(130, "3. Tập thể dục hằng ngày:", [(88, 0, "Có"), (113, 0, "Không")])
        s.ticks(137.5, "4. Bệnh mạn tính đang mắc:", [(88, 0, "Tăng huyết áp"), (145, 0, "Đái tháo đường"),
                                                    (88, 7, "Bệnh phổi tắc nghẽn"), (145, 7, "Không mắc bệnh")])
        s.line(152.5, ("Bệnh khác (ghi rõ):", R), left=L + 4)
        s.text(L, 163, "<b>III. KẾT QUẢ KHÁM</b>")
        s.line(171, ("Chiều cao:", 60), "cm   ", ("Cân nặng:", 112), "kg   ", ("Huyết áp:", 172), "mmHg")
        s.text(L, 179, "Thuốc đang sử dụng:")
        end = s.table(L, 182, ["TT", "Tên thuốc, hàm lượng", "Liều dùng mỗi ngày", "Dùng từ năm"], [12, 72, 54, 34], 3, 8)
        for row in (1, 2, 3):
            s.text(L + 6, 182 + 8 * row + 5.4, str(row), 0.5)
        s.ticks(end + 9, "Phân loại sức khỏe:", [(70, 0, "Tốt"), (96, 0, "Khá"), (122, 0, "Trung bình"), (160, 0, "Yếu")])
        s.line(end + 16.5, ("Lời dặn của bác sĩ:", R))
        y = end + 27
        s.row(y, ("", 108), ", ngày", ("", 138), "tháng", ("", 165), "năm", ("", R), left=80)
        s.text(55, y + 7, "<b>NGƯỜI ĐƯỢC KHÁM</b>", 0.5)
        s.text(55, y + 12, "<i><span size='9500'>(Ký, ghi rõ họ tên)</span></i>", 0.5)
        s.text(152, y + 7, "<b>BÁC SĨ KHÁM BỆNH</b>", 0.5)
        s.text(152, y + 12, "<i><span size='9500'>(Ký, ghi rõ họ tên)</span></i>", 0.5)
