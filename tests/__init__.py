"""Tests of msref; the folders mirror the packages."""
