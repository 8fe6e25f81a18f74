"""A brand or niche of a tenant: its marketplace, tag, link mode, picture policy and brand kit."""
