"""
Criteria as data: the tree of a criterion (`nodes`), the answer with its reasons (`evaluate`) and its fit with the parameters (`check`).

A criterion asks the fact sheet and answers with three-valued truth; it knows no chart and no record.
"""
