/* SPDX-License-Identifier: MIT */
/* Calling the rules on texts. Private to this folder. */
#ifndef KOINE_LINT_RUN_H
#define KOINE_LINT_RUN_H

#include "lint/at.h"

/* Calls every rule of a scope that reads the language of `at`. */
void run_rules(struct lint_at *at, enum lint_scope scope);
/* Calls the rules for one leaf; `at` says whose it is. */
void run_leaf(struct lint_at at, const struct doc_node *leaf);
/* For all leaves of `top` that are prose. */
void run_leaves(struct lint_at at, const struct doc_node *top);
/* For all of a file that hangs on no spine. */
void run_units(struct lint_at at, struct file *file);

#endif
