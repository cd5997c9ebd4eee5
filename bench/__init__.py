"""What must be fast, measured against a floor in the same run."""
