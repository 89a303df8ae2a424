"""What the commands that ask a ledger share: names, filters, pages, formats."""
