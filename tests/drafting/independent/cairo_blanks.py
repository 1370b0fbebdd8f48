"""Blanks drawn with Cairo: a household business, a building permit, a driving licence. None is in the catalogue."""

from cairo_sheet import Sheet

STATE = "<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>"
MOTTO = "<b><u>Độc lập - Tự do - Hạnh phúc</u></b>"


def heading(sheet, y, title):
    middle = sheet.width / 2
    sheet.text(middle, y, STATE, 0.5)
    sheet.text(middle, y + 6, MOTTO, 0.5)
    sheet.text(middle, y + 18, f"<b><big>{title}</big></b>", 0.5)


def ho_kinh_doanh(path, values=None):
    with Sheet(path, font="Liberation Serif 12", values=values) as s:
        heading(s, 18, "GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH")
        s.row(46, ("Kính gửi: Cơ quan đăng ký kinh doanh cấp xã", 180), left=40, leader=s.line_leader)
        s.row(56, ("Tôi là <i>(ghi họ tên bằng chữ in hoa)</i>:", 135), ("Giới tính:", 190), leader=s.line_leader)
        s.row(64, ("Sinh ngày:", 75), ("Dân tộc:", 125), ("Quốc tịch:", 190), leader=s.line_leader)
        s.comb(s.text(25, 73, "Số định danh cá nhân:") + 3, 73, 12)
        s.comb(s.text(25, 82.5, "Mã số thuế cá nhân (nếu có):") + 3, 82.5, 10)
        s.row(91, ("Nơi thường trú:", 190), leader=s.line_leader)
        s.row(99, ("Điện thoại:", 95), ("Email:", 190), leader=s.line_leader)
        s.text(25, 109, "<b>Đăng ký hộ kinh doanh với các nội dung sau:</b>")
        s.row(117, ("1. Tên hộ kinh doanh:", 190), leader=s.line_leader)
        s.row(125, ("2. Địa chỉ trụ sở:", 190), leader=s.line_leader)
        s.text(25, 133, "3. Ngành, nghề kinh doanh:")
        bottom = s.table(25, 137, ["STT", "Tên ngành", "Mã ngành"], [15, 110, 40], 4)
        s.row(bottom + 9, ("4. Vốn kinh doanh (bằng số):", 150), "VNĐ", leader=s.line_leader)
        s.row(bottom + 17, ("5. Ngày bắt đầu hoạt động:", 110), ("Số lao động:", 190), leader=s.line_leader)
        s.boxes(bottom + 26, "6. Chủ thể thành lập:", "Cá nhân", "Các thành viên hộ gia đình")
        s.boxes(bottom + 34, "7. Phương pháp tính thuế:", "Kê khai", "Khoán", "Theo từng lần")
        s.row(bottom + 46, ("", 112), ("ngày", 133), ("tháng", 156), ("năm", 182), left=80)
        s.text(145, bottom + 54, "<b>CHỦ HỘ KINH DOANH</b>", 0.5)
        s.text(145, bottom + 59, "<i>(Ký và ghi họ tên)</i>", 0.5)


