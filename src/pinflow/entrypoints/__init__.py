"""Where processes begin: command line, API, workers. Only here are settings read and errors mapped."""
