"""
What is told of one patient, pages as blocks for paper, and rows of evidence as pictures: pure, from domain values to words, HTML, text and shapes.

Screen and print are made from the same words. Nothing is worked out here, nothing is read from a store, and no name or number of a person occurs.
"""