def giay_phep_xay_dung(path, values=None):
    with Sheet(path, font="Liberation Serif 13", values=values) as s:
        heading(s, 20, "ĐƠN ĐỀ NGHỊ CẤP GIẤY PHÉP XÂY DỰNG")
        s.text(105, 44, "<i>(Sử dụng cho nhà ở riêng lẻ)</i>", 0.5)
        s.row(54, ("Kính gửi:", 170), left=50)
        s.text(25, 64, "<b>1. Thông tin về chủ đầu tư:</b>")
        s.row(72, ("- Tên chủ đầu tư (tên chủ hộ):", 190))
        s.row(80, ("- Người đại diện:", 120), ("Chức vụ:", 190))
        s.row(88, ("- Địa chỉ liên hệ: số nhà:", 105), ("đường (phố):", 190))
        s.row(96, ("phường (xã):", 100), ("tỉnh, thành phố:", 190), left=29)
        s.row(104, ("- Số điện thoại:", 190))
        s.text(25, 114, "<b>2. Thông tin công trình:</b>")
        s.row(122, ("- Địa điểm xây dựng:", 190))
        s.row(130, ("- Lô đất số:", 100), ("Diện tích:", 165), "m<sup>2</sup>")
        s.text(25, 140, "<b>3. Tổ chức, cá nhân lập thiết kế:</b>")
        s.row(148, ("- Tên đơn vị thiết kế:", 190))
        s.row(156, ("- Tên chủ nhiệm thiết kế:", 190))
        s.row(164, ("- Số chứng chỉ hành nghề:", 110), ("Ngày cấp:", 190))
        s.text(25, 174, "<b>4. Nội dung đề nghị cấp phép:</b>")
        s.row(182, ("- Loại công trình:", 110), ("Cấp công trình:", 190))
        s.row(190, ("- Diện tích xây dựng tầng 1:", 150), "m<sup>2</sup>.")
        s.row(198, ("- Cốt xây dựng:", 150), "m.")
        s.row(206, ("- Tổng diện tích sàn:", 150), "m<sup>2</sup>.")
        s.row(214, ("- Chiều cao công trình:", 150), "m.")
        s.row(222, ("- Số tầng:", 150))
        s.boxes(232, "- Giấy phép đề nghị:", "Cấp mới", "Sửa chữa", "Có thời hạn")
        s.page()
        s.row(25, ("5. Dự kiến thời gian hoàn thành công trình:", 150), "tháng.")
        s.text(25, 34, "6. Cam kết: Tôi xin cam đoan làm theo đúng giấy phép được cấp, nếu sai tôi")
        s.text(25, 41, "xin hoàn toàn chịu trách nhiệm và bị xử lý theo quy định của pháp luật.")
        s.text(25, 51, "Gửi kèm theo Đơn này các tài liệu:")
        s.row(59, ("1 -", 190))
        s.row(67, ("2 -", 190))
        s.row(83, ("", 108), ("ngày", 131), ("tháng", 156), ("năm", 182), left=80)
        s.text(140, 92, "<b>NGƯỜI LÀM ĐƠN</b>", 0.5)
        s.text(140, 98, "<i>(Ký, ghi rõ họ tên)</i>", 0.5)


def giay_phep_lai_xe(path, values=None):
    with Sheet(path, font="Liberation Sans 11.5", values=values) as s:
        heading(s, 20, "ĐƠN ĐỀ NGHỊ ĐỔI, CẤP LẠI GIẤY PHÉP LÁI XE")
        s.box(165, 48, 30, 40)
        s.text(180, 69, "<i>Ảnh 3x4</i>", 0.5)
        s.row(50, ("Kính gửi:", 155))
        s.row(60, ("Tôi là:", 110), ("Quốc tịch:", 158))
        s.row(69, ("Sinh ngày:", 90), ("Giới tính:", 158))
        s.row(78, ("Nơi cư trú:", 158))
        s.comb(s.text(25, 88, "Số căn cước:") + 3, 88, 12, 6.2, 7)
        s.row(98, ("Điện thoại:", 95), ("Thư điện tử:", 190))
        s.row(107, ("Đã học lái xe tại:", 130), ("năm:", 190))
        s.row(116, ("Hiện đã có giấy phép lái xe hạng:", 120), ("số:", 190))
        s.row(125, ("Nơi cấp:", 110), ("Có giá trị đến:", 190))
        s.row(134, ("Lý do đề nghị:", 190))
        s.boxes(144, "Hình thức đề nghị:", "Đổi", "Cấp lại do mất", "Cấp lại do hỏng", size=4.6)
        s.boxes(153, "Có giấy khám sức khỏe:", "Có", "Không", size=4.6)
        s.text(25, 163, "<b>Quá trình lái xe</b>")
        bottom = s.table(25, 166, ["TT", "Từ ngày", "Đến ngày", "Loại xe", "Đơn vị công tác"], [12, 28, 28, 35, 62], 3, 9)
        s.text(25, bottom + 9, "Tôi xin cam đoan những điều ghi trên đây là đúng sự thật.")
        s.row(bottom + 21, ("", 110), ("ngày", 132), ("tháng", 156), ("năm", 182), left=80)
        s.text(145, bottom + 29, "<b>NGƯỜI LÀM ĐƠN</b>", 0.5)
        s.text(145, bottom + 35, "<i>(Ký và ghi rõ họ, tên)</i>", 0.5)
