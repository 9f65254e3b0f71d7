"""One object a screen: what it shows as typed properties, what can be touched as slots."""
