"""More blanks drawn with Cairo, in another hand than cairo_blanks.py: a vaccination sheet with typed brackets and underscores, an
application for a post with a frame for a photo and a table, and one to register a fishing boat. Each writes values where it is given some."""

from cairo_sheet import Sheet


def tiem_chung(path, values=None):
    with Sheet(path, font="DejaVu Serif 10.5", values=values) as s:
        s.text(22, 17, "TRẠM Y TẾ")
        s.row(17, ("", 92), left=49, leader=s.underscores)
        s.text(150, 17, "<b>Mẫu 05/TCMR</b>", 0.5)
        s.text(105, 30, "<b><big>PHIẾU KHÁM SÀNG LỌC TRƯỚC TIÊM CHỦNG</big></b>", 0.5)
        s.text(105, 36, "<small><i>(Dùng cho trẻ em từ 1 tháng tuổi trở lên)</i></small>", 0.5)
        s.row(48, ("1. Họ và tên trẻ:", 130), left=22, leader=s.underscores)
        s.brackets(48, "Giới tính:", "Nam", "Nữ", left=132)
        s.row(57, ("2. Ngày sinh:", 85), ("Tuổi:", 118), "tháng", ("Cân nặng:", 180), "kg", left=22, leader=s.underscores)
        s.row(66, ("3. Họ và tên cha/mẹ:", 125), ("SĐT:", 190), left=22, leader=s.underscores)
        s.row(75, ("4. Địa chỉ:", 190), left=22, leader=s.underscores)
        s.row(84, ("5. Mã tiêm chủng:", 105), ("Loại vắc xin:", 190), left=22, leader=s.underscores)
        s.text(22, 96, "<b>KHÁM SÀNG LỌC</b> <i>(đánh dấu X vào ô chọn)</i>")
        for number, question in enumerate(("Đang sốt hoặc mắc bệnh cấp tính?", "Phản ứng nặng sau lần tiêm trước?",
                                           "Đang dùng thuốc ức chế miễn dịch?")):
            y = 105 + 9 * number
            s.text(22, y, f"{number + 1}. {question}")
            s.brackets(y, "", "Có", "Không", left=135)
        s.row(132, ("4. Nhiệt độ:", 75), "°C", ("Nhịp tim:", 125), "lần/phút", left=22, leader=s.underscores)
        s.row(141, ("5. Các chống chỉ định khác (ghi rõ):", 190), left=22, leader=s.underscores)
        s.text(22, 153, "<b>KẾT LUẬN</b>")
        s.brackets(162, "Chỉ định:", "Đủ điều kiện tiêm", "Tạm hoãn", "Không tiêm", left=22)
        s.row(171, ("Lý do:", 120), ("Hẹn tiêm lại ngày:", 190), left=22, leader=s.underscores)
        s.row(188, ("Hồi", 113), "giờ", ("", 133), ", ngày", ("", 160), ("/", 174), ("/", 192), left=94, leader=s.underscores)
        s.text(55, 197, "<b>Cha, mẹ/người giám hộ</b>", 0.5)
        s.text(55, 202, "<small>(ký, ghi rõ họ tên)</small>", 0.5)
        s.text(150, 197, "<b>Người thực hiện sàng lọc</b>", 0.5)
        s.text(150, 202, "<small>(ký, ghi rõ họ tên)</small>", 0.5)


