/* SPDX-License-Identifier: MIT */
/*
 * LANG/check.tsv: findings that were looked at and are right as they are. The
 * columns are tier ("-" for notes and what else is in no tier), id, rule and
 * reason, under a header line that says so. A row holds for everything the rule
 * finds at that id and, for a list, at its items. Errors cannot be accepted.
 * Private to this folder.
 */
#ifndef KOINE_LINT_ACCEPT_H
#define KOINE_LINT_ACCEPT_H

#include "lint/at.h"

/* Marks the accepted findings; reports rows that are wrong or accept nothing.
 */
void accept_findings(struct lint_run *run);

#endif
