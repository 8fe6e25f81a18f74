"""Generated artwork: what stands on a picture without a photo."""
