"""What happens to a finished page: repairs for accessibility, its security policy, what the search reads of it."""
