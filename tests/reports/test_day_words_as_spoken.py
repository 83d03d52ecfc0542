"""Days in another language are still known for days: kept on one line, and told without their weekday."""

from datetime import date

from msref.reports.day_words import short_day, unbroken_days, without_weekdays
from msref.words import Words, speak


def test_days_are_found_again_in_the_language_that_is_spoken() -> None:
    """The pattern follows the words, also after the language has changed."""
    assert without_weekdays(f"from {short_day(date(2008, 9, 9))}, Tuesday") == "from 09-Sep-2008, Tuesday"
    speak(Words(alter=lambda text: text.replace("Mon", "lun.").replace("Tue", "mar.").replace("Sep", "sept.")))
    told = f"le {short_day(date(2008, 9, 9))}."
    assert told == "le mar. 09-sept.-2008."
    assert without_weekdays(told) == "le 09-sept.-2008."
    assert unbroken_days(told) == "le mar.\u00a009\u2011sept.\u20112008."
    assert unbroken_days("Tue 09-Sep-2008") == "Tue 09-Sep-2008"
