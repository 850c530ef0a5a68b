#!/bin/sh
# Makes the password of the server in docker/compose.yml, in the two forms that server and client read. Run again, it keeps it.
set -eu
cd "$(dirname "$0")"
mkdir -p secrets
chmod 700 secrets # the files themselves are read by users inside the containers, who are none of this machine
if [ ! -s secrets/neo4j_password ]; then
    od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >secrets/neo4j_password
fi
printf 'neo4j/%s' "$(cat secrets/neo4j_password)" >secrets/neo4j_auth
chmod 644 secrets/neo4j_password secrets/neo4j_auth
echo "The user is neo4j, the password stands in $(pwd)/secrets/neo4j_password"
