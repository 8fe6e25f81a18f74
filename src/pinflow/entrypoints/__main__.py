"""``python -m pinflow.entrypoints`` is the ``pinflow`` command; child processes are started this way."""

from pinflow.entrypoints.cli import main

if __name__ == "__main__":
    main()
