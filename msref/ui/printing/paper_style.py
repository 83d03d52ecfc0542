"""
How paper looks: black on white, every difference also in shape, weight or words, so that nothing is lost in black and white.

All sizes are in units of 1/96 inch, which are the pixels of the documents.
"""

from typing import Final

from PySide6.QtGui import QFont, QTextDocument, QTextOption

from msref.ui.document_style import STRONG
from msref.ui.theme import LIGHT, Theme

# The colours of pictures on paper: greys and black, filled and open shapes.
PAPER_THEME: Final[Theme] = LIGHT._replace(
    name="paper",
    window="#ffffff",
    surface="#ffffff",
    raised="#ffffff",
    text="#000000",
    muted="#303030",
    link="#000000",
    accent="#000000",
    accent_soft="#ececec",
    line="#c4c4c4",
    border="#5a5a5a",
    good="#000000",
    good_soft="#ffffff",
    caution="#000000",
    caution_soft="#ececec",
    danger="#000000",
    danger_soft="#d2d2d2",
    unknown="#000000",
    unknown_soft="#ffffff",
)
BODY_PX: Final = 13
TABLE_PX: Final = 12
WIDE_TABLE_PX: Final = 10
SMALL_PX: Final = 10


def paper_font(pixels: float, *, strong: bool = False) -> QFont:
    """The letters of paper: the program's own, in unhinted widths, and without ligatures, which a PDF would hand on as one letter."""
    font = QFont()
    font.setPixelSize(round(pixels))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("liga"), 0)
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def paper_document(html: str, width: float, pixels: float = BODY_PX) -> QTextDocument:
    """A document set to a width."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)
    document.setDefaultFont(paper_font(pixels))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setDefaultStyleSheet(_sheet(pixels))
    document.setHtml(html)
    document.setTextWidth(width)
    return document


def _sheet(size: float) -> str:
    return f"""
body {{ color: #000000; }}
p, li {{ line-height: 128%; }}
p {{ margin-top: 0px; margin-bottom: {size * 0.5:.0f}px; }}
ul, ol {{ margin-top: 0px; margin-bottom: {size * 0.6:.0f}px; }}
li {{ margin-bottom: {size * 0.25:.0f}px; }}
h1 {{ font-size: {size * 1.6:.0f}px; font-weight: 600; margin-top: 0px; margin-bottom: {size * 0.7:.0f}px; }}
h2 {{ font-size: {size * 1.25:.0f}px; font-weight: 600; margin-top: {size * 1.1:.0f}px; margin-bottom: {size * 0.5:.0f}px; }}
h3, h4 {{ font-size: {size * 1.05:.0f}px; font-weight: 600; margin-top: {size * 0.8:.0f}px; margin-bottom: {size * 0.3:.0f}px; }}
a {{ color: #000000; text-decoration: none; }}
.kind, .quiet, .small {{ font-size: {size * 0.88:.0f}px; }}
{STRONG}
"""
