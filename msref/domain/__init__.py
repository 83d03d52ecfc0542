"""
Values and rules of the reference: pure, standard library only, no file, clock, SQL or Qt.

What a clinician reads (`records`, `tables`), what is known of a patient (`parameters`, `facts`), three-valued truth (`truth`),
the criteria that facts are held against (`criteria`) and the algorithms walked with them (`flowcharts`).
"""
