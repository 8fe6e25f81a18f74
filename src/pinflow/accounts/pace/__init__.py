"""How fast an account may ask Pinterest, whoever asks for it."""
