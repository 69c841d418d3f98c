"""The countries foreign guests come from: ISO 3166-1 alpha-2, as Vietnamese and English call them."""

from django.utils import translation

from conference.folding import fold

_LINES = """
AE|Các Tiểu vương quốc Ả Rập Thống nhất|United Arab Emirates
AF|Afghanistan|Afghanistan
AL|Albania|Albania
AM|Armenia|Armenia
AO|Angola|Angola
AR|Argentina|Argentina
AT|Áo|Austria
AU|Úc|Australia
AZ|Azerbaijan|Azerbaijan
BA|Bosnia và Herzegovina|Bosnia and Herzegovina
BD|Bangladesh|Bangladesh
BE|Bỉ|Belgium
BF|Burkina Faso|Burkina Faso
BG|Bulgaria|Bulgaria
BH|Bahrain|Bahrain
BI|Burundi|Burundi
BJ|Benin|Benin
BN|Brunei|Brunei
BO|Bolivia|Bolivia
BR|Brazil|Brazil
BT|Bhutan|Bhutan
BW|Botswana|Botswana
BY|Belarus|Belarus
CA|Canada|Canada
CD|Cộng hòa Dân chủ Congo|Congo (Democratic Republic)
CG|Cộng hòa Congo|Congo (Republic)
CH|Thụy Sĩ|Switzerland
CI|Bờ Biển Ngà|Côte d’Ivoire
CL|Chile|Chile
CM|Cameroon|Cameroon
CN|Trung Quốc|China
CO|Colombia|Colombia
CR|Costa Rica|Costa Rica
CU|Cuba|Cuba
CY|Síp|Cyprus
CZ|Séc|Czechia
DE|Đức|Germany
DK|Đan Mạch|Denmark
DO|Cộng hòa Dominica|Dominican Republic
DZ|Algeria|Algeria
EC|Ecuador|Ecuador
EE|Estonia|Estonia
EG|Ai Cập|Egypt
ES|Tây Ban Nha|Spain
ET|Ethiopia|Ethiopia
FI|Phần Lan|Finland
FJ|Fiji|Fiji
FR|Pháp|France
GA|Gabon|Gabon
GB|Vương quốc Anh|United Kingdom
GE|Georgia|Georgia
GH|Ghana|Ghana
GN|Guinea|Guinea
GR|Hy Lạp|Greece
GT|Guatemala|Guatemala
HK|Hồng Kông (Trung Quốc)|Hong Kong (China)
HN|Honduras|Honduras
HR|Croatia|Croatia
HU|Hungary|Hungary
ID|Indonesia|Indonesia
IE|Ireland|Ireland
IL|Israel|Israel
IN|Ấn Độ|India
IQ|Iraq|Iraq
IR|Iran|Iran
IS|Iceland|Iceland
IT|Ý|Italy
JM|Jamaica|Jamaica
JO|Jordan|Jordan
JP|Nhật Bản|Japan
KE|Kenya|Kenya
KG|Kyrgyzstan|Kyrgyzstan
KH|Campuchia|Cambodia
KP|Triều Tiên|Korea (North)
KR|Hàn Quốc|Korea (South)
KW|Kuwait|Kuwait
KZ|Kazakhstan|Kazakhstan
LA|Lào|Laos
LB|Liban|Lebanon
LK|Sri Lanka|Sri Lanka
LT|Litva|Lithuania
LU|Luxembourg|Luxembourg
LV|Latvia|Latvia
LY|Libya|Libya
MA|Maroc|Morocco
MD|Moldova|Moldova
ME|Montenegro|Montenegro
MG|Madagascar|Madagascar
MK|Bắc Macedonia|North Macedonia
ML|Mali|Mali
MM|Myanmar|Myanmar
MN|Mông Cổ|Mongolia
MO|Ma Cao (Trung Quốc)|Macao (China)
MT|Malta|Malta
MU|Mauritius|Mauritius
MV|Maldives|Maldives
MX|Mexico|Mexico
MY|Malaysia|Malaysia
MZ|Mozambique|Mozambique
NA|Namibia|Namibia
NE|Niger|Niger
NG|Nigeria|Nigeria
NI|Nicaragua|Nicaragua
NL|Hà Lan|Netherlands
NO|Na Uy|Norway
NP|Nepal|Nepal
NZ|New Zealand|New Zealand
OM|Oman|Oman
PA|Panama|Panama
PE|Peru|Peru
PG|Papua New Guinea|Papua New Guinea
PH|Philippines|Philippines
PK|Pakistan|Pakistan
PL|Ba Lan|Poland
PS|Palestine|Palestine
PT|Bồ Đào Nha|Portugal
PY|Paraguay|Paraguay
QA|Qatar|Qatar
RO|Romania|Romania
RS|Serbia|Serbia
RU|Nga|Russia
RW|Rwanda|Rwanda
SA|Ả Rập Xê Út|Saudi Arabia
SB|Quần đảo Solomon|Solomon Islands
SD|Sudan|Sudan
SE|Thụy Điển|Sweden
SG|Singapore|Singapore
SI|Slovenia|Slovenia
SK|Slovakia|Slovakia
SN|Senegal|Senegal
SV|El Salvador|El Salvador
SY|Syria|Syria
TG|Togo|Togo
TH|Thái Lan|Thailand
TJ|Tajikistan|Tajikistan
TL|Timor-Leste|Timor-Leste
TM|Turkmenistan|Turkmenistan
TN|Tunisia|Tunisia
TR|Thổ Nhĩ Kỳ|Türkiye
TW|Đài Loan (Trung Quốc)|Taiwan (China)
TZ|Tanzania|Tanzania
UA|Ukraine|Ukraine
UG|Uganda|Uganda
US|Hoa Kỳ|United States
UY|Uruguay|Uruguay
UZ|Uzbekistan|Uzbekistan
VE|Venezuela|Venezuela
VN|Việt Nam|Viet Nam
VU|Vanuatu|Vanuatu
YE|Yemen|Yemen
ZA|Nam Phi|South Africa
ZM|Zambia|Zambia
ZW|Zimbabwe|Zimbabwe
"""
NAMES: dict[str, tuple[str, str]] = {
    code: (vietnamese, english)
    for code, vietnamese, english in (line.split("|") for line in _LINES.split("\n") if line)
}
# ISO keeps it for users to say what they like with it.
ELSEWHERE = "XX"
_ELSEWHERE = ("Quốc gia, vùng lãnh thổ khác", "Another country or territory")


def name_of(code: str) -> str:
    """The country in the active language; a code that is not listed as it is."""
    vietnamese, english = NAMES.get(code, _ELSEWHERE if code == ELSEWHERE else (code, code))
    return english if translation.get_language() == "en" else vietnamese


def choices() -> list[tuple[str, str]]:
    """All of them in the order of the active language, accents aside."""
    named = sorted(((code, name_of(code)) for code in NAMES), key=lambda row: fold(row[1]))
    return [*named, (ELSEWHERE, name_of(ELSEWHERE))]
