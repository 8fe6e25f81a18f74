"""How many drafts may be asked for; the API's models tell them without all that drafting needs."""

from __future__ import annotations

# More than a person looks through in one sitting is not drafted at once.
MOST_PRODUCTS = 40
# More drafts of one product than a person compares.
MOST_VARIANTS, MOST_OPEN_VARIANTS = 6, 10
