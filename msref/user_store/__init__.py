"""What the user keeps between runs; never anything about a patient."""
