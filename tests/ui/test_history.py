"""Back and forward."""

from msref.ui.addresses import address_of, read_address
from msref.ui.history import History


def test_back_and_forward_return_the_stops_with_their_scroll() -> None:
    """Going back finds the stop where it was left."""
    history = History()
    history.visit("home")
    history.leave_at(40)
    history.visit("record/plex")
    visit = history.back()
    assert visit is not None
    assert (visit.address, visit.position) == ("home", 40)
    assert not history.can_go_back
    forward = history.forward()
    assert forward is not None
    assert forward.address == "record/plex"
    assert history.forward() is None


def test_a_new_visit_forgets_what_lay_ahead() -> None:
    """As in a browser."""
    history = History()
    for address in ("home", "library", "evidence"):
        history.visit(address)
    history.back()
    history.visit("help")
    assert not history.can_go_forward
    assert history.back() is not None
    assert history.current is not None
    assert history.current.address == "library"


def test_the_same_address_twice_is_one_stop_and_replace_adds_none() -> None:
    """Typing a search leaves one stop, not one for each letter."""
    history = History()
    history.visit("home")
    history.visit("search/p")
    history.replace("search/plex")
    history.visit("search/plex")
    assert history.back() is not None
    assert not history.can_go_back


def test_an_address_is_taken_apart_and_search_words_stay_whole() -> None:
    """Place, what and anchor; a search may hold a hash and a slash."""
    record = read_address("record/plex-window#section-2")
    assert (record.place, record.what, record.anchor, record.page) == (
        "record",
        "plex-window",
        "section-2",
        "record/plex-window",
    )
    assert read_address("search/a/b#c").what == "a/b#c"
    assert read_address("home").page == "home"


def test_tables_and_algorithms_have_pages_of_their_own() -> None:
    """Every other kind is read as a record."""
    assert address_of("table", "t1") == "table/t1"
    assert address_of("flowchart", "acute") == "chart/acute"
    assert address_of("drug", "ocrelizumab") == "record/ocrelizumab"
