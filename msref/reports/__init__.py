"""
What is told of one patient, on paper and on the screen: pure, from domain values to words, HTML and text.

Screen and print are made from the same words. Nothing is worked out here, nothing is read from a store, and no name or number of a person occurs.
"""
