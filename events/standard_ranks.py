"""The rank table with which an edition starts: the groups of the host's playbook, in their order.

The names are those of `conference/facts/playbook.json`, with our own English; whom a group takes and the order of its
positions are a proposal of ours that staff edit.
"""

from dataclasses import dataclass

from events.choices import Origin

ALL = 99


@dataclass(frozen=True)
class Row:
    """As the columns of `ProtocolGroup`; `category` is the short name of a category of the edition, if it has one."""

    name_vi: str
    name_en: str
    units: str = ""
    positions: str = ""
    origin: Origin = Origin.ANY
    category: str = ""
    by_name: int = ALL


TABLE = (
    Row(
        "Lãnh đạo Bộ Công Thương", "Leaders of the Ministry of Industry and Trade",
        units="Bộ Công Thương",
        positions="Bộ trưởng\nThứ trưởng",
    ),
    Row(
        "Các Cục, Vụ, Viện, đơn vị thuộc Bộ; tập đoàn, tổng công ty nhà nước",
        "Departments, institutes and units of the Ministry; state corporations",
        units="Bộ\nCục\nVụ\nViện\nVăn phòng Bộ\nTập đoàn\nTổng công ty",
        positions=(
            "Bộ trưởng; Thứ trưởng; Chủ tịch Hội đồng thành viên; Chủ tịch Hội đồng quản trị\n"
            "Cục trưởng; Vụ trưởng; Viện trưởng; Chánh Văn phòng; Chánh Thanh tra; Tổng Giám đốc\n"
            "Phó Cục trưởng; Phó Vụ trưởng; Phó Viện trưởng; Phó Chánh Văn phòng; Phó Tổng Giám đốc\n"
            "Trưởng phòng; Giám đốc; Trưởng ban\nPhó Trưởng phòng; Phó Giám đốc; Phó Trưởng ban\nChuyên viên"
        ),
        by_name=3,
    ),
    Row(
        "Tỉnh ủy, HĐND, UBND, Đoàn ĐBQH, Ủy ban MTTQ Việt Nam tỉnh đăng cai",
        "Party Committee, People’s Council, People’s Committee, National Assembly delegation and Fatherland Front "
        "of the host province",
        units=(
            "Tỉnh ủy\nThành ủy\nHĐND tỉnh\nHĐND thành phố\nUBND tỉnh\nUBND thành phố\nĐoàn ĐBQH\n"
            "Ủy ban MTTQ\nMTTQ\nThường trực"
        ),
        positions=(
            "Bí thư Tỉnh ủy; Bí thư Thành ủy\nPhó Bí thư Tỉnh ủy; Phó Bí thư Thành ủy\n"
            "Chủ tịch; Trưởng đoàn\nPhó Chủ tịch; Phó Trưởng đoàn\nỦy viên Ban Thường vụ\n"
            "Chánh Văn phòng\nPhó Chánh Văn phòng\nTrưởng phòng\nChuyên viên"
        ),
        origin=Origin.HOST,
        by_name=5,
    ),
    Row(
        "Lãnh đạo UBND các tỉnh, thành trong khu vực", "Leaders of the region’s People’s Committees",
        units="UBND tỉnh\nUBND thành phố\nTỉnh ủy\nThành ủy",
        positions="Bí thư; Chủ tịch\nPhó Bí thư; Phó Chủ tịch\nChánh Văn phòng\nPhó Chánh Văn phòng",
        origin=Origin.REGION,
        by_name=2,
    ),
    Row(
        "Sở Công Thương (lãnh đạo, trưởng phòng, trung tâm khuyến công và XTTM)",
        "Departments of Industry and Trade (leaders, heads of division, promotion centres)",
        units="Sở Công Thương\nTrung tâm Khuyến công\nTrung tâm Xúc tiến\nChi cục Quản lý thị trường",
        positions=(
            "Giám đốc\nPhó Giám đốc\n"
            "Giám đốc Trung tâm; Trưởng phòng; Chánh Văn phòng; Chánh Thanh tra; Chi cục trưởng\n"
            "Phó Giám đốc Trung tâm; Phó Trưởng phòng; Phó Chánh Văn phòng; Phó Chi cục trưởng\nChuyên viên"
        ),
        origin=Origin.REGION,
        by_name=1,
    ),
    Row(
        "Sở, ngành, UBND xã/phường/đặc khu của tỉnh đăng cai",
        "Departments, and People’s Committees of communes, wards and special zones of the host province",
        units="Sở\nBan\nCông an tỉnh\nBộ Chỉ huy\nUBND xã\nUBND phường\nUBND đặc khu\nĐảng ủy",
        positions=(
            "Giám đốc; Trưởng ban; Chỉ huy trưởng\nPhó Giám đốc; Phó Trưởng ban; Phó Chỉ huy trưởng\n"
            "Bí thư; Chủ tịch\nPhó Bí thư; Phó Chủ tịch\nTrưởng phòng\nPhó Trưởng phòng\nChuyên viên"
        ),
        origin=Origin.HOST,
        by_name=0,
    ),
    Row(
        "Hiệp hội ngành hàng", "Trade associations",
        units="Hiệp hội\nHội\nLiên đoàn\nLiên minh",
        positions="Chủ tịch\nPhó Chủ tịch\nTổng Thư ký; Giám đốc\nPhó Tổng Thư ký; Phó Giám đốc",
        by_name=1,
    ),
    Row(
        "Doanh nghiệp, cơ sở CNNT, đơn vị gian hàng", "Enterprises, rural producers and exhibitors",
        units="Công ty\nDoanh nghiệp\nHợp tác xã\nCơ sở\nHộ kinh doanh\nNgân hàng",
        positions=(
            "Chủ tịch\nTổng Giám đốc; Giám đốc; Chủ nhiệm; Chủ doanh nghiệp; Chủ cơ sở\n"
            "Phó Tổng Giám đốc; Phó Giám đốc; Phó Chủ tịch\nTrưởng phòng\nChuyên viên"
        ),
        category="doanh-nghiep",
        by_name=0,
    ),
    Row(
        "Khách tỉnh bạn ngoài khu vực", "Guests from provinces outside the region",
        positions="Chủ tịch; Bí thư\nPhó Chủ tịch; Phó Bí thư\nGiám đốc\nPhó Giám đốc\nTrưởng phòng\nPhó Trưởng phòng",
        origin=Origin.ELSEWHERE,
        by_name=3,
    ),
    Row(
        "Báo chí", "Press",
        units="Báo\nĐài\nTạp chí\nThông tấn xã",
        positions="Tổng Biên tập; Giám đốc\nPhó Tổng Biên tập; Phó Giám đốc\nTrưởng ban\nPhóng viên; Biên tập viên",
        category="phong-vien",
        by_name=0,
    ),
    Row(
        "Ban Tổ chức, lễ tân, lái xe, phục vụ", "Organisers, reception, drivers and service",
        units="Tiểu ban\nBan Tổ chức",
        positions="Trưởng ban; Trưởng Tiểu ban\nPhó Trưởng ban; Phó Trưởng Tiểu ban\nThành viên",
        category="ban-to-chuc",
        by_name=0,
    ),
    Row(
        "Khách quốc tế, cơ quan ngoại giao, thương vụ", "Foreign guests, diplomatic missions and trade offices",
        positions=(
            "Ambassador; Minister\nConsul General; Deputy Minister\nCommercial Counsellor; Counsellor\n"
            "Commercial Attaché; Consul; First Secretary\nDirector; President\nManager"
        ),
        origin=Origin.ABROAD,
        category="khach-quoc-te",
        by_name=3,
    ),
)  # fmt: skip
