"""Times as written, and the days they can mean."""
