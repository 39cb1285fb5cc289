#!/bin/sh
# Runs once, when the volume is new: the two roles of Baton and its database. See docs/operations.md, "Roles".
set -eu
psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 \
  --set owner_password="$BATON_OWNER_PASSWORD" --set app_password="$BATON_APP_PASSWORD" \
  --file /baton/roles.sql
