"""The demonstration network: real rows with their sources, completed by labelled made-up ones."""
