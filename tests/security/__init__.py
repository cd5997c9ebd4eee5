"""What Parvis promises to whoever trusts it with a secret, tried the way an intruder would."""
