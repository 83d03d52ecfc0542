"""
Pages on paper: one way for every page, to the preview, the printer and a PDF file.

A page gives a `Paper` (title and blocks); `sheets` sets it on numbered sheets with a head and a foot; `print_pages` asks where it goes. All of it is
loaded with the pages for a patient, never before the first frame.
"""
