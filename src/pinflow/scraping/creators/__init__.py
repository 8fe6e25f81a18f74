"""A tenant's access to Amazon's Creators API: its credential, its pace, and what it brought for a day.

Nothing of it reaches the shared catalogue or whoever writes copy.
"""
