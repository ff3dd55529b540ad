/** What outlives the day: checkpoints outside the database, evidence packs, retention, backups, replays. */
package io.bordereau.routes.archive;
