"""The durable queue: work is put in by the transaction that writes its data, and carried out by workers.

The queue is a wake-up, not the truth: the truth is the row the job is about. A job may run twice (its worker
was killed in the middle) and may come late; handlers claim rows and find nothing to do the second time.
Who carries jobs out imports `pinflow.kit.jobs.worker`; who only puts them in does without it.
"""

from pinflow.kit.jobs.decisions import Decision, Drop, Fail, RetryAfter
from pinflow.kit.jobs.models import Handler, JobContext, JobId, JobInfo, JobStatus, NewJob, QueueCount
from pinflow.kit.jobs.queue import JobQueue

__all__ = [
    "Decision",
    "Drop",
    "Fail",
    "Handler",
    "JobContext",
    "JobId",
    "JobInfo",
    "JobQueue",
    "JobStatus",
    "NewJob",
    "QueueCount",
    "RetryAfter",
]
