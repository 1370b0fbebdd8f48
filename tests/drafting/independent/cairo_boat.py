"""A declaration for a fishing boat as a district office types it: full stops as leaders, one small table of the engines."""

from xml.sax.saxutils import escape

from cairo_sheet import Sheet


class Office(Sheet):
    """The table's head stands in two lines, the values in rows below it; the row number is printed. Pango counts 96 units an inch here, so 8.25 is 11 pt on the page."""

    def typed(self, x, y, value, align=0.0):
        self.text(x, y, escape(value), align, "Liberation Sans 8.25")

    def engines(self, x, y, heads, widths, rows, head_height=12.0, row_height=8.0):
        bottom, edge = y + head_height + rows * row_height, x
        self.rule(x, y, x + sum(widths), y)
        for row in range(rows + 1):
            self.rule(x, y + head_height + row * row_height, x + sum(widths), y + head_height + row * row_height)
        for head, width in zip(heads, widths):
            self.rule(edge, y, edge, bottom)
            lines = head.split("\n")
            for number, line in enumerate(lines):
                self.text(edge + width / 2, y + head_height / 2 + 1.4 + 4.8 * (number - (len(lines) - 1) / 2), f"<b>{line}</b>", 0.5, "DejaVu Serif 8")
            column = [] if head == "TT" else self.next_value()
            for row in range(rows):
                base = y + head_height + (row + 1) * row_height - 2.6
                if head == "TT":
                    self.text(edge + width / 2, base, str(row + 1), 0.5)
                elif row < len(column):
                    self.typed(edge + 1.5, base, column[row])
            edge += width
        self.rule(edge, y, edge, bottom)
        return bottom


def khai_thac_tau_ca(path, values=None):
    with Office(path, font="DejaVu Serif 8.7", values=values) as s:
        left, right = 28, 194
        s.text(right, 15, "<small>Mẫu số 02.ĐKT</small>", 1)
        s.text(105, 23, "<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>", 0.5)
        s.text(105, 29, "<b>Độc lập - Tự do - Hạnh phúc</b>", 0.5)
        s.text(105, 32.5, "----------------", 0.5)
        s.row(43, ("", 117), ", ngày", ("", 142), "tháng", ("", 167), "năm", ("", right), left=86)
        s.text(105, 53, "<b><big>TỜ KHAI ĐĂNG KÝ TÀU CÁ</big></b>", 0.5)
        s.row(64, ("Kính gửi:", 172), left=46)
        s.row(75, ("Họ tên chủ tàu:", right), left=left)
        s.row(83, ("Số CMND/Căn cước:", 114), ("Điện thoại:", right), left=left)
        s.row(91, ("Thường trú tại:", right), left=left)
        s.dots(left, right, 99)
        s.text(left, 109, "Đề nghị cơ quan đăng ký tàu cá với nội dung sau:")
        s.text(left, 118, "<b>1. Đặc điểm của tàu</b>")
        s.row(126, ("Tên tàu:", 100), ("Công dụng (nghề):", right), left=left)
        s.row(134, ("Năm đóng:", 74), ("Nơi đóng:", right), left=left)
        s.row(142, ("Vật liệu vỏ:", 106), ("Tổng dung tích (GT):", right), left=left)
        s.row(150, ("Chiều dài lớn nhất:", 84), "m;", ("Chiều rộng:", 134), "m;", ("Mớn nước:", 188), "m", left=left)
        s.row(158, ("Số thuyền viên:", 77), "người;", ("Cảng cá đăng ký cập bến:", right), left=left)
        s.text(left, 168, "<b>2. Máy chính</b>")
        bottom = s.engines(left, 171.5, ["TT", "Ký hiệu máy", "Số máy", "Công suất\n(kW)", "Năm\nchế tạo", "Nơi chế tạo"], [12, 40, 38, 24, 21, 31], 3)
        s.text(left, bottom + 8, "<b>3. Hình thức sở hữu</b>")
        s.brackets(bottom + 16, "", "Cá nhân", "Đồng sở hữu", "Tổ hợp tác, hợp tác xã", left=left + 5)
        s.text(left, bottom + 25, "Tôi xin cam đoan sử dụng tàu đúng nội dung đăng ký và chấp hành đúng")
        s.text(left, bottom + 30.5, "các quy định của pháp luật Nhà nước về đăng ký, đăng kiểm tàu cá./.")
        s.text(66, bottom + 40, "<b>XÁC NHẬN CỦA UBND CẤP XÃ</b>", 0.5)
        s.text(66, bottom + 45.5, "<small><i>(Ký tên, đóng dấu)</i></small>", 0.5)
        s.text(154, bottom + 40, "<b>CHỦ TÀU</b>", 0.5)
        s.text(154, bottom + 45.5, "<small><i>(Ký, ghi rõ họ tên)</i></small>", 0.5)
