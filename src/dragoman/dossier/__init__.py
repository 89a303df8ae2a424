"""The dossier room: views over a ledger."""
