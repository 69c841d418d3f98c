"""What the fictional edition's delegates are made of. Names are put together by counting; nobody of them is real."""

FAMILIES = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh"]
MIDDLES = {
    "Ông": ["Văn", "Hữu", "Minh", "Quốc", "Thanh", "Đức", "Công"],
    "Bà": ["Thị", "Ngọc", "Thị Thu", "Thị Kim", "Mỹ", "Thị Thanh", "Bích"],
}
GIVEN = {
    "Ông": ["An", "Bình", "Cường", "Dũng", "Đạt", "Hải", "Khánh", "Long", "Nam", "Phúc", "Quân", "Sơn", "Tài", "Vinh"],
    "Bà": ["Ánh", "Châu", "Dung", "Hà", "Hương", "Lan", "Liên", "Mai", "Nga", "Oanh", "Phượng", "Thảo", "Uyên", "Yến"],
}
FOREIGN = [
    ("Anna Sample", "SE"), ("Kenji Rei", "JP"), ("Maria Muster", "DE"), ("Somchai Example", "TH"), ("Li Fan", "CN"),
    ("Sokha Model", "KH"), ("Kim Bogi", "KR"), ("John Specimen", "AU"),
]  # fmt: skip

# category: how many of twenty delegates, and their (position, unit) in turn
SHARES = {
    "dai-bieu": (11, [
        ("Giám đốc", "Sở Công Thương (minh họa)"), ("Phó Giám đốc", "Sở Công Thương (minh họa)"),
        ("Trưởng phòng Quản lý thương mại", "Sở Công Thương (minh họa)"),
        ("Giám đốc Trung tâm Khuyến công", "Trung tâm Khuyến công (minh họa)"),
        ("Chuyên viên", "Trung tâm Xúc tiến thương mại (minh họa)"),
    ]),
    "doanh-nghiep": (4, [
        ("Giám đốc", "Công ty TNHH Chế biến Sông Mẫu"), ("Chủ nhiệm", "Hợp tác xã Trái cây Mẫu"),
        ("Phó Giám đốc", "Công ty Cổ phần Ví Dụ Xanh"),
    ]),
    "khach-moi": (1, [
        ("Phó Chủ tịch", "UBND tỉnh Mẫu"), ("Vụ trưởng", "Bộ Mẫu (minh họa)"),
        ("Phó Chủ tịch", "Hiệp hội ngành hàng Ví Dụ"), ("Chủ tịch", "UBND tỉnh Mẫu"),
        ("Trưởng phòng", "Bộ Mẫu (minh họa)"), ("Phó Cục trưởng", "Cục Mẫu (minh họa)"),
        ("Phó Bí thư Thường trực", "Tỉnh ủy Mẫu"),
    ]),
    "phong-vien": (2, [("Phóng viên", "Báo Minh Họa"), ("Biên tập viên", "Đài Phát thanh Mẫu")]),
    "ban-to-chuc": (1, [("Thành viên", "Tiểu ban Lễ tân"), ("Thành viên", "Tiểu ban Hậu cần")]),
    "khach-quoc-te": (1, [("Commercial Counsellor", "Sample Trade Office"), ("Buyer", "Example Imports")]),
}  # fmt: skip
HOTELS = [("Khách sạn Bờ Sông Mẫu", 40), ("Nhà khách tỉnh Mẫu", 25)]
