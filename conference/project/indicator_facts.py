"""The sector's figures and the ministry's directions, from conference/facts/stats.json and edition-x.json.

The files name figures and give numbers, units and sources; the English of units and periods, the
topics and the labels of rural products below are ours. What the files call doubtful is stored as such.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from conference.models import Edition, Province
from conference.roman import roman
from events.choices import IndicatorTopic
from events.models import Direction, Indicator, IndicatorByProvince

Row = dict[str, Any]

UNITS = {
    "%": ("%", "%"),
    "tỉnh": ("tỉnh", "provinces"),
    "cụm": ("cụm", "clusters"),
    "ha": ("ha", "ha"),
    "dự án": ("dự án", "projects"),
    "tỷ đồng": ("tỷ đồng", "billion VND"),
    "nghìn tỷ đồng": ("nghìn tỷ đồng", "trillion VND"),
    "tỷ USD": ("tỷ USD", "billion USD"),
    "lao động": ("lao động", "workers"),
    "tỉnh, thành": ("tỉnh, thành", "provinces and cities"),
    "km2": ("km²", "km²"),
    "triệu người": ("triệu người", "million people"),
    "chợ": ("chợ", "markets"),
    "sản phẩm": ("sản phẩm", "products"),
    "": ("", ""),
}
PERIODS = {"9 tháng 2024": "first nine months of 2024", "9 tháng 2025": "first nine months of 2025"}
ADDRESSED = {
    "Các địa phương": "Provinces and cities",
    "Các Sở Công Thương": "Departments of Industry and Trade",
    "Các thành phần kinh tế": "All economic sectors",
}
TOPICS = {
    IndicatorTopic.REGION: ["members", "area", "population"],
    IndicatorTopic.INDUSTRY: ["iip_growth_region_pct", "provinces_above_region_avg", "iip_growth"],
    IndicatorTopic.CLUSTERS: [
        "industrial_clusters", "industrial_clusters_area", "industrial_clusters_operating", "cluster_projects",
        "cluster_registered_capital", "cluster_jobs"],
    IndicatorTopic.TRADE: ["retail_services_revenue", "exports", "imports", "trade_surplus"],
    IndicatorTopic.INFRASTRUCTURE: ["markets", "supermarkets", "trade_centres", "convenience_stores"],
}  # fmt: skip
TOPIC_OF = {key: topic for topic, keys in TOPICS.items() for key in keys}
# The part and its whole are two figures of the file.
WHOLES = {"industrial_clusters_operating": "industrial_clusters"}
RURAL_LABELS = {
    "registered": ("Số sản phẩm công nghiệp nông thôn đăng ký bình chọn", "Rural industrial products put forward"),
    "from_provinces": ("Số địa phương có sản phẩm đăng ký", "Provinces that put products forward"),
    "recognised": ("Số sản phẩm công nghiệp nông thôn tiêu biểu được công nhận", "Products recognised as typical"),
}
BINH_THUAN = "VN63-60"


def load(stats: Row, report: Row) -> None:
    """Store the figures of each edition that has none yet, and the directions of the reported one."""
    numbered = {roman(edition.ordinal): edition for edition in Edition.objects.exclude(ordinal=None) if edition.ordinal}
    for number, told in stats["editions"].items():
        edition = numbered.get(number)
        if edition is not None and not Indicator.objects.filter(edition=edition).exists():
            _load_figures(edition, told, stats["labels"])
    reported = numbered.get(roman(report["edition"]))
    if reported is not None and not Direction.objects.filter(edition=reported).exists():
        _load_directions(reported, report["directions"], stats["editions"][roman(report["edition"])]["sources"][0])


def _load_figures(edition: Edition, told: Row, labels: Row) -> None:
    values = {row["key"]: row.get("value") for row in told["figures"]}
    rows = [_figure(row, told, labels[row["key"]], values) for row in told["figures"]]
    rows += _rural(told["rural_products"]) if "rural_products" in told else []
    for order, (fields, provinces) in enumerate(rows):
        indicator = Indicator.objects.create(edition=edition, order=order, **fields)
        IndicatorByProvince.objects.bulk_create(
            IndicatorByProvince(indicator=indicator, province_id=pk, value=value) for pk, value in provinces
        )


def _figure(row: Row, told: Row, label: Row, values: Row) -> tuple[Row, list[tuple[str, Decimal | None]]]:
    basis_vi, _, basis_en = label["basis"].partition(" / ")
    fields = {
        "key": row["key"],
        "topic": TOPIC_OF[row["key"]],
        "label_vi": label["vi"],
        "label_en": label["en"],
        **_unit(row.get("unit", "")),
        "comparator": row.get("cmp", ""),
        "value": _exact(row.get("value")),
        "of": _exact(row.get("of", values.get(WHOLES.get(row["key"], "")))),
        "growth_pct": _exact(row.get("growth_pct")),
        "share_pct": _exact(row.get("share_pct")),
        "national": _exact(row.get("national")),
        "basis_vi": basis_vi,
        "basis_en": basis_en,
        "period_vi": told["period"],
        "period_en": PERIODS[told["period"]],
        "period_from": told["period_from"],
        "period_to": told["period_to"],
        "sources": "\n".join(_sources(row, told["sources"])),
        "is_doubtful": "warn" in row,
        "doubt": row.get("warn", ""),
    }
    return fields, list(_provinces(row, told))


def _provinces(row: Row, told: Row) -> Iterator[tuple[str, Decimal | None]]:
    for pk, value in row.get("by_province", {}).items():
        yield pk, _exact(value)
    named: Iterable[str] = row.get("province_ids", [])
    if row["key"] == "members":
        named = Province.objects.members(told["period_to"]).values_list("pk", flat=True)
    for pk in named:
        yield pk, None


def _sources(row: Row, sources: list[str]) -> list[str]:
    """The tenth edition's figures all come from its first source; the second confirms those it is named with."""
    confirmed = row.get("confirmed", "")
    return [url for url in sources if ".congthuong.vn/" not in url or "Công Thương" in confirmed]


def _rural(told: Row) -> Iterator[tuple[Row, list[tuple[str, Decimal | None]]]]:
    for key, (vi, en) in RURAL_LABELS.items():
        counts_provinces = key == "from_provinces"
        fields = {
            "key": f"rural_{key}",
            "topic": IndicatorTopic.RURAL,
            "label_vi": vi,
            "label_en": en,
            **_unit("tỉnh" if counts_provinces else "sản phẩm"),
            "value": _exact(told[key]),
            "of": _exact(told["of"]) if counts_provinces else None,
            "national": _exact(told.get(f"national_{key}")),
            "sources": told["source"],
        }
        yield fields, [(BINH_THUAN, _exact(told["binh_thuan_recognised"]))] if key == "recognised" else []


def _load_directions(edition: Edition, rows: list[Row], source: str) -> None:
    for order, row in enumerate(rows):
        Direction.objects.create(
            edition=edition,
            order=order,
            addressed_to_vi=row["to"],
            addressed_to_en=ADDRESSED[row["to"]],
            text_vi=row["vi"],
            text_en=row["en"],
            source_url=source,
        )


def _unit(unit: str) -> dict[str, str]:
    vi, en = UNITS[unit]
    return {"unit_vi": vi, "unit_en": en}


def _exact(number: float | None) -> Decimal | None:
    """The number with the decimals the file gives it."""
    return None if number is None else Decimal(str(number))
