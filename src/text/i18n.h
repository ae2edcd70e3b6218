/* SPDX-License-Identifier: MIT */
/*
 * ICU's second library: collation, formats and transforms. It is loaded when
 * one of them is first needed, because most runs need none, and linking it
 * costs every start half a millisecond: half as long as everything else that is
 * linked takes.
 */
#ifndef KOINE_TEXT_I18N_H
#define KOINE_TEXT_I18N_H

#include <stdbool.h>
#include <unicode/ucol.h>
#include <unicode/unum.h>
#include <unicode/utrans.h>

/* Its functions. */
struct i18n {
	__typeof__(&ucol_open) collator_open;
	__typeof__(&ucol_close) collator_close;
	__typeof__(&ucol_getSortKey) collator_key;
	__typeof__(&unum_open) number_open;
	__typeof__(&unum_close) number_close;
	__typeof__(&unum_setAttribute) number_set;
	__typeof__(&unum_formatInt64) number_format;
	__typeof__(&utrans_openU) transform_open;
	__typeof__(&utrans_close) transform_close;
	__typeof__(&utrans_transUChars) transform;
};

/* Fills `i18n`. False if this machine does not have the library of the ICU that
 * koine was built with; `i18n` is then all NULL. Cheap after the first time. */
bool i18n_load(struct i18n *i18n);

#endif
