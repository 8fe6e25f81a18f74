"""The whole line on our own stand-ins: nothing leaves this machine, nothing real is published."""
