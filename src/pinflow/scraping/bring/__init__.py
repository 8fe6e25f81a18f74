"""What a user brings: files of products, saved pages, and pages sent by the bookmarklet."""
