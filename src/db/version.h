/* SPDX-License-Identifier: MIT */
/* Which library is at work in this folder, asked at run time. */
#ifndef KOINE_DB_VERSION_H
#define KOINE_DB_VERSION_H

#include "base/buf.h"

/* Appends "SQLite 3.40.1". */
void db_version(struct buf *out);

#endif
