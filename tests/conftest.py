"""What several rooms' tests share."""

pytest_plugins = ["tests.elasticsearch"]
