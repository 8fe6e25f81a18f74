"""What fetching remembers: hosts and their circuits, refusals, second pages, product pages, categories."""
