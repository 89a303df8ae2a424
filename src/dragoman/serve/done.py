"""What a page says after a change: only these, whatever an address asks it to say."""

MESSAGES = {
    "correct": "Corrected.",
    "reject": "Rejected: it counts no longer.",
    "merge": "Merged into one act.",
    "split": "Taken out of its event.",
    "undo": "Taken back.",
    "read": "Kept.",
    "accept": "Accepted: it counts from now on.",
    "refuse": "Refused: it counts for nothing.",
    "keep": "The question is kept: it is answered anew whenever you open it.",
    "drop": "The question is kept no longer.",
}
"""Messages by the word that an address has for each."""
