"""What a language model may add to a reading: nothing but quotations of the page, and only once a person accepts it."""
