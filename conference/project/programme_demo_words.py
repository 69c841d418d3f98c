"""What the fictional programme says. Nobody and nothing in it is real.

A person is: honorific, name, position and unit in both languages. A session's `day` counts from the
edition's first; `embargo_day` likewise, at eleven o'clock of that day.
"""

from typing import Any

Row = dict[str, Any]

CENTRE = ("Trung tâm Hội nghị tỉnh Mẫu", "Sample Province Convention Centre")
GUEST_HOUSE = ("Nhà khách tỉnh Mẫu", "Sample Province Guest House")

# key, name in Vietnamese, in English, building in Vietnamese, in English, seats
ROOMS = [
    ("a", "Hội trường A", "Hall A", *CENTRE, 600),
    ("b", "Hội trường B", "Hall B", *CENTRE, 250),
    ("g1", "Phòng họp Hoa Sen", "Lotus meeting room", *GUEST_HOUSE, 80),
    ("g2", "Phòng tiệc", "Banquet hall", *GUEST_HOUSE, 500),
    ("fair", "Khu trưng bày ngoài trời", "Outdoor fairground", "", "", None),
    ("square", "Quảng trường trung tâm", "Central square", "", "", None),
]

TRACKS = [
    ("green", "Chuyển đổi xanh", "Green transition"),
    ("links", "Liên kết vùng", "Regional links"),
    ("digital", "Chuyển đổi số", "Digital transformation"),
]

PEOPLE: dict[str, list[str]] = {
    "minister": ["Bà", "Trần Thị Minh Họa", "Thứ trưởng", "Deputy Minister",
                 "Bộ Mẫu (minh họa)", "Sample Ministry (illustration)"],
    "province": ["Ông", "Nguyễn Văn Mẫu", "Phó Chủ tịch", "Vice Chairman",
                 "UBND tỉnh Mẫu", "People's Committee of Sample Province"],
    "director": ["Ông", "Lê Thử Nghiệm", "Giám đốc", "Director",
                 "Sở Công Thương tỉnh Mẫu", "Department of Industry and Trade of Sample Province"],
    "deputy": ["Bà", "Phạm Thị Ví Dụ", "Phó Giám đốc", "Deputy Director",
               "Sở Công Thương tỉnh Mẫu", "Department of Industry and Trade of Sample Province"],
    "planning": ["Ông", "Võ Giả Định", "Vụ trưởng Vụ Kế hoạch", "Director General of Planning",
                 "Bộ Mẫu (minh họa)", "Sample Ministry (illustration)"],
    "promotion": ["Bà", "Đặng Thị Mô Phỏng", "Giám đốc Trung tâm Khuyến công", "Director of the Promotion Centre",
                  "Sở Công Thương tỉnh Ví Dụ", "Department of Industry and Trade of Example Province"],
    "association": ["Ông", "Huỳnh Văn Thí Dụ", "Chủ tịch", "Chairman",
                    "Hiệp hội Hàng thủ công Mẫu", "Sample Handicraft Association"],
    "enterprise": ["Bà", "Bùi Thị Tưởng Tượng", "Tổng Giám đốc", "Chief Executive",
                   "Công ty cổ phần Nông sản Mẫu", "Sample Farm Produce Company"],
    "energy": ["Ông", "Đỗ Quang Bản Thử", "Trưởng phòng Năng lượng", "Head of Energy",
               "Sở Công Thương tỉnh Ví Dụ", "Department of Industry and Trade of Example Province"],
    "buyer": ["Ms", "Sample Buyer Lee", "Đại diện thu mua", "Purchasing representative",
              "Chuỗi bán lẻ Mẫu", "Sample Retail Chain"],
    "host": ["Bà", "Ngô Thị Dẫn Thử", "Người dẫn chương trình", "Master of ceremonies", "", ""],
}  # fmt: skip

OPENING = {"kind": "ceremony", "vi": "Chào cờ, tuyên bố lý do, giới thiệu đại biểu",
           "en": "Salute to the flag, purpose, introduction of delegates", "minutes": 10,
           "by_vi": "Ban Tổ chức", "by_en": "Organising Committee"}  # fmt: skip
TALK = {"kind": "discussion", "vi": "Thảo luận, giải đáp kiến nghị", "en": "Discussion and answers to recommendations"}
PAUSE = {"kind": "break", "vi": "Giải lao", "en": "Break", "minutes": 15}

