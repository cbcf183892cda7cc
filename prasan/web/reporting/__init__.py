"""Documents of organisations and of the province: looked at, taken away, issued, verified."""
