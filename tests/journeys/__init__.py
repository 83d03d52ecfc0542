"""Journeys through the real program, in the user's words."""
