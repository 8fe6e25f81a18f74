"""When things happen: schedules as rows, their fire times, and the process that fires each one once."""
