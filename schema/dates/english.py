"""English words of time, and patterns that find them in lower-case text."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""The code of EDTF for each season."""

DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
MONTH = rf"(?P<month>{'|'.join(MONTHS).lower()}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
YEAR = r"(?P<year>[0-9]{4})"
_SHORT_WEEKDAY = r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?"
WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS).lower()}|{_SHORT_WEEKDAY})"
SEASON = rf"(?P<season>{'|'.join(SEASONS)})"
NUMBER = rf"(?P<number>an?|{'|'.join([*reversed(_NUMBERS), *_TENS])}|[1-9][0-9]{{0,2}})"


def read_month(word: str) -> int:
    """Return the month, 1 to 12, of a name or abbreviation that MONTH matches."""
    return [name[:3].lower() for name in MONTHS].index(word[:3]) + 1


def read_weekday(word: str) -> int:
    """Return the weekday, Monday = 0 as in `date.weekday`, of a name or abbreviation that WEEKDAY matches."""
    return [name[:3].lower() for name in WEEKDAYS].index(word[:3].lower())


def read_number(word: str) -> int:
    """Return the number, 1 to 999, of a figure or word that NUMBER matches; "a" is one."""
    if word.isdecimal():
        return int(word)
    if word in _TENS:
        return 10 * (_TENS.index(word) + 2)
    return 1 if word in {"a", "an"} else _NUMBERS.index(word) + 1