def du_tuyen_vien_chuc(path, values=None):
    with Sheet(path, font="Liberation Serif 12", values=values) as s:
        s.text(125, 18, "<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>", 0.5)
        s.text(125, 24, "<b>Độc lập - Tự do - Hạnh phúc</b>", 0.5)
        s.rule(102, 26, 148, 26)
        s.box(25, 14, 30, 40)
        s.text(40, 32, "<i>Dán ảnh</i>", 0.5)
        s.text(40, 38, "<i>4x6</i>", 0.5)
        s.row(36, ("", 118), ", ngày", ("", 140), "tháng", ("", 163), "năm", ("", 184), left=80)
        s.text(120, 50, "<b><big>PHIẾU ĐĂNG KÝ DỰ TUYỂN</big></b>", 0.5)
        s.row(63, ("Vị trí việc làm dự tuyển:", 190))
        s.row(71, ("Đơn vị dự tuyển:", 190))
        s.text(25, 80, "<b>I. THÔNG TIN CÁ NHÂN</b>")
        s.row(88, ("Họ và tên:", 128))
        s.boxes(88, "", "Nam", "Nữ", left=136, size=3.6)
        s.row(96, ("Ngày, tháng, năm sinh:", 105), ("Dân tộc:", 145), ("Tôn giáo:", 190))
        s.comb(s.text(25, 105, "Số căn cước công dân:") + 3, 105, 12, 5.5, 6)
        s.row(113, ("Điện thoại di động để báo tin:", 125), ("Email:", 190))
        s.row(121, ("Quê quán:", 190))
        s.row(129, ("Hộ khẩu thường trú:", 190))
        s.row(137, ("Chỗ ở hiện nay (để báo tin):", 190))
        s.row(145, ("Trình độ văn hóa:", 100), ("Trình độ chuyên môn:", 190))
        s.text(25, 154, "<b>II. VĂN BẰNG, CHỨNG CHỈ</b>")
        bottom = s.table(25, 157, ["Tên trường", "Ngày cấp", "Số hiệu", "Chuyên ngành", "Xếp loại"], [50, 27, 28, 36, 24], 3, 7.5)
        s.text(25, bottom + 9, "<b>III. ĐĂNG KÝ DỰ THI NGOẠI NGỮ</b>")
        s.boxes(bottom + 17, "Ngoại ngữ:", "Tiếng Anh", "Tiếng Pháp", "Tiếng Trung", size=3.6)
        s.row(bottom + 25, ("Miễn thi ngoại ngữ do:", 190))
        s.row(bottom + 33, ("Đối tượng ưu tiên (nếu có):", 190))
        s.text(25, bottom + 42, "Tôi cam đoan những lời khai trên là đúng sự thật. Nếu sai, kết quả tuyển dụng bị hủy bỏ.")
        s.text(148, bottom + 51, "<b>NGƯỜI VIẾT PHIẾU</b>", 0.5)
        s.text(148, bottom + 57, "<i>(Ký, ghi rõ họ tên)</i>", 0.5)


def dang_ky_tau_ca(path, values=None):
    with Sheet(path, font="Liberation Serif 12.5", values=values) as s:
        s.text(105, 18, "<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>", 0.5)
        s.text(105, 24, "<b>Độc lập - Tự do - Hạnh phúc</b>", 0.5)
        s.text(105, 29, "---------------", 0.5)
        s.row(38, ("", 112), ", ngày", ("", 138), "tháng", ("", 164), "năm", ("", 192), left=88)
        s.text(105, 49, "<b><big>TỜ KHAI ĐĂNG KÝ TÀU CÁ</big></b>", 0.5)
        s.row(58, ("Kính gửi:", 170), left=50)
        s.row(68, ("Họ tên người đứng khai:", 190), left=27)
        s.row(76, ("Thường trú tại:", 190), left=27)
        s.row(84, ("Số CCCD:", 95), ("Số điện thoại:", 190), left=27)
        s.text(27, 93, "Đề nghị cơ quan đăng ký tàu cá với các thông tin sau:")
        s.row(101, ("Tên tàu:", 95), ("Công dụng:", 190), left=27)
        s.row(109, ("Năm đóng:", 80), ("Nơi đóng:", 190), left=27)
        s.row(117, ("Chiều dài lớn nhất (m):", 95), ("Chiều rộng (m):", 190), left=27)
        s.row(125, ("Tổng dung tích:", 95), ("Trọng tải (tấn):", 190), left=27)
        s.row(133, ("Vật liệu vỏ:", 95), ("Số lượng máy:", 190), left=27)
        bottom = s.table(27, 138, ["TT", "Ký hiệu máy", "Số máy", "Công suất (kW)", "Năm chế tạo"], [12, 42, 35, 40, 34], 3, 8)
        s.row(bottom + 9, ("Nghề khai thác chính:", 110), ("Nghề phụ:", 190), left=27)
        s.row(bottom + 17, ("Cảng cá đăng ký cập tàu:", 190), left=27)
        s.boxes(bottom + 26, "Hình thức sở hữu:", "Cá nhân", "Đồng sở hữu", "Hợp tác xã", left=27)
        s.row(bottom + 34, ("Vùng hoạt động (ghi rõ):", 190), left=27)
        s.text(27, bottom + 43, "Tôi xin cam đoan sử dụng tàu đúng nội dung đã đăng ký và chấp hành pháp luật.")
        s.text(150, bottom + 53, "<b>NGƯỜI KHAI ĐĂNG KÝ</b>", 0.5)
        s.text(150, bottom + 59, "<i>(Ký, ghi rõ họ tên)</i>", 0.5)
        s.text(60, bottom + 53, "<b>XÁC NHẬN CỦA UBND XÃ</b>", 0.5)
        s.text(60, bottom + 59, "<i>(Ký tên, đóng dấu)</i>", 0.5)
