"""Who is named on a page, and which names are one."""
