"""The desk: the record as a place to work, in a browser, without a network."""
