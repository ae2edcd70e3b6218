/* SPDX-License-Identifier: MIT */
/*
 * Message catalogues: a reader of GNU .mo files that needs no installed locale
 * and can switch language at any time (glibc can neither; from 2.39 it ignores
 * LANGUAGE under C.UTF-8). Catalogues come only from koine's own installation.
 * Every offset is checked; a bad file is refused whole. A translation that asks
 * printf for other arguments than its msgid is not used.
 *
 * The catalogue in use is the one process-wide pointer here: a translated
 * sentence may be needed wherever an error is made.
 */
#ifndef KOINE_BASE_MO_H
#define KOINE_BASE_MO_H

#include "base/err.h"
#include "base/pseudo.h"
#include "base/str.h"

/* Marks a msgid for xgettext without translating it. */
#define N_(s) s
/* The translation of msgid, or msgid itself. */
#define _(s) mo_get(s)
/* Plural form for n. */
#define P_(one, many, n) mo_plural((one), (many), (n))
/* With a context, which tells equal msgids apart. */
#define C_(ctx, s) mo_get_context((ctx), (s))
/* Marks such a msgid without translating it; C_ with the same context does. */
#define NC_(ctx, s) s

struct mo;

/*
 * Reads and checks a catalogue; NULL and ERR_INPUT if it is not one. mo_close
 * frees.
 */
struct mo *mo_open(const char *path, struct err *err);
/* A catalogue without a file, which has a text for every message. mo_close
 * frees. */
struct mo *mo_pseudo(enum pseudo_kind kind);
void mo_close(struct mo *mo);
/* Makes `mo` the catalogue in use (NULL: English). The caller keeps it open. */
void mo_use(const struct mo *mo);
const char *mo_get(const char *msgid) __attribute__((format_arg(1)));
const char *mo_get_context(const char *context, const char *msgid)
	__attribute__((format_arg(2)));
const char *mo_plural(const char *one, const char *many, unsigned long n)
	__attribute__((format_arg(1))) __attribute__((format_arg(2)));

#endif
