"""What the fictional edition's exhibitors are made of. Names are put together by counting; nobody of them is real."""

from typing import Any

from exhibitors.choices import ExhibitorKind, ProductCategory, RecognitionLevel

KIND, CATEGORY, LEVEL = ExhibitorKind, ProductCategory, RecognitionLevel

# kind, in Vietnamese, in English
FORMS = [
    (KIND.COOPERATIVE, "Hợp tác xã", "Cooperative"),
    (KIND.ENTERPRISE, "Công ty TNHH", "Company"),
    (KIND.HOUSEHOLD, "Hộ kinh doanh", "Household business"),
    (KIND.RURAL, "Cơ sở", "Workshop"),
]
PLACES = ["Mẫu Xanh", "Ví Dụ", "Sông Thử", "Minh Họa", "Cồn Mẫu", "Đất Giả", "Gò Ví Dụ", "Bến Mẫu"]
# what it makes in Vietnamese, in English; its products: Vietnamese, English, category, OCOP stars, level of recognition
LINES: list[tuple[str, str, list[tuple[Any, ...]]]] = [
    ("Trà sen", "Lotus tea", [
        ("Trà tim sen", "Lotus plumule tea", CATEGORY.DRINK, 4, LEVEL.REGION),
        ("Hạt sen sấy", "Dried lotus seeds", CATEGORY.FOOD, 3, ""),
    ]),
    ("Mắm", "Fish sauce", [
        ("Nước mắm cốt", "First-press fish sauce", CATEGORY.SEAFOOD, 5, LEVEL.NATION),
        ("Mắm cá linh", "Fermented river fish", CATEGORY.SEAFOOD, 3, ""),
    ]),
    ("Mây tre đan", "Rattan and bamboo", [
        ("Giỏ mây", "Rattan basket", CATEGORY.CRAFT, None, LEVEL.PROVINCE),
        ("Đèn tre", "Bamboo lamp", CATEGORY.CRAFT, None, LEVEL.NATION),
    ]),
    ("Trái cây sấy", "Dried fruit", [
        ("Xoài sấy dẻo", "Soft dried mango", CATEGORY.FRUIT, 4, ""),
        ("Mít sấy giòn", "Crisp jackfruit", CATEGORY.FRUIT, 4, LEVEL.REGION),
    ]),
    ("Cơ khí nông nghiệp", "Farm machinery", [
        ("Máy sấy lúa mini", "Small rice dryer", CATEGORY.MECHANICAL, None, LEVEL.REGION),
    ]),
    ("Dệt thổ cẩm", "Brocade weaving", [
        ("Khăn thổ cẩm", "Brocade scarf", CATEGORY.TEXTILE, None, LEVEL.PROVINCE),
    ]),
    ("Cà phê", "Coffee", [
        ("Cà phê rang xay", "Ground coffee", CATEGORY.DRINK, 3, ""),
        ("Cà phê hòa tan", "Instant coffee", CATEGORY.DRINK, None, LEVEL.PROVINCE),
    ]),
    ("Dược liệu", "Herbs", [
        ("Tinh dầu tràm", "Cajuput oil", CATEGORY.HERBS, 3, ""),
    ]),
    ("Đường thốt nốt", "Palm sugar", [
        ("Đường thốt nốt viên", "Palm sugar cubes", CATEGORY.FOOD, 4, LEVEL.REGION),
    ]),
    ("Gốm", "Pottery", [
        ("Bình gốm đỏ", "Red clay vase", CATEGORY.CRAFT, None, LEVEL.NATION),
        ("Gạch gốm trang trí", "Ornamental tile", CATEGORY.MATERIAL, None, ""),
    ]),
]  # fmt: skip
PROFILE_VI = (
    "Đơn vị giả định trong dữ liệu minh họa, sản xuất {line} từ nguyên liệu tại địa phương.\n"
    "Quy trình sản xuất được chuẩn hóa, sản phẩm có truy xuất nguồn gốc và bao bì thân thiện môi trường."
)
PROFILE_EN = "A made-up exhibitor of the demonstration: {line} from local raw material.\nTraceable, in green packaging."
SERVICES = [
    ("Điện 1 pha 16 A", "Single-phase power, 16 A", "đường điện", "line", 800_000, 4),
    ("Điện 3 pha 32 A", "Three-phase power, 32 A", "đường điện", "line", 2_500_000, 2),
    ("Bàn thêm", "Extra table", "cái", "piece", 150_000, 10),
    ("Ghế thêm", "Extra chair", "cái", "piece", 0, 20),
]
COLOURS = ["#A4161A", "#8A6100", "#1B6A3A", "#1D4F8C", "#5B3A8C", "#3D4A57"]

# Who works at a booth, and as what.
STAFF = (("Phạm Thị Minh Họa", "Phụ trách gian hàng"), ("Lê Văn Ví Dụ", "Bán hàng"))
