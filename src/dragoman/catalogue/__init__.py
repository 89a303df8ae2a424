"""Who is who and when: states, offices, groups, bodies, media, events, instruments, as data with one lookup."""
