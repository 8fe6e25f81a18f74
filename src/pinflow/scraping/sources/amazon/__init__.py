"""Amazon's best-seller, movers & shakers, new-release, most-wished-for and gift lists."""
