"""What became of the published pins: their figures day by day, and which hours speak for themselves."""
