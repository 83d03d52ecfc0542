"""
Dates that bound what a clinician plans: rules as data, held against one case.

`rules` and `vaccines` read what the content holds, `bounds` turns an interval into dates, `applies` says for whom a rule holds, `plan` holds
all rules against a fact sheet, `series` plans doses backwards, `whole_plan` looks at all windows of one vaccine together, and `conflicts`
lists where sources differ. No module reads a clock.
"""
