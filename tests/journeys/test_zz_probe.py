from tests.journeys.conftest import Start
from tests.journeys.person import *
def test_probe(start,tmp_path):
    p=start()
    def say(w): print(w, p.program.window.isActiveWindow(), QApplication.focusWidget(), p.program.window.focusWidget(), [t for t in QApplication.topLevelWidgets() if t.isVisible()])
    say("start")
    p.clicks_button("Evidence"); say("ev")
    p.clicks_line("Switching"); say("sw")
    p.clicks_button("Pictures"); say("pic")
    p.presses(Qt.Key.Key_Tab); say("tab")
