"""Keep a case on disk: sealed blobs, one SQLite file and the journal. The only room that speaks SQL."""
