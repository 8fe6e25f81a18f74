"""One package a vendor: it speaks the vendor's language and knows nothing of ours."""
