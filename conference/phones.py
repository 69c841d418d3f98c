"""Phone numbers: typed as people write them, stored as E.164."""

import phonenumbers

HOME = "VN"


def e164(text: str) -> str:
    """ "0912 345 678" → "+84912345678"; a number from abroad begins with + and its country's code.

    Raises ValueError for what is no number that could be called.
    """
    try:
        number = phonenumbers.parse(text.strip(), HOME)
    except phonenumbers.NumberParseException as error:
        raise ValueError("no phone number") from error
    if not phonenumbers.is_valid_number(number):
        raise ValueError("no phone number")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def readable(number: str) -> str:
    """ "+84912345678" → "0912 345 678"; numbers of other countries with their code; what is no number as it is."""
    try:
        parsed = phonenumbers.parse(number, HOME)
    except phonenumbers.NumberParseException:
        return number
    at_home = phonenumbers.region_code_for_number(parsed) == HOME
    form = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(parsed, form.NATIONAL if at_home else form.INTERNATIONAL)
