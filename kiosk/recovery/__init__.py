"""Backup, restore, salvage: a stand goes on giving numbers whatever became of its file."""
