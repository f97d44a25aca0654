"""Who is said to have done what with or to whom, in English."""