PAPER_TEXT_VI = """Kính thưa quý vị đại biểu,

Đây là văn bản minh họa cho một tham luận đã được công khai. Trong ba năm qua, các cơ sở công nghiệp nông thôn của tỉnh Ví Dụ đã thay dần lò đốt than bằng lò điện và lò sinh khối, giảm chi phí năng lượng và cải thiện môi trường làng nghề.

Bài học thứ nhất là hỗ trợ phải đi cùng cam kết đối ứng. Bài học thứ hai là phải đo được điện năng trước và sau khi thay thiết bị. Bài học thứ ba là các tỉnh cần dùng chung danh mục nhà cung cấp đã được kiểm chứng.

Xin trân trọng cảm ơn."""  # noqa: E501
PAPER_TEXT_EN = """Ladies and gentlemen,

This is an illustration of a contributed paper that has been made public. Over three years the rural workshops of Example Province replaced coal kilns step by step with electric and biomass ones, which cut the cost of energy and cleared the air of the craft villages.

The first lesson is that support must go with a commitment of one's own. The second is that power must be measured before and after. The third is that the provinces should share one list of proven suppliers.

Thank you."""  # noqa: E501

SESSIONS: list[Row] = [
    {"event": "other", "day": 0, "starts": "07:30", "ends": "08:15", "room": "g1",
     "vi": "Họp trù bị trưởng đoàn", "en": "Preparatory meeting of heads of delegation",
     "chairs": [("chair", "director")],
     "items": [
         {"kind": "report", "vi": "Báo cáo công tác chuẩn bị", "en": "Report on the preparations", "minutes": 15,
          "people": ["deputy"]},
         {"kind": "discussion", "vi": "Thống nhất chương trình, thứ tự phát biểu",
          "en": "Agreement on the programme and the order of speakers", "minutes": 30}]},
    {"event": "supply_demand", "day": 0, "starts": "08:45", "ends": "11:15", "room": "b", "track": "links",
     "interpretation": "en,ko", "vi": "Kết nối cung cầu hàng hóa giữa các địa phương",
     "en": "Linking supply and demand between provinces",
     "text_vi": "Nhà cung ứng của các tỉnh gặp hệ thống phân phối và nhà thu mua trong, ngoài nước.",
     "text_en": "Suppliers of the provinces meet distributors and buyers from home and abroad.",
     "chairs": [("chair", "province"), ("moderator", "deputy")],
     "items": [
         OPENING,
         {"kind": "remarks", "vi": "Phát biểu chào mừng", "en": "Welcome remarks", "minutes": 10,
          "people": ["province"], "state": "public",
          "abstract_vi": "Tỉnh Mẫu giới thiệu vùng nguyên liệu, cụm công nghiệp và cam kết đồng hành.",
          "abstract_en": "Sample Province presents its supply areas and clusters to the buyers."},
         {"kind": "paper", "vi": "Yêu cầu của hệ thống bán lẻ đối với nhà cung ứng địa phương",
          "en": "What a retail chain asks of local suppliers", "minutes": 20, "people": ["buyer"], "state": "received",
          "abstract_vi": "Bản thảo chưa duyệt: yêu cầu về bao bì và truy xuất nguồn gốc.",
          "text_vi": "Bản thảo chưa duyệt, không công khai."},
         {"kind": "paper", "vi": "Đưa nông sản chế biến vào chuỗi phân phối", "en": "Processed farm produce in retail",
          "minutes": 20, "people": ["enterprise"]},
         PAUSE,
         {"kind": "discussion", "vi": "Giao thương trực tiếp, ký biên bản ghi nhớ",
          "en": "Business meetings, signing of memoranda", "minutes": 75}]},
    {"event": "promotion", "day": 0, "starts": "13:30", "ends": "16:30", "room": "a", "interpretation": "en",
     "vi": "Hội nghị khuyến công: Phiên toàn thể", "en": "Industrial-promotion conference: plenary",
     "chairs": [("chair", "planning"), ("co_chair", "director"), ("mc", "host")],
     "items": [
         OPENING,
         {"kind": "report", "vi": "Báo cáo kết quả khuyến công khu vực", "en": "Results of industrial promotion",
          "minutes": 25, "people": ["promotion"]},
         {"kind": "paper", "vi": "Cụm công nghiệp gắn với làng nghề", "en": "Clusters linked with craft villages",
          "minutes": 20, "people": ["association"], "state": "public",
          "abstract_vi": "Mô hình cụm công nghiệp nhỏ nằm cạnh làng nghề, giữ nghề và giữ môi trường.",
          "abstract_en": "Small clusters beside craft villages keep both the craft and the environment."},
         PAUSE,
         {**TALK, "minutes": 60},
         {"kind": "remarks", "vi": "Phát biểu kết luận hội nghị khuyến công",
          "en": "Conclusions of the promotion conference",
          "minutes": 15, "people": ["planning"]}]},
    {"event": "promotion", "day": 0, "starts": "14:00", "ends": "16:00", "room": "b", "track": "digital",
     "vi": "Phiên chuyên đề: Bán hàng trên nền tảng số", "en": "Topic: selling on digital platforms",
     "chairs": [("moderator", "deputy")],
     "items": [
         {"kind": "paper", "vi": "Gian hàng số của hợp tác xã", "en": "A cooperative's digital booth", "minutes": 30,
          "people": ["enterprise"]},
         {"kind": "paper", "vi": "Kinh nghiệm livestream bán hàng từ làng nghề",
          "en": "Live selling from a craft village",
          "minutes": 30},
         {**TALK, "minutes": 45}]},
    {"event": "fair", "day": 0, "starts": "17:00", "ends": "18:15", "room": "fair",
     "vi": "Khai mạc Hội chợ triển lãm", "en": "Opening of the trade fair",
     "chairs": [("mc", "host")],
     "items": [
         {"kind": "ceremony", "vi": "Cắt băng khai mạc", "en": "Ribbon cutting", "minutes": 15,
          "by_vi": "Lãnh đạo Bộ, UBND tỉnh Mẫu", "by_en": "Leaders of the Ministry and of Sample Province"},
         {"kind": "remarks", "vi": "Phát biểu khai mạc hội chợ", "en": "Opening remarks at the fair", "minutes": 10,
          "people": ["director"]},
         {"kind": "visit", "vi": "Tham quan gian hàng", "en": "Tour of the booths", "minutes": 45,
          "by_vi": "Toàn thể đại biểu", "by_en": "All delegates"}]},
    {"event": "honours", "day": 0, "starts": "19:30", "ends": "21:00", "room": "square",
     "vi": "Lễ tôn vinh sản phẩm công nghiệp nông thôn tiêu biểu",
     "en": "Honours for typical rural industrial products",
     "chairs": [("mc", "host")],
     "items": [
         {"kind": "ceremony", "vi": "Văn nghệ chào mừng", "en": "Welcome performance", "minutes": 20},
         {"kind": "remarks", "vi": "Phát biểu chúc mừng", "en": "Congratulatory remarks", "minutes": 10,
          "people": ["province"]},
         {"kind": "ceremony", "vi": "Trao Giấy chứng nhận", "en": "Presentation of certificates", "minutes": 45,
          "by_vi": "Lãnh đạo Bộ, lãnh đạo tỉnh", "by_en": "Leaders of the Ministry and the province"}]},
    {"event": "main", "day": 1, "starts": "07:15", "ends": "07:55", "room": "a",
     "vi": "Đón tiếp đại biểu, phát tài liệu", "en": "Reception of delegates, documents",
     "items": [{"kind": "ceremony", "vi": "Đón tiếp tại sảnh Hội trường A", "en": "Reception in the foyer of Hall A",
                "minutes": 40, "by_vi": "Tiểu ban Lễ tân", "by_en": "Reception sub-committee"}]},
    {"event": "main", "day": 1, "starts": "08:00", "ends": "10:00", "room": "a", "interpretation": "en",
     "vi": "Phiên toàn thể", "en": "Plenary session",
     "text_vi": "Khai mạc, báo cáo tổng hợp và các tham luận chính của hội nghị.",
     "text_en": "Opening, summary report and the conference's main papers.",
     "chairs": [("chair", "minister"), ("co_chair", "province"), ("mc", "host")],
     "items": [
         OPENING,
         {"kind": "remarks", "vi": "Phát biểu chào mừng của lãnh đạo tỉnh đăng cai",
          "en": "Welcome by the host province",
          "minutes": 10, "people": ["province"]},
         {"kind": "remarks", "vi": "Phát biểu khai mạc", "en": "Opening address", "minutes": 15, "people": ["minister"],
          "state": "embargoed", "embargo_day": 1,
          "abstract_vi": "Nội dung chưa được phổ biến: định hướng liên kết vùng.",
          "abstract_en": "Not to be released yet: on the shape of regional links.",
          "text_vi": "Toàn văn chưa được phổ biến trước giờ khai mạc.",
          "text_en": "The full text is held back until the opening."},
         {"kind": "report", "vi": "Báo cáo tổng hợp tình hình ngành Công Thương khu vực",
          "en": "Summary report on industry and trade in the region", "minutes": 20, "people": ["planning"],
          "state": "cleared", "abstract_vi": "Bản đã duyệt, chờ công khai."},
         {"kind": "paper", "vi": "Chuyển đổi năng lượng ở làng nghề: kinh nghiệm ba năm",
          "en": "Energy transition in craft villages: lessons of three years", "minutes": 20, "people": ["energy"],
          "state": "public", "text_vi": PAPER_TEXT_VI, "text_en": PAPER_TEXT_EN,
          "abstract_vi": "Thay lò đốt than bằng lò điện và lò sinh khối: cách hỗ trợ, cách đo và những điều rút ra.",
          "abstract_en": "Coal kilns replaced by electric and biomass ones: how it was supported and measured."},
         {"kind": "paper", "vi": "Liên kết vùng trong tiêu thụ nông sản chế biến",
          "en": "Regional links in selling processed produce", "minutes": 20, "people": ["promotion", "association"]}]},
    {"event": "main", "day": 1, "starts": "10:00", "ends": "10:15", "room": "a", "vi": "Giải lao", "en": "Break",
     "items": [{"kind": "break", "vi": "Trà, cà phê; tham quan sản phẩm trưng bày",
                "en": "Tea, coffee and a look at the products", "minutes": 15}]},
    {"event": "main", "day": 1, "starts": "10:15", "ends": "11:45", "room": "a", "interpretation": "en",
     "vi": "Thảo luận, kết luận và trao cờ luân lưu", "en": "Discussion, conclusions and the handover of the flag",
     "chairs": [("chair", "minister"), ("co_chair", "province"), ("mc", "host")],
     "items": [
         {**TALK, "minutes": 60},
         {"kind": "remarks", "vi": "Phát biểu chỉ đạo và kết luận", "en": "Directing remarks and conclusions",
          "minutes": 15, "people": ["minister"]},
         {"kind": "handover", "vi": "Trao cờ luân lưu (minh họa)", "en": "Handover of the rotating flag (illustration)",
          "minutes": 10, "by_vi": "Tỉnh Mẫu trao, tỉnh Ví Dụ nhận", "by_en": "Sample Province to Example Province"}]},
    {"event": "main", "day": 1, "starts": "10:15", "ends": "11:30", "room": "b", "track": "green",
     "vi": "Phiên chuyên đề: Chuyển đổi xanh trong công nghiệp nông thôn",
     "en": "Topic: green transition in rural industry",
     "chairs": [("moderator", "director")],
     "items": [
         {"kind": "paper", "vi": "Tiêu chuẩn xanh của thị trường xuất khẩu", "en": "Green standards of export markets",
          "minutes": 20, "people": ["enterprise"]},
         {"kind": "paper", "vi": "Điện mặt trời mái nhà cho cơ sở sản xuất", "en": "Rooftop solar for workshops",
          "minutes": 20, "people": ["energy"]},
         {**TALK, "minutes": 30}]},
    {"event": "main", "day": 1, "starts": "12:15", "ends": "13:30", "room": "g2",
     "vi": "Tiệc trưa, giao lưu", "en": "Luncheon",
     "items": [{"kind": "meal", "vi": "Tiệc mời của UBND tỉnh Mẫu", "en": "Luncheon given by Sample Province",
                "minutes": 75, "by_vi": "UBND tỉnh Mẫu", "by_en": "People's Committee of Sample Province"}]},
    {"event": "field_trip", "day": 1, "starts": "14:00", "ends": "17:00",
     "vi": "Khảo sát cụm công nghiệp và làng nghề", "en": "Visit to the industrial cluster and a craft village",
     "chairs": [("moderator", "deputy")],
     "items": [
         {"kind": "visit", "vi": "Nhà máy chế biến nông sản", "en": "Farm produce plant", "minutes": 75,
          "by_vi": "Xe đón tại Nhà khách tỉnh lúc 13:45", "by_en": "Cars leave the Guest House at 13:45"},
         {"kind": "visit", "vi": "Làng nghề gốm", "en": "Pottery village", "minutes": 75}]},
    {"event": "fair", "day": 1, "room": "fair",
     "vi": "Trình diễn nghề thủ công tại gian hàng", "en": "Craft demonstrations at the booths",
     "text_vi": "Các nghệ nhân trình diễn trong ngày; giờ sẽ được thông báo tại gian hàng.",
     "text_en": "Artisans show their craft during the day; the times will be announced at the booths.",
     "items": [{"kind": "visit", "vi": "Đan lát, gốm, dệt", "en": "Weaving, pottery, basketry"}]},
    {"event": "fair", "day": 4, "starts": "16:00", "ends": "17:00", "room": "fair",
     "vi": "Bế mạc Hội chợ triển lãm", "en": "Closing of the trade fair",
     "items": [
         {"kind": "report", "vi": "Báo cáo kết quả hội chợ", "en": "Results of the fair", "minutes": 15,
          "people": ["deputy"]},
         {"kind": "ceremony", "vi": "Trao giải gian hàng đẹp", "en": "Award for the best booths", "minutes": 30}]},
]  # fmt: skip

# The items of a session made for benches: kind, in Vietnamese, in English.
FURTHER = [
    ("ceremony", "Giới thiệu đơn vị", "Introduction of the exhibitor"),
    ("paper", "Giới thiệu sản phẩm", "Presentation of the product"),
    ("discussion", "Hỏi đáp", "Questions and answers"),
]
