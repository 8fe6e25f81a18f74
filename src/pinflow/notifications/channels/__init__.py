"""Through what people are told outside the app."""

from pinflow.notifications.channels.email import EmailNotifier
from pinflow.notifications.channels.notifier import Message, Notifier

__all__ = ["EmailNotifier", "Message", "Notifier"]
