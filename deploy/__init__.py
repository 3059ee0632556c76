"""What runs around the commands where they run as services: see docker-compose.yml."""
