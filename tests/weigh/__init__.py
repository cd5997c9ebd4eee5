"""Weigh every page, for every role, in a real browser: `./run weigh`."""
