"""The API: requests of organisations' own programs, parsed and answered. Decides nothing and writes nothing itself."""
