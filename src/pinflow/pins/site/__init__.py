"""The look and the words of the pages that ``write_site`` writes."""
