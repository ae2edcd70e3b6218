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
#include <unicode/udat.h>
#include <unicode/ulocdata.h>
#include <unicode/unum.h>
#include <unicode/unumsys.h>
#include <unicode/upluralrules.h>
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
	__typeof__(&unum_getAttribute) number_get;
	__typeof__(&unum_getSymbol) number_symbol;
	__typeof__(&unum_getTextAttribute) number_text;
	__typeof__(&unum_setTextAttribute) number_set_text;
	__typeof__(&unumsys_open) digits_open;
	__typeof__(&unumsys_close) digits_close;
	__typeof__(&unumsys_getName) digits_name;
	__typeof__(&ulocdata_open) locale_open;
	__typeof__(&ulocdata_close) locale_close;
	__typeof__(&ulocdata_getDelimiter) locale_quote;
	__typeof__(&ulocdata_getExemplarSet) locale_letters;
	__typeof__(&udat_open) date_open;
	__typeof__(&udat_close) date_close;
	__typeof__(&udat_getSymbols) date_symbols;
	__typeof__(&uplrules_open) plural_open;
	__typeof__(&uplrules_close) plural_close;
	__typeof__(&uplrules_select) plural_select;
};

/* Fills `i18n`. False if this machine does not have the library of the ICU that
 * koine was built with; `i18n` is then all NULL. Cheap after the first time. */
bool i18n_load(struct i18n *i18n);

#endif
