"""What the benchmarks of posting share: a furnished installation, its processes, a stand-in."""
