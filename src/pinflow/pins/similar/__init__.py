"""What looks or reads like something else."""
