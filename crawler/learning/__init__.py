"""What archived pages teach of their sites and of their language, and when it is worth learning again."""
