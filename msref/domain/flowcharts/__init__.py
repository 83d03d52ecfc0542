"""
Algorithms as data and the walk through them.

`chart` holds questions, actions, notes and ends with the labelled ways between them; `layout` holds where they stand on a drawing, computed
when the content is built; `walk` says where a patient stands. The screen, the outline, the one-question view and the command line all show
the same walk.
"""
